import 'server-only';
import type { LinkedRow } from '@/lib/audit/chain';
import { db } from '@/lib/database/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Transaction } from '@/lib/database/transaction';
import { PUBLIC_ACTIONS, PUBLIC_CONCEPTS, type PublicationPlace } from './rules';

/** A signed checkpoint. `key` is the verifier of the key that signed it, `note` the whole signed text. */
export type SignedCheckpoint = { seq: bigint; hash: string; at: Date; key: string; note: string };

const signed = { seq: true, hash: true, at: true, key: true, note: true } as const;

/** Returns the last checkpoint, or null before the first. */
export async function getLastCheckpoint(tx: Transaction = db): Promise<SignedCheckpoint | null> {
  return tx.auditCheckpoint.findFirst({ orderBy: { seq: 'desc' }, select: signed });
}

/** Lists checkpoints of rows numbered below `before`, latest first. */
export async function listCheckpoints({
  before,
  take,
}: {
  before?: bigint;
  take: number;
}): Promise<SignedCheckpoint[]> {
  return db.auditCheckpoint.findMany({
    where: before === undefined ? {} : { seq: { lt: before } },
    orderBy: { seq: 'desc' },
    take,
    select: signed,
  });
}

/** Lists checkpoints of rows numbered above `after`, in order. */
export async function listCheckpointsAfter(after: bigint): Promise<SignedCheckpoint[]> {
  return db.auditCheckpoint.findMany({
    where: { seq: { gt: after } },
    orderBy: { seq: 'asc' },
    select: signed,
  });
}

/** Returns the first checkpoint that covers the decision of a motion, or null while there is none. */
export async function getCheckpointOfDecision(motionId: number): Promise<SignedCheckpoint | null> {
  const decided = await db.auditEntry.findFirst({
    where: { subject: `motion/${motionId}`, action: { in: ['motion.pass', 'motion.reject'] } },
    orderBy: { seq: 'desc' },
    select: { seq: true },
  });
  if (!decided) return null;
  return db.auditCheckpoint.findFirst({
    where: { seq: { gte: decided.seq } },
    orderBy: { seq: 'asc' },
    select: signed,
  });
}

/** Lists rows of the log numbered above `after` and up to `until`, in order, in the form that is hashed. */
export async function listLinkedRows(
  tx: Transaction,
  { after, until, take }: { after: bigint; until: bigint; take: number },
): Promise<LinkedRow[]> {
  return tx.$queryRaw<LinkedRow[]>`
    select seq, "actorId"::text as "actorId", actor, action, subject, reason, detail, changes, previous, hash,
      coalesce(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '') as at
    from "AuditEntry" where seq > ${after} and seq <= ${until} order by "AuditEntry".seq limit ${take}`;
}

/** Returns the hash of a row of the log, or null if no row has that number. */
export async function getHashOfRow(seq: bigint): Promise<string | null> {
  const row = await db.auditEntry.findUnique({ where: { seq }, select: { hash: true } });
  return row?.hash ?? null;
}

/** A public row of the log. */
export type PublicRow = {
  seq: bigint;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  reason: string;
  hash: string;
};

const isPublic: Prisma.AuditEntryWhereInput = {
  OR: [
    ...PUBLIC_CONCEPTS.map((concept) => ({ action: { startsWith: `${concept}.` } })),
    { action: { in: [...PUBLIC_ACTIONS] } },
  ],
};

/** Lists public rows of the log numbered below `before`, latest first. */
export async function listPublicRows({
  before,
  take,
}: {
  before?: bigint;
  take: number;
}): Promise<PublicRow[]> {
  return db.auditEntry.findMany({
    where: before === undefined ? isPublic : { AND: [isPublic, { seq: { lt: before } }] },
    orderBy: { seq: 'desc' },
    take,
    select: {
      ...{ seq: true, at: true, actor: true, action: true },
      ...{ subject: true, reason: true, hash: true },
    },
  });
}

/** State of a place of publication: the last row it covers, when, and the failure since. */
export type Publication = {
  place: PublicationPlace;
  seq: bigint;
  at: Date | null;
  failure: string | null;
  failedAt: Date | null;
};

/** Lists the places that checkpoints are published at, with their state. */
export async function listPublications(): Promise<Publication[]> {
  return db.checkpointPublication.findMany({
    orderBy: { place: 'asc' },
    select: { place: true, seq: true, at: true, failure: true, failedAt: true },
  });
}
