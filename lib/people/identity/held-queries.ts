import 'server-only';
import { db } from '@/lib/database/client';
import type { HeldAlias } from './claim-queries';
import { listSameIds } from './group-queries';

/** Lists all names and addresses held on a person, under any of their rows. Only for the person themselves. */
export async function listHeld(personId: string): Promise<HeldAlias[]> {
  return listHeldAliases(await listSameIds(personId));
}

function listHeldAliases(ids: readonly string[]): Promise<HeldAlias[]> {
  return db.personAlias.findMany({
    where: { personId: { in: [...ids] } },
    orderBy: [{ kind: 'asc' }, { source: 'asc' }, { value: 'asc' }],
    distinct: ['kind', 'value', 'source'],
    select: { kind: true, value: true, source: true },
  });
}

/**
 * Exports the identity of the person of these rows: names, accounts, roles, claims and merges. Only for the person
 * themselves.
 */
export async function exportIdentity(personIds: readonly string[]) {
  const ids = [...personIds];
  const own = { personId: { in: ids } };
  const [rows, names, identities, grants, claims, merges] = await Promise.all([
    db.person.findMany({
      where: { id: { in: ids } },
      select: { handle: true, name: true, origin: true, mergedIntoId: true },
    }),
    listHeldAliases(ids),
    db.user.findMany({ where: own, select: identity }),
    db.grant.findMany({ where: own, orderBy: { grantedAt: 'asc' }, select: grant }),
    db.personClaim.findMany({
      where: { claimantId: { in: ids } },
      orderBy: { askedAt: 'asc' },
      select: { reason: true, state: true, askedAt: true, decidedAt: true, decisionReason: true },
    }),
    db.personMerge.findMany({
      where: { OR: [{ fromId: { in: ids } }, { intoId: { in: ids } }] },
      orderBy: { mergedAt: 'asc' },
      select: { reason: true, mergedAt: true, undoneAt: true, undoneReason: true },
    }),
  ]);
  const entries = rows.map(({ mergedIntoId, ...row }) => ({
    ...row,
    isMerged: mergedIntoId !== null,
  }));
  return { entries, names, identities, grants, claims, merges };
}

const identity = {
  name: true,
  email: true,
  emailVerified: true,
  createdAt: true,
  accounts: { select: { provider: true, providerAccountId: true, createdAt: true } },
  sessions: { select: { createdAt: true, seenAt: true, expires: true, device: true } },
  knownBrowsers: { select: { firstAt: true, seenAt: true } },
} as const;

const grant = {
  role: true,
  scope: true,
  reason: true,
  grantedAt: true,
  expiresAt: true,
  revokedAt: true,
  revokeReason: true,
} as const;
