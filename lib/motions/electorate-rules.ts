import type { Elector, MotionFacts, MotionRule } from './rules';

type Seated = Pick<MotionFacts, 'electors' | 'votes'>;

/** Whether somebody has a seat at a moment. The first instant of a seat is in it, the instant it ends is not. */
export function isSitting({ joinedAt, leftAt }: Elector, at: Date): boolean {
  return joinedAt <= at && (leftAt === null || leftAt > at);
}

/** Whether an elector takes part at a moment: sits, and is not recused. */
export function isParticipant(elector: Elector, at: Date): boolean {
  return isSitting(elector, at) && (elector.recusedAt === null || elector.recusedAt > at);
}

/**
 * The seat by which a person counts at a moment, recused or not; null without a seat.
 *
 * The thresholds are shares of "TC members" (charter, *Motions*), and members are people: two electors who turn out
 * to be one person are one member with one vote. A merge moves nothing (lib/people/merge-commands.ts), so both seats
 * and both votes stay; the one that was used last counts, as what a member says later takes the place of what they
 * said before. Undone, each counts again as it did.
 */
export function seatOf(personId: string, { electors, votes }: Seated, at: Date): Elector | null {
  const seats = electors.filter(
    (elector) => elector.personId === personId && isSitting(elector, at),
  );
  return lastUsed(seats, votes);
}

/** The seat that was voted or recused on last; the first of those that never were. */
export function lastUsed(seats: readonly Elector[], votes: MotionFacts['votes']): Elector | null {
  const usedAt = ({ id, joinedAt, recusedAt }: Elector) => {
    const vote = votes.find(({ electorId, castAt }) => electorId === id && castAt >= joinedAt);
    return Math.max(vote?.castAt.getTime() ?? -Infinity, recusedAt?.getTime() ?? -Infinity);
  };
  return seats.reduce<Elector | null>(
    (last, seat) => (last === null || usedAt(seat) > usedAt(last) ? seat : last),
    null,
  );
}

/** Whether somebody sits here and counts by another seat: they turned out to be one person with another elector. */
export function isDouble(elector: Elector, facts: Seated, at: Date): boolean {
  const { id, personId } = elector;
  if (personId === null || !isSitting(elector, at)) return false;
  const seat = seatOf(personId, facts, at);
  return seat !== null && seat.id !== id;
}

/**
 * The electors who are N: those who sit now, are not recused, and did not propose it where the rule leaves the
 * proposer out; nobody twice. A vacant seat is nobody, so it is not counted until it is filled.
 */
export function countedElectors(
  facts: Seated & Pick<MotionFacts, 'proposerId'>,
  { countsProposer }: Pick<MotionRule, 'countsProposer'>,
  at: Date,
): Elector[] {
  return facts.electors.filter(
    (elector) =>
      isParticipant(elector, at) &&
      !isDouble(elector, facts, at) &&
      (countsProposer || elector.personId === null || elector.personId !== facts.proposerId),
  );
}
