import type { MilestoneRole } from './milestone-rules';

/** What the sentences of a countdown message are made of. Days are already in words. */
export type Facts = {
  /** `2027.1 Indri`. */
  series: string;
  /** The series that comes after; `the next series` while it has no name. */
  nextSeries: string;
  branch: string;
  releaseDay: string;
  /** Weeks to the release; 0 in its week, negative after it. */
  weeks: number;
  /** The day of a milestone in words; null when the schedule has none. */
  day: (role: MilestoneRole) => string | null;
  /** The title of a milestone as the schedule has it. */
  title: (role: MilestoneRole) => string;
  /** Whole weeks from this week to the milestone's; null when the schedule has none. */
  weeksTo: (role: MilestoneRole) => number | null;
};

/** Sentences of a section; null is left out, so that a sentence can hang on a milestone the cycle may lack. */
export type Words = (facts: Facts) => (string | null)[];

/** What is told in a phase of the cycle. */
export type Phase = {
  name: string;
  isNow: (facts: Facts) => boolean;
  focus: Words;
  general: Words;
  actions: Words;
};

/** Nothing to say. */
export const none: Words = () => [];

/** How far away, in words: `this week`, `next week`, `in 3 weeks`. */
export function away(weeks: number | null): string {
  if (weeks === null) return 'later';
  if (weeks === 0) return 'this week';
  return weeks === 1 ? 'next week' : `in ${weeks} weeks`;
}

/** Whether a milestone is so many weeks away. */
export const isAt = (role: MilestoneRole, weeks: number) => (facts: Facts) =>
  facts.weeksTo(role) === weeks;

/** Whether a milestone's week lies behind. */
export function hasPassed(facts: Facts, role: MilestoneRole): boolean {
  const weeks = facts.weeksTo(role);
  return weeks !== null && weeks < 0;
}

/** The sentence, if the milestone it speaks of is known. */
export function given(
  facts: Facts,
  role: MilestoneRole,
  sentence: (day: string) => string | null,
): string | null {
  const day = facts.day(role);
  return day === null ? null : sentence(day);
}
