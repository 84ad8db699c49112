import type { Elector, MotionFacts, StandingVote } from './types';
import type { MotionRule } from './rule-types';

type Seated = Pick<MotionFacts, 'electors' | 'votes'>;

/** True if an elector has a seat at a given time. The instant a seat starts is included, the instant it ends is not. */
export function isSitting({ joinedAt, leftAt }: Elector, at: Date): boolean {
  return joinedAt <= at && (leftAt === null || leftAt > at);
}

/**
 * Returns the vote that an elector has cast since taking their current seat, or null. {@link countedVote} decides
 * whether it counts.
 */
export function castBy(
  { id, joinedAt }: Pick<Elector, 'id' | 'joinedAt'>,
  votes: readonly StandingVote[],
): StandingVote | null {
  return votes.find((vote) => vote.electorId === id && vote.castAt >= joinedAt) ?? null;
}

/** True if a vote or consent given on one revision is valid for the current text. */
export function isCurrent(
  { revision }: { revision: number },
  facts: Pick<MotionFacts, 'revision'>,
  { onRevision }: Pick<MotionRule, 'onRevision'>,
): boolean {
  return onRevision === 'stands' || revision === facts.revision;
}

/** Returns the elector's vote that counts: cast since they took their seat, and valid for the current text. */
export function countedVote(
  elector: Pick<Elector, 'id' | 'joinedAt'>,
  facts: Pick<MotionFacts, 'votes' | 'revision'>,
  rule: Pick<MotionRule, 'onRevision'>,
): StandingVote | null {
  const vote = castBy(elector, facts.votes);
  return vote && isCurrent(vote, facts, rule) ? vote : null;
}

/** True if an elector voted on an earlier text and has not confirmed that vote, so that it does not count. */
export function isOutdated(
  elector: Pick<Elector, 'id' | 'joinedAt'>,
  facts: Pick<MotionFacts, 'votes' | 'revision'>,
  rule: Pick<MotionRule, 'onRevision'>,
): boolean {
  const vote = castBy(elector, facts.votes);
  return vote !== null && !isCurrent(vote, facts, rule);
}

/** The people whose consent was given to an earlier text and is not valid for this one, each once. */
export function outdatedConsents(
  facts: Pick<MotionFacts, 'approvals' | 'revision'>,
  rule: Pick<MotionRule, 'onRevision'>,
): string[] {
  const outdated = facts.approvals.filter((consent) => !isCurrent(consent, facts, rule));
  return [...new Set(outdated.map(({ personId }) => personId))];
}

/** True if an elector takes part at a given time: has a seat and is not recused. */
export function isParticipant(elector: Elector, at: Date): boolean {
  return isSitting(elector, at) && (elector.recusedAt === null || elector.recusedAt > at);
}

/**
 * Returns the seat that counts for a person at a given time, recused or not; null without a seat.
 *
 * The thresholds are shares of "TC members" (charter, *Motions*), and members are people: two electors who turn out to
 * be one person are one member with one vote. A merge moves nothing (lib/people/identity/merge-commands.ts), so both
 * seats and both votes stay. The seat used last counts, because a member's later vote replaces the earlier one. If the
 * merge is undone, each seat counts again as before.
 */
export function seatOf(personId: string, { electors, votes }: Seated, at: Date): Elector | null {
  const seats = electors.filter(
    (elector) => elector.personId === personId && isSitting(elector, at),
  );
  return lastUsed(seats, votes);
}

/**
 * A seat of the actor. `nearness` is 2 for the seat of the account in use, 1 for the person's, 0 for that of another
 * row merged into them.
 */
export type OwnSeat = { id: string; nearness: number };

/**
 * Returns the id of the seat that an elector's action is written to.
 *
 * If several seats turned out to be one person's, it is the seat of the account in use, or else the person's own: if
 * the merge is undone, no seat then holds another person's vote. A recused member acts on the seat they are recused on.
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

/** Returns the seat that was voted or recused on last; the first one if none was used. */
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

/** True if an elector has this seat but counts by another: they turned out to be the same person as another elector. */
export function isDouble(elector: Elector, facts: Seated, at: Date): boolean {
  const { id, personId } = elector;
  if (personId === null || !isSitting(elector, at)) return false;
  const seat = seatOf(personId, facts, at);
  return seat !== null && seat.id !== id;
}

/** Lists everyone with a seat at a given time, each person once, including the recused and the proposer. */
export function seatedElectors(facts: Seated, at: Date): Elector[] {
  return facts.electors.filter(
    (elector) => isSitting(elector, at) && !isDouble(elector, facts, at),
  );
}

/**
 * Lists the electors who make up N: those who have a seat, are not recused and, where the rule leaves the proposer out,
 * did not propose the motion; each person once. A vacant seat is not counted until it is filled.
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
