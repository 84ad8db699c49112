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

/** What came of it: a checkpoint, nothing to sign yet, or a log that doesn't follow the last checkpoint. */
export type Signing =
  | { is: 'signed'; checkpoint: SignedCheckpoint }
  | { is: 'not-due' }
  | { is: 'broken'; what: string };

const PAGE = 1_000;

/** Signing and appending to a file are done by one process at a time. */
const PUBLISHING = 726_005;

/** Does some quick work while no other process signs or publishes; later statements see what the others did. */
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
 * Signs the head of the audit log, when that is due. What does not follow from the last checkpoint, row by row, is not
 * signed. Of workers that sign at once one does.
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
 * The first checkpoint that covers what the decision of a motion wrote. Signs one where none does yet; null where that
 * can't be: without a key, or while the log is not in order.
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

/** What is wrong with the rows between a checkpoint and the head; null when each follows from the one before. */
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

/** Writes down that a place has got as far as a row, or that it is in order with nothing new to publish. */
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

/** Writes down why a place gets no further; answers whether that is news. */
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

/** Forgets places that the settings name no more. */
export async function forgetOtherPlaces(places: readonly PublicationPlace[]): Promise<void> {
  await db.checkpointPublication.deleteMany({ where: { place: { notIn: [...places] } } });
}
