import { recordAudit, ROLLCALL } from '@/lib/audit/record';
import { getCommunityBody } from '@/lib/community/community';
import { db } from '@/lib/database/client';
import { seatsOf } from '@/lib/people/roles/role-queries';
import type { BodySeat } from '@/lib/people/roles/seat-queries';
import type { Transaction } from '@/lib/database/transaction';
import { isVotingOver, takesVotes } from './clock-rules';
import { subjectOf } from './history-queries';
import { inTransaction, lockMotion, readMotion, type LockedMotion } from './motion-transaction';
import { seatChanges } from './seat-rules';

/** Number of motions checked, and of seats added, ended, resumed or matched with a person. */
export type SeatReport = { motions: number; changes: number };

/**
 * Updates the electorates of undecided motions from the seats of their bodies. A new member gets a vote; a member who
 * leaves loses it; one who returns gets the seat again and votes again. The worker calls this after each sync. Calling
 * it again changes nothing.
 */
export async function followSeats(): Promise<SeatReport> {
  const motions = await db.motion.findMany({
    where: { state: { in: ['open', 'held'] } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  let changes = 0;
  for (const { id } of motions) changes += await followSeatsOf(id);
  return { motions: motions.length, changes };
}

/** Like {@link followSeats}, for one motion; returns the number of changed seats. */
export async function followSeatsOf(id: number): Promise<number> {
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'exclusive');
    return motion ? followSeatsIn(tx, motion) : 0;
  });
}

/**
 * Updates the electorate of a motion locked `exclusive`, and returns the updated motion: whether the worker or a person
 * decides a motion, the same members count.
 */
export async function withSeatsFollowed(
  tx: Transaction,
  motion: LockedMotion,
): Promise<LockedMotion> {
  const changes = await followSeatsIn(tx, motion);
  if (changes === 0) return motion;
  return { ...(await readMotion(tx, motion.id)), now: motion.now };
}

async function followSeatsIn(tx: Transaction, motion: LockedMotion): Promise<number> {
  const { id, facts } = motion;
  if (!takesVotes(facts.state)) return 0;
  const found = await seatsToFollow(tx, motion);
  if (!found) return 0;
  const changes = seatChanges(facts.electors, found.seats);
  const written = await writeSeats(tx, id, { now: found.at, changes });
  for (const { action, elector, name } of written) {
    await recordAudit(tx, ROLLCALL, {
      action,
      subject: subjectOf(id),
      reason: 'The seats of the body have changed.',
      detail: { elector, name },
    });
  }
  return written.length;
}

/**
 * The current seats, and the time from which they count. After the end of voting it is the seats at that end, where
 * they are known: grants have dates, but the list in the record has none, so there the electorate stays unchanged.
 */
async function seatsToFollow(
  tx: Transaction,
  { row, facts, now }: LockedMotion,
): Promise<{ seats: BodySeat[]; at: Date } | null> {
  const body = getCommunityBody(row.body);
  if (!body) return null;
  const isOver = isVotingOver(facts, now);
  if (isOver && body.members !== 'granted') return null;
  const at = isOver ? (facts.closesAt ?? now) : now;
  return { seats: await seatsOf(row.body, at, tx), at };
}

type WrittenSeat = { action: `motion.${string}`; elector: string; name: string };

async function writeSeats(
  tx: Transaction,
  motionId: number,
  { now, changes }: { now: Date; changes: ReturnType<typeof seatChanges> },
): Promise<WrittenSeat[]> {
  const written: WrittenSeat[] = [];
  for (const { elector, personId } of changes.recognised) {
    await tx.motionElector.update({ where: { id: elector.id }, data: { personId } });
    written.push({ action: 'motion.name-seat', elector: elector.id, name: elector.name });
  }
  for (const { id, name } of changes.returned) {
    // An earlier vote no longer counts: it is older than the seat.
    await tx.motionElector.update({ where: { id }, data: { leftAt: null, joinedAt: now } });
    written.push({ action: 'motion.resume-seat', elector: id, name });
  }
  for (const { id, name } of changes.left) {
    await tx.motionElector.update({ where: { id }, data: { leftAt: now } });
    written.push({ action: 'motion.leave-seat', elector: id, name });
  }
  for (const seat of changes.joined) {
    const { id } = await tx.motionElector.create({
      data: { ...seat, motionId, joinedAt: now },
      select: { id: true },
    });
    written.push({ action: 'motion.join-seat', elector: id, name: seat.name });
  }
  return written;
}
