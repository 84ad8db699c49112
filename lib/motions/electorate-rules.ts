import type { Elector, MotionFacts, MotionRule } from './rules';

/** Whether somebody has a seat at a moment. The first instant of a seat is in it, the instant it ends is not. */
export function isSitting({ joinedAt, leftAt }: Elector, at: Date): boolean {
  return joinedAt <= at && (leftAt === null || leftAt > at);
}

/** Whether an elector takes part at a moment: sits, and is not recused. */
export function isParticipant(elector: Elector, at: Date): boolean {
  return isSitting(elector, at) && (elector.recusedAt === null || elector.recusedAt > at);
}

/**
 * The electors who are N: those who sit now, are not recused, and did not propose it where the rule leaves the
 * proposer out. A vacant seat is nobody, so it is not counted until it is filled.
 */
export function countedElectors(
  { electors, proposerId }: Pick<MotionFacts, 'electors' | 'proposerId'>,
  { countsProposer }: Pick<MotionRule, 'countsProposer'>,
  at: Date,
): Elector[] {
  return electors.filter(
    (elector) =>
      isParticipant(elector, at) &&
      (countsProposer || elector.personId === null || elector.personId !== proposerId),
  );
}
