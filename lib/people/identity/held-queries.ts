import 'server-only';
import { db } from '@/lib/database/client';
import type { HeldAlias } from './claim-queries';
import { listSameIds } from './group-queries';

/** Every name and address that is held on somebody, under any of their rows. For themselves only. */
export async function listHeld(personId: string): Promise<HeldAlias[]> {
  const rows = await db.personAlias.findMany({
    where: { personId: { in: await listSameIds(personId) } },
    orderBy: [{ kind: 'asc' }, { source: 'asc' }, { value: 'asc' }],
    distinct: ['kind', 'value', 'source'],
    select: { kind: true, value: true, source: true },
  });
  return rows;
}

/** Everything that is held on somebody, for them to take away. */
export async function exportHeld(personId: string) {
  const ids = await listSameIds(personId);
  const own = { personId: { in: ids } };
  const [rows, names, identities, grants, claims, merges, votes, comments, motions, mail, former] =
    await Promise.all([
      db.person.findMany({
        where: { id: { in: ids } },
        select: { handle: true, name: true, origin: true, mergedIntoId: true },
      }),
      listHeld(personId),
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
      db.motionVoteCast.findMany({
        where: { elector: own },
        orderBy: { id: 'asc' },
        select: { motionId: true, choice: true, comment: true, revision: true, castAt: true },
      }),
      db.motionComment.findMany({
        where: own,
        orderBy: { saidAt: 'asc' },
        select: { motionId: true, text: true, saidAt: true, hiddenAt: true, hiddenReason: true },
      }),
      db.motion.findMany({
        where: { proposerId: { in: ids } },
        orderBy: { id: 'asc' },
        select: { id: true, title: true, proposedAt: true },
      }),
      db.mailChoice.findMany({ where: own, select: { kind: true, isOff: true, chosenAt: true } }),
      db.formerAddress.findMany({ where: own, select: { address: true, replacedAt: true } }),
    ]);
  const entries = rows.map(({ mergedIntoId, ...row }) => ({
    ...row,
    isMerged: mergedIntoId !== null,
  }));
  return {
    entries,
    names,
    identities,
    grants,
    claims,
    merges,
    votes,
    comments,
    motions,
    mail,
    former,
  };
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
