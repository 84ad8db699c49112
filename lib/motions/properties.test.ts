import fc from 'fast-check';
import { expect, test } from 'vitest';
import { after, elector, motion } from '@/test/motion-facts';
import { motionRules } from './community-kinds';
import { narrativeOf } from './outcome-rules';
import { standingOf } from './standing-rules';
import type { MotionFacts } from './types';
import type { MotionRule } from './rule-types';

const CAPACITIES = ['team-lead', 'release-lead', 'election-official'] as const;

const rules = fc.constantFrom(...motionRules('tc')).chain((rule) =>
  fc.record<MotionRule>({
    ...Object.fromEntries(Object.entries(rule).map(([key, value]) => [key, fc.constant(value)])),
    quorum: fc.constantFrom(null, { numerator: 1, denominator: 2 }),
    countsProposer: fc.boolean(),
    objectionHolds: fc.boolean(),
  } as { [Key in keyof MotionRule]: fc.Arbitrary<MotionRule[Key]> }),
);

const motions = fc
  .record({
    votes: fc.array(fc.constantFrom('y', 'n', 'a', '-'), { minLength: 1, maxLength: 15 }),
    left: fc.array(fc.nat(14), { maxLength: 4 }),
    recused: fc.array(fc.nat(14), { maxLength: 3 }),
    proposer: fc.nat(20),
    isApproved: fc.boolean(),
  })
  .map(({ votes, left, recused, proposer, isApproved }): MotionFacts => {
    const facts = motion(votes.join(''), { proposerId: `p${proposer}` });
    return {
      ...facts,
      electors: facts.electors.map((one, index) => ({
        ...one,
        leftAt: left.includes(index) ? after(1) : null,
        recusedAt: recused.includes(index) ? after(2) : null,
      })),
      approvals: isApproved
        ? CAPACITIES.map((capacity) => ({ capacity, personId: 'x', revision: 1 }))
        : [],
    };
  });

const WEEK = after(7);
const RUNS = { numRuns: 1000 };

/** The same motion after the member at `index` has voted yes. */
function withYes(facts: MotionFacts, index: number): MotionFacts {
  const id = facts.electors[index % facts.electors.length]?.id ?? '';
  const yes = { electorId: id, choice: 'yes' as const, revision: 1, castAt: after(3) };
  return { ...facts, votes: [...facts.votes.filter(({ electorId }) => electorId !== id), yes] };
}

test('one more yes never makes fail what passed, and never makes lost what was not', () => {
  fc.assert(
    fc.property(rules, motions, fc.nat(14), (rule, facts, index) => {
      const before = standingOf(facts, rule, WEEK);
      const then = standingOf(withYes(facts, index), rule, WEEK);
      expect(then.passes || !before.passes).toBe(true);
      expect(!then.isLost || before.isLost).toBe(true);
    }),
    RUNS,
  );
});

test('the order of votes and electors does not matter', () => {
  const shuffled = motions.chain((facts) =>
    fc.record({
      facts: fc.constant(facts),
      votes: fc.shuffledSubarray([...facts.votes], { minLength: facts.votes.length }),
      electors: fc.shuffledSubarray([...facts.electors], { minLength: facts.electors.length }),
    }),
  );
  fc.assert(
    fc.property(rules, shuffled, (rule, { facts, votes, electors }) => {
      const one = standingOf(facts, rule, WEEK);
      const other = standingOf({ ...facts, votes, electors }, rule, WEEK);
      expect({ ...other, waitingFor: other.waitingFor.toSorted(), obstacles: [] }).toEqual({
        ...one,
        waitingFor: one.waitingFor.toSorted(),
        obstacles: [],
      });
      expect(other.obstacles.map(({ is }) => is)).toEqual(one.obstacles.map(({ is }) => is));
    }),
    RUNS,
  );
});

test('nothing depends on those who left, nor on what the recused had voted', () => {
  fc.assert(
    fc.property(rules, motions, (rule, facts) => {
      const gone = new Set(
        facts.electors.filter((one) => one.leftAt ?? one.recusedAt).map(({ id }) => id),
      );
      const without = {
        ...facts,
        electors: facts.electors.filter(({ leftAt }) => leftAt === null),
        votes: facts.votes.filter(({ electorId }) => !gone.has(electorId)),
      };
      expect(standingOf(facts, rule, WEEK)).toEqual(standingOf(without, rule, WEEK));
    }),
    RUNS,
  );
});

test('votes and members add up, and each member who has not voted is named', () => {
  fc.assert(
    fc.property(rules, motions, (rule, facts) => {
      const { members, tally, waitingFor } = standingOf(facts, rule, WEEK);
      expect(tally.yes + tally.no + tally.abstain + tally.notVoted).toBe(members);
      expect(waitingFor).toHaveLength(tally.notVoted);
    }),
    RUNS,
  );
});

test('what once passes goes on passing while nobody does anything', () => {
  fc.assert(
    fc.property(rules, motions, fc.nat(20 * 86_400), (rule, facts, seconds) => {
      const earlier = standingOf(facts, rule, after(3, seconds * 1000));
      const later = standingOf(facts, rule, after(30));
      expect(later.passes || !earlier.passes).toBe(true);
    }),
    RUNS,
  );
});

test('the narrative ends with the outcome that the count has', () => {
  fc.assert(
    fc.property(rules, motions, (rule, facts) => {
      const { passes, obstacles } = standingOf(facts, rule, WEEK);
      const narrative = narrativeOf(facts, rule, WEEK);
      expect(narrative.at(-1)).toBe(passes ? 'The motion passes.' : 'The motion is rejected.');
      expect(narrative.length).toBeGreaterThan(obstacles.length);
      expect(narrative.join(' ')).not.toMatch(/undefined|NaN|null|\[object/);
    }),
    RUNS,
  );
});

test('somebody with a seat nobody knows a person for counts like the others', () => {
  fc.assert(
    fc.property(fc.nat({ max: 14 }), (index) => {
      const facts = motion('yyyy-----');
      const electors = facts.electors.map((one, place) =>
        place === index % 9 ? { ...elector(place + 1), personId: null } : one,
      );
      for (const rule of motionRules('tc')) {
        expect(standingOf({ ...facts, electors }, rule, WEEK)).toEqual(
          standingOf(facts, rule, WEEK),
        );
      }
    }),
  );
});
