import 'server-only';
import { readDatabaseClock } from '@/lib/database/clock';
import { db } from '@/lib/database/client';
import type { Actor } from '@/lib/people/role-rules';
import type { OwnSeat } from './electorate-rules';
import type { MotionFacts } from './types';
import type { MotionRule } from './rule-types';
import { factsOf, readEntryRow, ruleOf, type EntryRow } from './row-queries';
import type { Transaction } from '@/lib/database/transaction';

/** A motion whose row is locked until the transaction ends, as it was at `now` by the database's clock. */
export type LockedMotion = {
  id: number;
  row: EntryRow;
  facts: MotionFacts;
  rule: MotionRule | null;
  now: Date;
};

/**
 * Timeouts in milliseconds. Writers queue for the last entry of the audit log; a busy minute must not turn votes away.
 */
const TIMEOUTS = { maxWait: 20_000, timeout: 20_000 };

/** Runs one command's transaction: all of it is committed, or nothing. */
export function inTransaction<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
  return db.$transaction(work, TIMEOUTS);
}

/**
 * Locks a motion, then reads the clock, then the motion; null if there is no such motion.
 *
 * `share` is for additions to an undecided motion (votes, recusals, comments): such transactions do not wait for each
 * other. `exclusive` is for changes to the motion itself and for consents; it waits for transactions under way, and
 * later ones see the change. So a decision counts everything that was let in before it. All commands lock in the order
 * motion, seat, audit log.
 */
export async function lockMotion(
  tx: Transaction,
  id: number,
  strength: 'share' | 'exclusive',
): Promise<LockedMotion | null> {
  const locked =
    strength === 'share'
      ? await tx.$queryRaw<unknown[]>`select "id" from "Motion" where "id" = ${id} for share`
      : await tx.$queryRaw<unknown[]>`select "id" from "Motion" where "id" = ${id} for update`;
  return locked.length === 0 ? null : readMotion(tx, id);
}

/**
 * Like {@link lockMotion} with `share`, and locks the seats of one person too: one member's actions on a motion run one
 * after the other. `seats` includes the seats of all rows merged into that person.
 */
export async function lockMotionAndSeat(
  tx: Transaction,
  id: number,
  { personId, userId }: Pick<Actor, 'personId' | 'userId'>,
): Promise<(LockedMotion & { seats: OwnSeat[] }) | null> {
  const locked = await tx.$queryRaw<
    unknown[]
  >`select "id" from "Motion" where "id" = ${id} for share`;
  if (locked.length === 0) return null;
  // Locked in the same order, whichever account is in use.
  const seats = await tx.$queryRaw<OwnSeat[]>`
    select e."id", case p."id"
      when (select u."personId" from "User" u where u."id" = ${userId}::uuid) then 2
      when ${personId}::uuid then 1 else 0 end as nearness
    from "MotionElector" e join "Person" p on p."id" = e."personId"
    where e."motionId" = ${id} and ${personId}::uuid in (p."id", p."mergedIntoId")
    order by e."id"
    for update of e`;
  return { ...(await readMotion(tx, id)), seats };
}

/**
 * Like {@link lockMotion} with `exclusive`, and locks all competing motions too, in the order of their numbers: of two
 * that are decided at once, the second sees the first one's outcome.
 */
export async function lockMotionAndRivals(
  tx: Transaction,
  id: number,
): Promise<LockedMotion | null> {
  const rivals = await tx.motionLink.findMany({
    where: { motionId: id, kind: 'motion' },
    select: { target: true },
  });
  const ids = [id, ...rivals.map(({ target }) => Number(target))];
  await tx.$queryRaw<unknown[]>`
    select "id" from "Motion" where "id" = any(${ids}) order by "id" for update`;
  return lockMotion(tx, id, 'exclusive');
}

/** Reads everything the rules need, after the locks: it does not change until the transaction ends. */
export async function readMotion(tx: Transaction, id: number): Promise<LockedMotion> {
  const now = await readDatabaseClock(tx);
  const row = await readEntryRow(tx, id);
  return { id, row, facts: factsOf(row), rule: ruleOf(row), now };
}
