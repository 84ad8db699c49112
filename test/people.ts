import { randomUUID } from 'node:crypto';
import { db } from '@/lib/database/client';
import { giveGrant } from '@/lib/people/roles/grant-commands';
import type { Actor, Role, RoleName } from '@/lib/people/role-rules';
import { handleOf, nameKey } from '@/lib/people/name-rules';

type Alias = { kind: string; value: string; source?: string };

/** Adds a person to the database, with origin `record` unless another is given. */
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

/** Returns the aliases of a person in the record with this name, nick and address. */
export function recordAliases(name: string, irc: string, email: string): Alias[] {
  return [
    { kind: 'name', value: name },
    { kind: 'irc', value: irc },
    { kind: 'email', value: email },
  ];
}

/** Adds a person who has signed in and is not in the record. Returns an actor with these roles. */
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

/** Returns an actor for a stored person. Its roles are grants for the whole community. */
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

/** Grants a person a role for a year through the command. Returns the id of the grant. */
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
