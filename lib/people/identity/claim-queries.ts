import 'server-only';
import { storable } from '@/lib/text';
import { db } from '@/lib/database/client';
import type { MergeRow } from './merge-rules';

/** A person as a claim shows them: their page, and whether an account is linked to them. */
export type ClaimSide = MergeRow & {
  handle: string;
  name: string;
  /** Number of users that are this person already. */
  users: number;
  /**
   * Names and addresses with their sources. Contains e-mail addresses: only for the person themselves and for admins.
   */
  aliases: HeldAlias[];
};

/** A name or address of a person, with its source. */
export type HeldAlias = { kind: string; value: string; source: string };

/** A claim in a list. */
export type ClaimEntry = {
  id: string;
  state: string;
  reason: string;
  askedAt: Date;
  decidedAt: Date | null;
  decisionReason: string | null;
  claimant: { handle: string; name: string };
  person: { handle: string; name: string };
};

const named = { select: { handle: true, name: true } } as const;

const entry = {
  id: true,
  state: true,
  reason: true,
  askedAt: true,
  decidedAt: true,
  decisionReason: true,
  claimant: named,
  person: named,
} as const;

/** Lists open claims, the longest waiting first. */
export async function listOpenClaims(): Promise<ClaimEntry[]> {
  return db.personClaim.findMany({
    where: { state: 'open' },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    take: 200,
    select: entry,
  });
}

/** Lists decided and withdrawn claims, latest first. */
export async function listClosedClaims(): Promise<ClaimEntry[]> {
  return db.personClaim.findMany({
    where: { state: { not: 'open' } },
    orderBy: [{ decidedAt: 'desc' }, { id: 'asc' }],
    take: 100,
    select: entry,
  });
}

/** Lists the claims of a person, under any of their rows, latest first. */
export async function listOwnClaims(personId: string): Promise<ClaimEntry[]> {
  return db.personClaim.findMany({
    where: { claimant: { OR: [{ id: personId }, { mergedIntoId: personId }] } },
    orderBy: [{ askedAt: 'desc' }, { id: 'asc' }],
    take: 50,
    select: entry,
  });
}

/** Returns a claim with the facts an admin needs to decide it, or null. */
export async function getClaim(
  id: string,
): Promise<(ClaimEntry & { sides: { claimant: ClaimSide; person: ClaimSide } }) | null> {
  const claim = await db.personClaim.findUnique({
    where: { id },
    select: { ...entry, claimantId: true, personId: true },
  });
  if (!claim) return null;
  const { claimantId, personId, ...rest } = claim;
  const [claimant, person] = await Promise.all([getSide(claimantId), getSide(personId)]);
  return claimant && person ? { ...rest, sides: { claimant, person } } : null;
}

/** Returns a person for an admin by the id of any of their rows, or null. */
export async function getSide(id: string): Promise<ClaimSide | null> {
  const own = await db.person.findUnique({
    where: { id },
    select: { id: true, mergedIntoId: true },
  });
  if (!own) return null;
  const canonicalId = own.mergedIntoId ?? own.id;
  const rows = await db.person.findMany({
    where: { OR: [{ id: canonicalId }, { mergedIntoId: canonicalId }] },
    select: {
      id: true,
      handle: true,
      name: true,
      origin: true,
      aliases: {
        orderBy: [{ kind: 'asc' }, { value: 'asc' }],
        select: { kind: true, value: true, source: true },
      },
      _count: { select: { users: true } },
    },
  });
  const root = rows.find((row) => row.id === canonicalId);
  if (!root) return null;
  return {
    id: root.id,
    handle: root.handle,
    name: root.name,
    origin: root.origin,
    canonicalId,
    users: rows.reduce((sum, { _count }) => sum + _count.users, 0),
    aliases: rows.flatMap(({ aliases }) => aliases),
  };
}

/** Returns a person for an admin by the handle of any of their rows, or null. */
export async function findSide(handle: string): Promise<ClaimSide | null> {
  const row = await db.person.findUnique({
    where: { handle: storable(handle) },
    select: { id: true },
  });
  return row && getSide(row.id);
}
