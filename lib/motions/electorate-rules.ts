import type { Elector, MotionFacts, MotionRule, StandingVote } from './types';

type Seated = Pick<MotionFacts, 'electors' | 'votes'>;

/** Whether somebody has a seat at a moment. The first instant of a seat is in it, the instant it ends is not. */
export function isSitting({ joinedAt, leftAt }: Elector, at: Date): boolean {
  return joinedAt <= at && (leftAt === null || leftAt > at);
}

/**
 * The vote that an elector has cast since they took the seat they hold; null without one. Whether it counts is for
 * {@link countedVote} to say.
 */
export function castBy(
  { id, joinedAt }: Pick<Elector, 'id' | 'joinedAt'>,
  votes: readonly StandingVote[],
): StandingVote | null {
  return votes.find((vote) => vote.electorId === id && vote.castAt >= joinedAt) ?? null;
}

/** Whether something that was said of one revision holds for the text as it is now. */
export function isCurrent(
  { revision }: { revision: number },
  facts: Pick<MotionFacts, 'revision'>,
  { onRevision }: Pick<MotionRule, 'onRevision'>,
): boolean {
  return onRevision === 'stands' || revision === facts.revision;
}

/** The vote of an elector that counts: cast since they took their seat, and for the text as it is now. */
export function countedVote(
  elector: Pick<Elector, 'id' | 'joinedAt'>,
  facts: Pick<MotionFacts, 'votes' | 'revision'>,
  rule: Pick<MotionRule, 'onRevision'>,
): StandingVote | null {
  const vote = castBy(elector, facts.votes);
  return vote && isCurrent(vote, facts, rule) ? vote : null;
}

/** Whether an elector voted on an earlier text and has not confirmed that vote, so that it does not count. */
export function isOutdated(
  elector: Pick<Elector, 'id' | 'joinedAt'>,
  facts: Pick<MotionFacts, 'votes' | 'revision'>,
  rule: Pick<MotionRule, 'onRevision'>,
): boolean {
  const vote = castBy(elector, facts.votes);
  return vote !== null && !isCurrent(vote, facts, rule);
}

/** Who gave a consent to an earlier text that does not hold for this one; somebody with several is named once. */
export function outdatedConsents(
  facts: Pick<MotionFacts, 'approvals' | 'revision'>,
  rule: Pick<MotionRule, 'onRevision'>,
): string[] {
  const outdated = facts.approvals.filter((consent) => !isCurrent(consent, facts, rule));
  return [...new Set(outdated.map(({ personId }) => personId))];
}

/** Whether an elector takes part at a moment: sits, and is not recused. */
export function isParticipant(elector: Elector, at: Date): boolean {
  return isSitting(elector, at) && (elector.recusedAt === null || elector.recusedAt > at);
}

/**
 * The seat by which a person counts at a moment, recused or not; null without a seat.
 *
 * The thresholds are shares of "TC members" (charter, *Motions*), and members are people: two electors who turn out
 * to be one person are one member with one vote. A merge moves nothing (lib/people/identity/merge-commands.ts), so both seats
 * and both votes stay; the one that was used last counts, as what a member says later takes the place of what they
 * said before. Undone, each counts again as it did.
 */
export function seatOf(personId: string, { electors, votes }: Seated, at: Date): Elector | null {
  const seats = electors.filter(
    (elector) => elector.personId === personId && isSitting(elector, at),
  );
  return lastUsed(seats, votes);
}

/** A seat of whoever acts; nearness is 2 for the seat of the account in use, 1 for the person's, 0 for another row's. */
export type OwnSeat = { id: string; nearness: number };

/**
 * The seat that is written to when somebody acts by an elector.
 *
 * Of several seats that turned out to be one person's, that is the one of the account in use, or else of the person:
 * when the merge is undone, nobody finds a vote of somebody else's on their seat. Who is recused acts on the seat they
 * are recused on.
 */
export function seatToWrite(
  counting: Elector,
  own: readonly OwnSeat[],
  { facts, now }: { facts: Pick<MotionFacts, 'electors'>; now: Date },
): string {
  if (counting.recusedAt) return counting.id;
  const taking = facts.electors.filter((elector) => isParticipant(elector, now));
  const [nearest] = own
    .filter((seat) => taking.some(({ id }) => id === seat.id))
    .sort((one, other) => other.nearness - one.nearness);
  return (nearest ?? counting).id;
}

/** The seat that was voted or recused on last; the first of those that never were. */
export function lastUsed(seats: readonly Elector[], votes: MotionFacts['votes']): Elector | null {
  const usedAt = (seat: Elector) => {
    const vote = castBy(seat, votes);
    return Math.max(vote?.castAt.getTime() ?? -Infinity, seat.recusedAt?.getTime() ?? -Infinity);
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

/** Everybody with a seat at a moment, nobody twice; the recused and the proposer among them. */
export function seatedElectors(facts: Seated, at: Date): Elector[] {
  return facts.electors.filter(
    (elector) => isSitting(elector, at) && !isDouble(elector, facts, at),
  );
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
