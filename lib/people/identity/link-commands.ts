import 'server-only';
import { recordAudit, ROLLCALL } from '@/lib/audit/record';
import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';
import { lockIdentities } from './commands';
import { joinRows } from './merge-commands';
import { aliasKey } from './alias-rules';
import { addressKey } from '@/lib/people/name-rules';

/** Claims of an identity provider about a person who signs in. */
export type SignedIn = {
  userId: string;
  /** Provider's id, such as `github`. */
  provider: string;
  /** Login at the provider, if it has one. */
  login: string | null;
  /** Address that the provider has verified, or null. */
  verifiedEmail: string | null;
};

/**
 * Stores a verified address, and links the user to the person in the record whose address it is.
 *
 * This happens once. A user who is already linked stays linked to that person, whatever addresses come later (admins
 * see the conflict), and a link that an admin has removed is not restored.
 */
export async function linkIdentity({
  userId,
  provider,
  login,
  verifiedEmail,
}: SignedIn): Promise<{ isLinked: boolean }> {
  const email = addressKey(verifiedEmail);
  return db.$transaction(async (tx) => {
    const { personId, person } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { personId: true, person: { select: { handle: true, name: true } } },
    });
    let isNew = email !== null && (await keepVerified(tx, personId, 'email', email));
    if (provider === 'github' && login) {
      isNew = (await keepVerified(tx, personId, 'github', login)) || isNew;
    }
    const isLinked = email !== null && (await linkByAddress(tx, personId, email, provider));
    if (isNew && !isLinked) {
      const actor = { personId, name: person.name };
      await recordAudit(tx, actor, {
        action: 'person.verify',
        subject: `person/${person.handle}`,
        reason: 'The identity provider vouches for what this person is called.',
        detail: { provider },
      });
    }
    return { isLinked };
  });
}

/**
 * Links users who signed in before the record named them, by their verified address. Returns how many. Runs after each
 * sync; a second run does nothing.
 */
export async function linkWaiting(): Promise<number> {
  const waiting = await db.$queryRaw<{ personId: string; email: string }[]>`
    select u."personId", lower(u."email" collate "C") as email from "User" u join "Person" p on p."id" = u."personId"
    where u."emailVerified" is not null and p."origin" = 'sign-in' and p."mergedIntoId" is null
      and exists (
        select from "PersonAlias" a where a."kind" = 'email' and a."key" = lower(u."email" collate "C") and a."source" = 'record'
      )`;
  let linked = 0;
  for (const { personId, email } of waiting) {
    const isLinked = await db.$transaction((tx) => linkByAddress(tx, personId, email, 'sync'));
    if (isLinked) linked += 1;
  }
  return linked;
}

/** Keeps the one verified address, and the one login at a provider, of a user. True if it is new. */
async function keepVerified(
  tx: Transaction,
  personId: string,
  kind: 'email' | 'github',
  value: string,
): Promise<boolean> {
  const others = await tx.user.findMany({
    where: { personId, email: { not: null } },
    select: { email: true },
  });
  const kept = kind === 'email' ? others.map(({ email }) => aliasKey(kind, email ?? '')) : [];
  const gone = await tx.personAlias.deleteMany({
    where: { personId, kind, source: 'verified', key: { notIn: [...kept, aliasKey(kind, value)] } },
  });
  const added = await tx.personAlias.createMany({
    data: { personId, kind, value, key: aliasKey(kind, value), source: 'verified' },
    skipDuplicates: true,
  });
  return gone.count + added.count > 0;
}

async function linkByAddress(
  tx: Transaction,
  personId: string,
  email: string,
  provider: string,
): Promise<boolean> {
  if (!(await findTarget(tx, personId, email))) return false;
  await lockIdentities(tx);
  const pair = await findTarget(tx, personId, email);
  if (!pair) return false;
  const { from, into } = pair;
  const reason = 'The identity provider vouches for an address that the record gives this person.';
  const mergeId = await joinRows(tx, {
    fromId: from.id,
    intoId: into.id,
    reason: 'verified address',
    mergedById: null,
  });
  await recordAudit(tx, ROLLCALL, {
    action: 'person.tie',
    subject: `person/${into.handle}`,
    reason,
    detail: { merge: mergeId, from: from.handle, into: into.handle, provider },
  });
  return true;
}

type Named = { id: string; handle: string };

/**
 * Finds the row to link and the person to link it to. Null if the row is not (or no longer) a separate sign-in, if the
 * record gives the address to nobody or to several people, or if an admin has separated the two before.
 */
async function findTarget(
  tx: Transaction,
  personId: string,
  email: string,
): Promise<{ from: Named; into: Named } | null> {
  const from = await tx.person.findUnique({
    where: { id: personId, origin: 'sign-in', mergedIntoId: null },
    select: { id: true, handle: true },
  });
  if (!from) return null;
  const named = { id: true, handle: true };
  const owners = await tx.personAlias.findMany({
    where: { kind: 'email', key: email, source: 'record' },
    select: { person: { select: { ...named, mergedInto: { select: named } } } },
  });
  const roots = new Map(
    owners.map(({ person: { mergedInto, ...row } }) => {
      const root = mergedInto ?? { id: row.id, handle: row.handle };
      return [root.id, root] as const;
    }),
  );
  const [into] = roots.values();
  if (roots.size !== 1 || !into || into.id === personId) return null;
  const ownerIds = owners.map(({ person }) => person.id);
  const parted = await tx.personMerge.count({
    where: { fromId: personId, intoId: { in: [into.id, ...ownerIds] } },
  });
  return parted === 0 ? { from, into } : null;
}
