import 'server-only';
import { FIRST_LINK } from '@/lib/audit/chain';
import { faultAt, faultAtHead, type Link } from '@/lib/audit/faults';
import { readDatabaseClock } from '@/lib/database/clock';
import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';
import type { LogKey } from './note';
import {
  getCheckpointOfDecision,
  getLastCheckpoint,
  listLinkedRows,
  type SignedCheckpoint,
} from './queries';
import { DECISIONS, isCheckpointDue, type PublicationPlace } from './rules';

/** Result of signing: a checkpoint, nothing to sign yet, or a log that does not follow the last checkpoint. */
export type Signing =
  | { is: 'signed'; checkpoint: SignedCheckpoint }
  | { is: 'not-due' }
  | { is: 'broken'; what: string };

const PAGE = 1_000;

/** Advisory lock: one process at a time signs, or appends to a file. */
const PUBLISHING = 726_005;

/** Runs quick work while no other process signs or publishes. Later statements see what the others did. */
export async function whileNobodyElse<Done>(
  work: (tx: Transaction) => Promise<Done>,
): Promise<Done> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(${PUBLISHING})`;
      return work(tx);
    },
    { timeout: 120_000 },
  );
}

/**
 * Signs the head of the audit log when that is due.
 *
 * Nothing is signed unless each row follows from the last checkpoint. If several workers try at once, one signs.
 */
export async function signHead(key: LogKey): Promise<Signing> {
  return whileNobodyElse(async (tx) => {
    const [last, head] = [await getLastCheckpoint(tx), await readHead(tx)];
    const at = await readDatabaseClock(tx);
    const hasDecision = await isDecidedAfter(tx, last?.seq ?? 0n);
    if (!isCheckpointDue({ head, last, hasDecision }, at)) return { is: 'not-due' };
    const fault = await followFrom(tx, last ?? { seq: 0n, hash: FIRST_LINK }, head);
    if (fault !== null) return { is: 'broken', what: fault };
    const { seq, hash } = head;
    const note = key.sign({ seq, hash, at: at.toISOString() });
    const checkpoint = { seq, hash, at, key: key.verifier, note };
    await tx.auditCheckpoint.create({ data: checkpoint });
    return { is: 'signed', checkpoint };
  });
}

/**
 * Returns the first checkpoint that covers the decision of a motion, and signs one if there is none yet.
 *
 * Null without a key, or while the log is not in order.
 */
export async function checkpointOfDecision(
  motionId: number,
  key: LogKey | null,
): Promise<SignedCheckpoint | null> {
  const found = await getCheckpointOfDecision(motionId);
  if (found || key === null) return found;
  await signHead(key);
  return getCheckpointOfDecision(motionId);
}

async function readHead(tx: Transaction): Promise<Link> {
  return tx.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true, hash: true } });
}

async function isDecidedAfter(tx: Transaction, seq: bigint): Promise<boolean> {
  const found = await tx.auditEntry.findFirst({
    where: { seq: { gt: seq }, action: { in: [...DECISIONS] } },
    select: { seq: true },
  });
  return found !== null;
}

/** First fault between a checkpoint and the head, in a sentence; null when each row follows from the one before. */
async function followFrom(tx: Transaction, from: Link, head: Link): Promise<string | null> {
  const start = await tx.auditEntry.findUnique({
    where: { seq: from.seq },
    select: { hash: true },
  });
  if (from.seq > 0n && start?.hash !== from.hash) {
    return `Row ${from.seq} has another hash than its checkpoint: it, or a row before it, was written anew.`;
  }
  let last: Link = from;
  for (;;) {
    const rows = await listLinkedRows(tx, { after: last.seq, until: head.seq, take: PAGE });
    for (const row of rows) {
      const fault = faultAt(last, row, head.seq);
      if (fault) return fault.what;
      last = { seq: row.seq, hash: row.hash };
    }
    if (rows.length < PAGE) return faultAtHead(last, head)?.what ?? null;
  }
}

/** Records the last row that a place of publication covers, or that it is in order with nothing new. */
export async function notePublished(place: PublicationPlace, seq: bigint | null): Promise<void> {
  const well = { failure: null, failedAt: null };
  if (seq === null) {
    await db.checkpointPublication.updateMany({
      where: { place, failure: { not: null } },
      data: well,
    });
    return;
  }
  const data = { seq, at: await readDatabaseClock(db), ...well };
  await db.checkpointPublication.upsert({
    where: { place },
    create: { place, ...data },
    update: data,
  });
}

/** Records why publishing to a place fails. True if that was not known before. */
export async function noteFailure(place: PublicationPlace, failure: string): Promise<boolean> {
  const [known, failedAt] = [
    await db.checkpointPublication.findUnique({ where: { place } }),
    await readDatabaseClock(db),
  ];
  if (known?.failure === failure) return false;
  await db.checkpointPublication.upsert({
    where: { place },
    create: { place, seq: 0n, failure, failedAt },
    update: { failure, failedAt },
  });
  return true;
}

/** Removes places that the settings no longer name. */
export async function forgetOtherPlaces(places: readonly PublicationPlace[]): Promise<void> {
  await db.checkpointPublication.deleteMany({ where: { place: { notIn: [...places] } } });
}
