import { recordAudit, ROLLCALL } from '@/lib/audit';
import { getCommunityBody } from '@/lib/community';
import { readDatabaseClock } from '@/lib/database-clock';
import { db } from '@/lib/db';
import { seatsOf } from '@/lib/people/role-queries';
import type { Seat } from '@/lib/people/seat-queries';
import type { Transaction } from '@/lib/sync/source';
import { isVotingOver, takesVotes } from './clock-rules';
import { subjectOf } from './history-queries';
import { inTransaction, lockMotion } from './locking-queries';
import { seatChanges } from './seat-rules';

/** How many seats of motions were given, ended or given back. */
export type SeatReport = { motions: number; changes: number };

/** Who sits now on the body that a motion is before; nobody for a motion that is not there. */
export async function currentSeats(motionId: number): Promise<Seat[]> {
  const motion = await db.motion.findUnique({ where: { id: motionId }, select: { body: true } });
  return motion ? seatsOf(motion.body, await readDatabaseClock(db)) : [];
}

/**
 * Makes the electorates of undecided motions follow the seats of their bodies: who joins gets a vote, who leaves
 * loses it, who comes back gets the seat again and votes anew. Called by the worker after each sync; a second time
 * changes nothing.
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

/** Like {@link followSeats}, of one motion. After the end of voting its electorate stays as it is. */
export async function followSeatsOf(id: number): Promise<number> {
  const seats = await currentSeats(id);
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'alone');
    if (!motion || !getCommunityBody(motion.row.body)) return 0;
    const { facts, now } = motion;
    if (!takesVotes(facts.state) || isVotingOver(facts, now)) return 0;
    const written = await writeSeats(tx, id, { now, changes: seatChanges(facts.electors, seats) });
    for (const { action, elector, name } of written) {
      await recordAudit(tx, ROLLCALL, {
        action,
        subject: subjectOf(id),
        reason: 'The seats of the body have changed.',
        detail: { elector, name },
      });
    }
    return written.length;
  });
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
    // A vote from before counts no longer: it is older than the seat.
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
