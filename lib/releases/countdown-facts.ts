import type { MilestoneRole } from './milestone-rules';

/** Facts from which the sentences of a countdown message are made. Days are already in words. */
export type Facts = {
  /** Title of the series: `2027.1 Indri`. */
  series: string;
  /** Title of the series that comes after, or `the next series` if it has no name yet. */
  nextSeries: string;
  branch: string;
  releaseDay: string;
  /** Weeks to the release; 0 in its week, negative after it. */
  weeks: number;
  /** Returns the day of a milestone in words; null if the schedule has none. */
  day: (role: MilestoneRole) => string | null;
  /** Returns the title of a milestone in the schedule. */
  title: (role: MilestoneRole) => string;
  /** Returns the whole weeks from this week to the milestone's; null if the schedule has none. */
  weeksTo: (role: MilestoneRole) => number | null;
};

/** Sentences of a section. Nulls are left out, so that a sentence can depend on a milestone the cycle may lack. */
export type Words = (facts: Facts) => (string | null)[];

/** A phase of the cycle, and the sentences for it. */
export type Phase = {
  name: string;
  isNow: (facts: Facts) => boolean;
  focus: Words;
  general: Words;
  actions: Words;
};

/** No sentences. */
export const none: Words = () => [];

/** Says how far away a week is: `this week`, `next week`, `in 3 weeks`; `later` for null. */
export function away(weeks: number | null): string {
  if (weeks === null) return 'later';
  if (weeks === 0) return 'this week';
  return weeks === 1 ? 'next week' : `in ${weeks} weeks`;
}

/** True if a milestone is exactly this number of weeks away. */
export const isAt = (role: MilestoneRole, weeks: number) => (facts: Facts) =>
  facts.weeksTo(role) === weeks;

/** True if a milestone's week is in the past. */
export function hasPassed(facts: Facts, role: MilestoneRole): boolean {
  const weeks = facts.weeksTo(role);
  return weeks !== null && weeks < 0;
}

/** Returns the sentence if the schedule has the milestone, or else null. */
export function given(
  facts: Facts,
  role: MilestoneRole,
  sentence: (day: string) => string | null,
): string | null {
  const day = facts.day(role);
  return day === null ? null : sentence(day);
}
