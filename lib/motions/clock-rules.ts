import type { MotionFacts, MotionState } from './types';
import type { MotionRule } from './rule-types';

const DAY_IN_MS = 86_400_000;

/** Returns the time exactly `days` × 24 hours later. The minimum time and the end of voting are counted so. */
export function daysLater(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY_IN_MS);
}

/** True if a motion in this state takes votes. A motion on hold still does. */
export function takesVotes(state: MotionState): boolean {
  return state === 'open' || state === 'held';
}

/** True once voting has ended by the clock. The end is exclusive: a vote at that instant is late. */
export function isVotingOver({ closesAt }: Pick<MotionFacts, 'closesAt'>, at: Date): boolean {
  return closesAt !== null && at >= closesAt;
}

/**
 * Returns the earliest time at which the rule lets a motion pass, inclusive; null before the
 * opening.
 *
 * 1. The minimum time has passed since the clock started.
 * 2. A text that was written while the vote was open has been out for the reading time.
 */
export function earliestDecision(
  facts: Pick<MotionFacts, 'clockStartedAt' | 'openedAt' | 'revisedAt'>,
  rule: Pick<MotionRule, 'minimumDays' | 'readingDays'>,
): Date | null {
  const { clockStartedAt } = facts;
  if (!clockStartedAt) return null;
  return latest([daysLater(clockStartedAt, rule.minimumDays), readingEnds(facts, rule)]);
}

/** Returns the end of the reading time of a text that was written while the vote was open; null if there is none. */
export function readingEnds(
  { openedAt, revisedAt }: Pick<MotionFacts, 'openedAt' | 'revisedAt'>,
  { readingDays }: Pick<MotionRule, 'readingDays'>,
): Date | null {
  const isLate = openedAt !== null && revisedAt !== null && revisedAt > openedAt;
  return isLate && readingDays > 0 ? daysLater(revisedAt, readingDays) : null;
}

/** Returns the earliest end of voting that may be announced at a given time. */
export function earliestEnd(
  at: Date,
  { minimumDays, leastVotingDays }: Pick<MotionRule, 'minimumDays' | 'leastVotingDays'>,
): Date {
  return daysLater(at, Math.max(minimumDays, leastVotingDays));
}

/** Returns the earliest time at which a motion may be decided before its announced end; null if no end is announced. */
export function earliestEarlyEnd(
  { clockStartedAt, closesAt }: Pick<MotionFacts, 'clockStartedAt' | 'closesAt'>,
  rule: Pick<MotionRule, 'minimumDays' | 'leastVotingDays'>,
): Date | null {
  return clockStartedAt && closesAt ? earliestEnd(clockStartedAt, rule) : null;
}

/**
 * Returns the end of voting after a revision. It moves, if needed, so that the new text is out for the reading time
 * before it.
 */
export function endAfterRevision(
  facts: Pick<MotionFacts, 'openedAt' | 'revisedAt' | 'closesAt'>,
  rule: Pick<MotionRule, 'readingDays'>,
): Date | null {
  return facts.closesAt && latest([facts.closesAt, readingEnds(facts, rule)]);
}

function latest(moments: readonly (Date | null)[]): Date | null {
  const times = moments.flatMap((moment) => (moment ? [moment.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.max(...times));
}

/** Returns the clock of a motion that starts, or restarts, at a given time. An end of voting moves by as much. */
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
