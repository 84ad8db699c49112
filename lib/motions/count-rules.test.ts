import { expect, test } from 'vitest';
import { ruleOf } from '@/test/motion-facts';
import type { Threshold } from '@/lib/community/types';
import { countObstacles, yesNeeded } from './count-rules';
import type { MotionRule } from './rule-types';

const share = (of: Threshold['of'], numerator: number, denominator: number): Threshold => ({
  of,
  numerator,
  denominator,
  is: 'at-least',
});
const HALF_CAST: Threshold = { ...share('cast', 1, 2), is: 'more-than' };
const MAJORITY: Threshold = { ...share('yes-and-no', 1, 2), is: 'more-than' };

/** A rule with these thresholds and this quorum, and no other demand on the count. */
const rule = (thresholds: Threshold[], quorum: MotionRule['quorum'] = null): MotionRule =>
  ruleOf('formal-vote', { yesVotes: 0, thresholds, quorum });

const votes = (yes: number, no: number, abstain: number, members = 9) => ({
  yes,
  no,
  abstain,
  members,
});

const passes = (...of: Parameters<typeof countObstacles>) => countObstacles(...of).length === 0;

test.each([
  [votes(3, 1, 2), true, 3],
  [votes(2, 1, 0), false, 3],
  [votes(3, 3, 0), false, 4],
  [votes(0, 0, 0), false, 3],
  [votes(4, 5, 0), false, 5],
])('%o: more yes than no, and yes from a third of the members', (cast, isPassed, needed) => {
  const simpleMajority = rule([MAJORITY, share('members', 1, 3)]);
  expect(passes(cast, simpleMajority)).toBe(isPassed);
  expect(yesNeeded(cast, simpleMajority)).toBe(needed);
});

test('two thirds of all members, rounded up', () => {
  const twoThirds = rule([share('members', 2, 3)]);
  expect([5, 6].map((yes) => passes(votes(yes, 0, 0), twoThirds))).toEqual([false, true]);
  expect([5, 6, 7].map((yes) => passes(votes(yes, 0, 0, 10), twoThirds))).toEqual([
    false,
    false,
    true,
  ]);
});

test('without a quorum nothing passes', () => {
  const half = rule([], { numerator: 1, denominator: 2 });
  expect(countObstacles(votes(4, 0, 0), half)).toEqual([{ is: 'quorum', have: 4, need: 5 }]);
  expect(passes(votes(4, 0, 1), half)).toBe(true);
});

test('abstaining counts where the rule is of all votes cast', () => {
  expect(passes(votes(3, 1, 2), rule([HALF_CAST]))).toBe(false);
  expect(passes(votes(4, 1, 2), rule([HALF_CAST]))).toBe(true);
});

test('where nobody can meet a share any more, one yes more than can be cast is needed', () => {
  expect(yesNeeded(votes(0, 5, 3), rule([MAJORITY]))).toBe(2);
});
