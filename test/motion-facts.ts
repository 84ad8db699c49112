import { motionRule } from '@/lib/motions/community-kinds';
import { daysLater } from '@/lib/motions/clock-rules';
import type { Choice, Elector, MotionFacts } from '@/lib/motions/types';
import type { MotionRule } from '@/lib/motions/rule-types';
import type { Role, RoleName } from '@/lib/people/role-rules';

/** The time at which the tests' motions are opened. */
export const OPENED = new Date('2026-11-02T09:30:00.000Z');

/** Returns the time so many days and milliseconds after the opening. */
export const after = (days: number, milliseconds = 0) =>
  new Date(daysLater(OPENED, days).getTime() + milliseconds);

/**
 * Returns the rule of a kind of motion of the committee.
 *
 * @throws if the committee has no such kind, which is an error in the test
 */
export function ruleOf(kind: string, changes: Partial<MotionRule> = {}): MotionRule {
  const rule = motionRule('tc', kind);
  if (!rule) throw new Error(`The committee has no kind ${kind}.`);
  return { ...rule, ...changes };
}

/** Returns the elector `m1`, `m2` …, who is the person `p1`, `p2` …. */
export const elector = (number: number, changes: Partial<Elector> = {}): Elector => ({
  id: `m${number}`,
  personId: `p${number}`,
  name: `Member ${number}`,
  joinedAt: OPENED,
  leftAt: null,
  recusedAt: null,
  ...changes,
});

const WORDS: Record<string, Choice> = { y: 'yes', n: 'no', a: 'abstain' };

/**
 * Returns an open motion of the committee. Each letter is a member: `y`es, `n`o, `a`bstain, `-` has not voted.
 *
 * @example
 * motion('yyn-'); // => four members, two yes, one no
 */
export function motion(votes: string, changes: Partial<MotionFacts> = {}): MotionFacts {
  const letters = Array.from(votes);
  return {
    body: 'tc',
    team: null,
    state: 'open',
    revision: 1,
    revisedAt: null,
    openedAt: OPENED,
    clockStartedAt: OPENED,
    closesAt: null,
    proposerId: 'outsider',
    electors: letters.map((_, index) => elector(index + 1)),
    votes: letters.flatMap((letter, index) => {
      const choice = WORDS[letter];
      return choice
        ? [{ electorId: `m${index + 1}`, choice, revision: 1, castAt: after(0, 1000) }]
        : [];
    }),
    approvals: [],
    passedRivalId: null,
    ...changes,
  };
}

/** Returns a person with roles, each given as `name` or `name:scope`. */
export const who = (personId: string, ...roles: string[]) => ({
  personId,
  roles: roles.map((role): Role => {
    const [name = '', scope = null] = role.split(':');
    return { name: name as RoleName, scope, ground: 'record', reason: '', until: null };
  }),
});

/** Returns the member with this number. */
export const member = (number: number) => who(`p${number}`, 'member:tc');

/** The chair, who is member 1. */
export const CHAIR = who('p1', 'member:tc', 'chair:tc');
