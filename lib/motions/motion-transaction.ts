import 'server-only';
import { readDatabaseClock } from '@/lib/database/clock';
import { db } from '@/lib/database/client';
import type { Actor } from '@/lib/people/role-rules';
import type { OwnSeat } from './electorate-rules';
import type { MotionFacts, MotionRule } from './types';
import { factsOf, readEntryRow, ruleOf, type EntryRow } from './row-queries';
import type { Transaction } from '@/lib/database/transaction';

/** A motion whose row is locked until the transaction ends, as it stood at `now` by the database's clock. */
export type LockedMotion = {
  id: number;
  row: EntryRow;
  facts: MotionFacts;
  rule: MotionRule | null;
  now: Date;
};

/** Writers queue for the audit log's last link; a busy minute must not turn votes away. */
const TIMEOUTS = { maxWait: 20_000, timeout: 20_000 };

/** One command's transaction: all of it lands or nothing does. */
export function inTransaction<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
  return db.$transaction(work, TIMEOUTS);
}

/**
 * Locks a motion, then reads the clock, then reads the motion; null when there is none of that number.
 *
 * `share` is for what adds to an undecided motion (votes, consents, comments): such transactions pass each other.
 * `exclusive` is for what changes the motion itself; it waits for those under way, and those that come later see the
 * change. So whatever was let in before a decision is part of it. All commands lock in the order motion, seat,
 * audit log.
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
 * Like {@link lockMotion} with `share`, with the seats of one person locked too: what one member does to one
 * motion happens one after the other. `seats` are those, however many rows turned out to be that person.
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
  // Locked in one order, whichever account is in use.
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
 * Like {@link lockMotion} with `exclusive`, with all motions that it competes with locked too, in the order of their
 * numbers: of two that are decided at once, the second sees what became of the first.
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

/** What the rules need, read after the locks: nobody changes it until the transaction ends. */
export async function readMotion(tx: Transaction, id: number): Promise<LockedMotion> {
  const now = await readDatabaseClock(tx);
  const row = await readEntryRow(tx, id);
  return { id, row, facts: factsOf(row), rule: ruleOf(row), now };
}
