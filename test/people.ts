import { randomUUID } from 'node:crypto';
import { db } from '@/lib/database/client';
import { giveGrant } from '@/lib/people/roles/grant-commands';
import type { Actor, Role, RoleName } from '@/lib/people/role-rules';
import { handleOf, nameKey } from '@/lib/people/name-rules';

type Alias = { kind: string; value: string; source?: string };

/** Somebody in the database; of the record unless another origin is given. */
export async function addPerson(
  name: string,
  {
    origin = 'record',
    aliases = [],
  }: { origin?: 'record' | 'sign-in' | 'demo'; aliases?: Alias[] } = {},
): Promise<{ id: string; handle: string; name: string }> {
  return db.person.create({
    data: {
      name,
      origin,
      handle: handleOf(name),
      aliases: {
        create: aliases.map((alias) => ({ source: 'record', ...alias, key: nameKey(alias.value) })),
      },
    },
    select: { id: true, handle: true, name: true },
  });
}

/** What the record says of somebody with a name, a nick and an address. */
export function recordAliases(name: string, irc: string, email: string): Alias[] {
  return [
    { kind: 'name', value: name },
    { kind: 'irc', value: irc },
    { kind: 'email', value: email },
  ];
}

/** Somebody who has signed in and is in no record, with what they may do. */
export async function addUser(
  name: string,
  { email = null, roles = [] }: { email?: string | null; roles?: RoleName[] } = {},
): Promise<Actor> {
  const person = await addPerson(name, { origin: 'sign-in' });
  const user = await db.user.create({
    data: { name, personId: person.id, email, emailVerified: email ? new Date() : null },
    select: { id: true },
  });
  return actorOf(person, user.id, roles);
}

/** An actor of a person that is stored. Roles are by grant and of the community. */
export function actorOf(
  { id, handle, name }: { id: string; handle: string; name: string },
  userId: string = randomUUID(),
  roles: readonly RoleName[] = [],
): Actor {
  return {
    personId: id,
    userId,
    sessionId: randomUUID(),
    handle,
    name,
    isDemo: false,
    roles: roles.map((role): Role => ({
      name: role,
      scope: null,
      ground: 'grant',
      reason: 'Test.',
      until: null,
    })),
  };
}

/** Gives somebody a role for a year, by the command; answers the grant. */
export async function giveRole(
  admin: Actor,
  handle: string,
  reason = 'For a good reason.',
): Promise<string> {
  const lastDay = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
  const input = { handle, role: 'digest-editor' as const, scope: null, lastDay, reason };
  const result = await giveGrant(admin, input);
  if (!result.ok) throw new Error(`The command refused: ${result.refusal}`);
  return result.value.grantId;
}
