import type { Threshold } from '@/lib/community/types';
import type { Obstacle } from './types';
import type { MotionRule } from './rule-types';

/** The votes of a body's members on a motion. Members who did not vote are in `members` only. */
export type MotionVotes = {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  /** Number of members who take part. */
  readonly members: number;
  /** Number of members with a seat, including those who do not take part; defaults to `members`. */
  readonly all?: number;
};

/** Lists the rule's demands on the count that the votes do not meet; empty when all are met. */
export function countObstacles(votes: MotionVotes, rule: MotionRule): Obstacle[] {
  const { yes, no, members } = votes;
  const obstacles: Obstacle[] = [];
  if (yes < rule.yesVotes) obstacles.push({ is: 'yes-votes', have: yes, need: rule.yesVotes });
  for (const threshold of rule.thresholds) {
    const need = yesFor(votes, threshold);
    if (yes >= need) continue;
    obstacles.push(
      isMajority(threshold)
        ? { is: 'not-more-yes-than-no', yes, no }
        : { is: 'threshold', have: yes, need, threshold },
    );
  }
  const have = yes + no + votes.abstain;
  const need = rule.quorum ? shareOf(members, rule.quorum) : 0;
  if (have < need) obstacles.push({ is: 'quorum', have, need });
  return obstacles;
}

/** True if a threshold means "more yes than no". It is described in those words, and a tie is a rejection. */
export function isMajority({ of, numerator, denominator, is }: Threshold): boolean {
  return of === 'yes-and-no' && numerator * 2 === denominator && is === 'more-than';
}

/**
 * Returns the smallest number of yes votes that reaches a share of `members`, at least one.
 *
 * @example
 * fewestOf({ of: 'members', numerator: 1, denominator: 2, is: 'more-than' }, 9); // => 5
 */
export function fewestOf({ numerator, denominator, is }: Threshold, members: number): number {
  if (is === 'at-least') return Math.max(1, shareOf(members, { numerator, denominator }));
  return Math.floor((numerator * members) / denominator) + 1;
}

/** Returns a share of a number, rounded up, computed in whole numbers: a third of 13 is 5. */
export function shareOf(
  number: number,
  { numerator, denominator }: { numerator: number; denominator: number },
): number {
  const whole = numerator * number;
  return (whole - (whole % denominator)) / denominator + (whole % denominator > 0 ? 1 : 0);
}

/**
 * Returns the smallest number of yes votes that meets a threshold, at least one: without a yes vote nothing is decided.
 * A share of the members depends on their number alone, never on the votes cast.
 */
function yesFor(votes: MotionVotes, threshold: Threshold): number {
  if (threshold.of === 'members') return fewestOf(threshold, votes.members);
  if (threshold.of === 'all-members') return fewestOf(threshold, votes.all ?? votes.members);
  return Math.max(1, fewestOfVotes(votes, threshold));
}

/**
 * Returns the same for a share of votes, given the current no votes and abstentions. If no number meets it, returns one
 * more than could be cast.
 */
function fewestOfVotes({ no, abstain, members }: MotionVotes, threshold: Threshold): number {
  const most = members - no - abstain;
  for (let yes = 0; yes <= most; yes++) {
    const votes = threshold.of === 'cast' ? yes + no + abstain : yes + no;
    if (isMet(yes, votes, threshold)) return yes;
  }
  return most + 1;
}

/** Compares yes × denominator with numerator × votes, in whole numbers. A tie is not more than half. */
function isMet(yes: number, votes: number, { numerator, denominator, is }: Threshold): boolean {
  const share = yes * denominator;
  const bar = numerator * votes;
  return is === 'more-than' ? share > bar : share >= bar;
}

/** Returns the number of yes votes that a rule asks for, given the current no votes and abstentions. */
export function yesNeeded(votes: MotionVotes, { yesVotes, thresholds }: MotionRule): number {
  return Math.max(yesVotes, ...thresholds.map((threshold) => yesFor(votes, threshold)));
}
