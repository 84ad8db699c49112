import type { MotionFacts, MotionRule, MotionState } from './rules';

const DAY_IN_MS = 86_400_000;

/** The moment exactly this many times 24 hours later: what minimum and end of voting are counted by. */
export function daysLater(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY_IN_MS);
}

/** Whether a vote may be cast in this state; a motion that is held still takes votes. */
export function takesVotes(state: MotionState): boolean {
  return state === 'open' || state === 'held';
}

/** Whether voting has ended by the clock. The end is exclusive: a vote at that instant is late. */
export function isVotingOver({ closesAt }: Pick<MotionFacts, 'closesAt'>, at: Date): boolean {
  return closesAt !== null && at >= closesAt;
}

/** The earliest moment at which the rule lets a motion pass; null before the opening. Exactly then is enough. */
export function earliestDecision(
  { clockStartedAt }: Pick<MotionFacts, 'clockStartedAt'>,
  { minimumDays }: Pick<MotionRule, 'minimumDays'>,
): Date | null {
  return clockStartedAt && daysLater(clockStartedAt, minimumDays);
}

/** The clock of a motion that starts, or starts again, at a moment. An end of voting moves along with it. */
export function clockFrom(
  startsAt: Date,
  { closesAfterDays }: Pick<MotionRule, 'closesAfterDays'>,
  before: Pick<MotionFacts, 'clockStartedAt' | 'closesAt'> | null = null,
): { clockStartedAt: Date; closesAt: Date | null } {
  if (before?.clockStartedAt && before.closesAt) {
    const moved = startsAt.getTime() - before.clockStartedAt.getTime();
    return { clockStartedAt: startsAt, closesAt: new Date(before.closesAt.getTime() + moved) };
  }
  const closesAt = closesAfterDays === null ? null : daysLater(startsAt, closesAfterDays);
  return { clockStartedAt: startsAt, closesAt };
}
