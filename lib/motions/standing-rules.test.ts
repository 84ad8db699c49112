import { describe, expect, test } from 'vitest';
import { after, elector, motion, OPENED, ruleOf } from '@/test/motion-facts';
import { clockFrom, daysLater, isVotingOver } from './clock-rules';
import { isMajority, shareOf } from './count-rules';
import { standingOf } from './standing-rules';
import type { MotionFacts } from './types';
import type { MotionRule } from './rule-types';

const WEEK = after(7);
const SIZES = Array.from({ length: 15 }, (_, index) => index + 1);

/** The yes votes that the charter asks of 1, 2 … 15 members, written down by hand. */
const THIRD = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5];
const HALF = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8];
const TWO_THIRDS = [1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 8, 9, 10, 10];

/** Every combination of yes, no, abstain and no vote for a number of members. */
function counts(members: number): { yes: number; no: number; abstain: number; votes: string }[] {
  const all = [];
  for (let yes = 0; yes <= members; yes += 1) {
    for (let no = 0; no <= members - yes; no += 1) {
      for (let abstain = 0; abstain <= members - yes - no; abstain += 1) {
        const rest = members - yes - no - abstain;
        const votes = `${'y'.repeat(yes)}${'n'.repeat(no)}${'a'.repeat(abstain)}${'-'.repeat(rest)}`;
        all.push({ yes, no, abstain, votes });
      }
    }
  }
  return all;
}

/** The counts on which a rule and a differently worded check of the same condition disagree. */
function disagreements(
  rule: MotionRule,
  members: number,
  expected: (count: { yes: number; no: number; abstain: number }) => boolean,
): string[] {
  return counts(members)
    .filter((count) => standingOf(motion(count.votes), rule, WEEK).passes !== expected(count))
    .map(({ votes }) => votes);
}

const passes = (facts: MotionFacts, rule: MotionRule, now = WEEK) =>
  standingOf(facts, rule, now).passes;

describe.each(SIZES)('with %i members, every possible count', (members) => {
  const at = (table: readonly number[]) => table[members - 1] ?? 0;

  test.each(['formal-vote', 'new-project', 'appointment', 'goal-selection'])(
    '%s: more yes than no, and yes from a third of the members',
    (kind) => {
      const expected = ({ yes, no }: { yes: number; no: number }) => yes > no && yes >= at(THIRD);
      expect(disagreements(ruleOf(kind), members, expected)).toEqual([]);
    },
  );

  test.each(['charter-change', 'diversity-waiver'])(
    '%s: yes from two thirds of all members',
    (kind) => {
      const expected = ({ yes }: { yes: number }) => yes >= at(TWO_THIRDS);
      expect(disagreements(ruleOf(kind), members, expected)).toEqual([]);
    },
  );

  test('the chair is removed by half of all members, and a tie does not', () => {
    const expected = ({ yes, no }: { yes: number; no: number }) => yes >= at(HALF) && yes > no;
    expect(disagreements(ruleOf('chair-removal'), members, expected)).toEqual([]);
  });

  test.each(['goal-proposal', 'code-change', 'documentation-change'])(
    '%s: two yes, and nobody says no',
    (kind) => {
      const expected = ({ yes, no }: { yes: number; no: number }) => yes >= 2 && no === 0;
      expect(disagreements(ruleOf(kind), members, expected)).toEqual([]);
    },
  );

  test('typo-fix: one yes, and nobody says no', () => {
    const expected = ({ yes, no }: { yes: number; no: number }) => yes >= 1 && no === 0;
    expect(disagreements(ruleOf('typo-fix'), members, expected)).toEqual([]);
  });

  test('revert: one yes, whoever says no', () => {
    expect(disagreements(ruleOf('revert'), members, ({ yes }) => yes >= 1)).toEqual([]);
  });

  test('goal-update: nobody says no, and nobody need say yes', () => {
    expect(disagreements(ruleOf('goal-update'), members, ({ no }) => no === 0)).toEqual([]);
  });

  test.each([
    ['project-update', 'team-lead'],
    ['election-results', 'election-official'],
  ] as const)('%s: two yes, nobody says no, and a %s approves', (kind, capacity) => {
    const rule = ruleOf(kind);
    const approvals = [{ capacity, personId: 'lead', revision: 1 }];
    const wrong = counts(members).filter(({ yes, no, votes }) => {
      const isEnough = yes >= 2 && no === 0;
      return passes(motion(votes), rule) || passes(motion(votes, { approvals }), rule) !== isEnough;
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['liaison-change', 'team-lead'],
    ['release-management', 'release-lead'],
  ] as const)('%s: a %s approves, and no roll call is held', (kind, capacity) => {
    const rule = ruleOf(kind);
    const approvals = [{ capacity, personId: 'lead', revision: 1 }];
    const wrong = counts(members).filter(
      ({ votes }) => passes(motion(votes), rule) || !passes(motion(votes, { approvals }), rule),
    );
    expect(wrong).toEqual([]);
  });

  test('what is needed is what makes it pass, and one vote less does not', () => {
    for (const kind of ['formal-vote', 'charter-change', 'chair-removal']) {
      for (const { votes, no, abstain } of counts(members)) {
        const { needed } = standingOf(motion(votes), ruleOf(kind), WEEK);
        const others = `${'n'.repeat(no)}${'a'.repeat(abstain)}`;
        const passesWith = (yes: number) =>
          passes(motion(`${'y'.repeat(yes)}${others}`.padEnd(members, '-')), ruleOf(kind));
        const most = members - others.length;
        if (needed <= most) expect(passesWith(needed), `${kind} ${votes}`).toBe(true);
        if (needed > 0 && needed - 1 <= most) expect(passesWith(needed - 1), votes).toBe(false);
      }
    }
  });

  test('it is lost exactly when no votes still to come would do', () => {
    for (const kind of [
      'formal-vote',
      'charter-change',
      'code-change',
      'typo-fix',
      'goal-update',
    ]) {
      const rule = ruleOf(kind, { objectionHolds: false });
      for (const { votes } of counts(members)) {
        const { isLost } = standingOf(motion(votes), rule, WEEK);
        expect(isLost, `${kind} ${votes}`).toBe(!passes(motion(votes.replaceAll('-', 'y')), rule));
      }
    }
  });
});

test('without members nothing passes by count', () => {
  for (const kind of ['formal-vote', 'charter-change', 'chair-removal', 'typo-fix']) {
    expect(passes(motion(''), ruleOf(kind)), kind).toBe(false);
  }
});

test('a share is rounded up in whole numbers', () => {
  const share = (numerator: number, denominator: number) =>
    SIZES.map((members) => shareOf(members, { numerator, denominator }));
  expect(share(1, 3)).toEqual(THIRD);
  expect(share(1, 2)).toEqual(HALF);
  expect(share(2, 3)).toEqual(TWO_THIRDS);
  expect(shareOf(0, { numerator: 1, denominator: 3 })).toBe(0);
});

test.each([
  ['yes-and-no', 1, 2, 'more-than', true],
  ['yes-and-no', 2, 4, 'more-than', true],
  ['yes-and-no', 2, 3, 'more-than', false],
  ['yes-and-no', 1, 2, 'at-least', false],
  ['cast', 1, 2, 'more-than', false],
  ['members', 1, 2, 'more-than', false],
] as const)(
  '%s %i/%i %s is a majority of yes over no: %s',
  (of, numerator, denominator, is, so) => {
    expect(isMajority({ of, numerator, denominator, is })).toBe(so);
  },
);

describe('the minimum time', () => {
  const rule = ruleOf('formal-vote');
  const facts = motion('yyyyyyyyy');

  test.each([
    ['a second before', after(7, -1000), false],
    ['a millisecond before', after(7, -1), false],
    ['exactly then', after(7), true],
    ['a millisecond after', after(7, 1), true],
    ['a second after', after(7, 1000), true],
  ])('seven times 24 hours, %s', (_, now, expected) => {
    expect(passes(facts, rule, now)).toBe(expected);
  });

  test('is told as the earliest decision, to the second', () => {
    expect(standingOf(facts, rule, OPENED).earliestDecisionAt).toEqual(
      new Date('2026-11-09T09:30:00.000Z'),
    );
    expect(standingOf(facts, rule, OPENED).obstacles).toEqual([
      { is: 'too-early', until: new Date('2026-11-09T09:30:00.000Z') },
    ]);
  });

  test('is of hours, not of calendar days that a change of summer time makes shorter', () => {
    expect(daysLater(new Date('2026-03-28T12:00:00+01:00'), 7)).toEqual(
      new Date('2026-04-04T11:00:00Z'),
    );
  });

  test('is none where the rule has none', () => {
    expect(passes(motion('y'), ruleOf('typo-fix'), OPENED)).toBe(true);
  });

  test('runs from where the clock was started again', () => {
    const restarted = motion('yyyyyyyyy', { clockStartedAt: after(3) });
    expect(passes(restarted, rule, after(10, -1))).toBe(false);
    expect(passes(restarted, rule, after(10))).toBe(true);
  });
});

describe('the end of voting', () => {
  const facts = { closesAt: after(14) };

  test.each([
    ['a millisecond before', after(14, -1), false],
    ['exactly then', after(14), true],
    ['a millisecond after', after(14, 1), true],
  ])('is exclusive: %s', (_, now, expected) => {
    expect(isVotingOver(facts, now)).toBe(expected);
    expect(standingOf(motion('y', facts), ruleOf('formal-vote'), now).isClosed).toBe(expected);
  });

  test('without one voting ends with the decision', () => {
    expect(isVotingOver({ closesAt: null }, after(10_000))).toBe(false);
  });

  test('comes with the opening where the rule says so, and moves with a clock that starts again', () => {
    const rule = ruleOf('chair-removal');
    const opened = clockFrom(OPENED, rule);
    expect(opened).toEqual({ clockStartedAt: OPENED, closesAt: after(14) });
    expect(clockFrom(after(3), rule, opened)).toEqual({
      clockStartedAt: after(3),
      closesAt: after(17),
    });
    expect(clockFrom(after(3), ruleOf('formal-vote')).closesAt).toBeNull();
    const chosen = { clockStartedAt: OPENED, closesAt: after(10) };
    expect(clockFrom(after(1), ruleOf('formal-vote'), chosen).closesAt).toEqual(after(11));
  });
});

describe('a motion that is', () => {
  const rule = ruleOf('formal-vote');

  test('held takes no decision and is counted all the same', () => {
    const standing = standingOf(motion('yyyyyyyyy', { state: 'held' }), rule, WEEK);
    expect(standing.obstacles).toEqual([{ is: 'held' }]);
    expect(standing.tally.yes).toBe(9);
  });

  test.each(['proposed', 'withdrawn', 'passed', 'rejected'] as const)(
    '%s does not pass again',
    (state) => {
      const standing = standingOf(motion('yyyyyyyyy', { state }), rule, WEEK);
      expect(standing.obstacles).toEqual([{ is: 'not-open' }]);
      expect(standing.passes).toBe(false);
    },
  );

  test('proposed has no earliest decision', () => {
    const facts = motion('', { state: 'proposed', openedAt: null, clockStartedAt: null });
    expect(standingOf(facts, rule, WEEK).earliestDecisionAt).toBeNull();
  });
});

describe('N is counted on the day', () => {
  const rule = ruleOf('formal-vote');
  const change = (facts: MotionFacts, number: number, changes: object) => ({
    ...facts,
    electors: facts.electors.map((one) => (one.id === `m${number}` ? { ...one, ...changes } : one)),
  });

  test('a member who leaves takes their vote along', () => {
    const facts = motion('yyy------');
    expect(passes(facts, rule)).toBe(true);
    const left = standingOf(change(facts, 1, { leftAt: after(2) }), rule, WEEK);
    expect(left).toMatchObject({ members: 8, tally: { yes: 2, notVoted: 6 }, needed: 3 });
    expect(left.passes).toBe(false);
  });

  test('a no goes with whoever leaves, too', () => {
    const facts = motion('yyyynnnn-');
    expect(passes(facts, rule)).toBe(false);
    expect(passes(change(facts, 8, { leftAt: after(2) }), rule)).toBe(true);
  });

  test.each([
    ['a millisecond before', -1, 9],
    ['at the instant', 0, 8],
    ['a millisecond after', 1, 8],
  ])('%s the seat is left, %#', (_, offset, members) => {
    const facts = change(motion('yyyyyyyyy'), 9, { leftAt: after(3) });
    expect(standingOf(facts, rule, after(3, offset)).members).toBe(members);
  });

  test.each([
    ['a millisecond before', -1, 9],
    ['at the instant', 0, 10],
  ])('%s a seat is taken, %#', (_, offset, members) => {
    const facts = motion('yyyyyyyyy');
    const joined = {
      ...facts,
      electors: [...facts.electors, elector(10, { joinedAt: after(3) })],
    };
    expect(standingOf(joined, rule, after(3, offset)).members).toBe(members);
    expect(standingOf(joined, rule, WEEK).waitingFor).toEqual(['Member 10']);
  });

  test('who joins raises what is needed and may vote', () => {
    const nine = motion('yyy------');
    const ten = { ...nine, electors: [...nine.electors, elector(10, { joinedAt: after(6) })] };
    expect(standingOf(ten, rule, WEEK)).toMatchObject({ members: 10, needed: 4, passes: false });
    const vote = { electorId: 'm10', choice: 'yes' as const, revision: 1, castAt: after(6, 1) };
    expect(passes({ ...ten, votes: [...ten.votes, vote] }, rule)).toBe(true);
  });

  test('who leaves and comes back votes anew', () => {
    const back = change(motion('yyy------'), 1, { joinedAt: after(3) });
    expect(standingOf(back, rule, WEEK)).toMatchObject({
      members: 9,
      tally: { yes: 2, notVoted: 7 },
      waitingFor: expect.arrayContaining(['Member 1']) as string[],
    });
  });

  test.each([
    ['a millisecond before', -1, 3],
    ['at the instant', 0, 4],
  ])('%s the seat is taken a vote counts so: %#', (_, offset, votes) => {
    const cast = (facts: MotionFacts) =>
      facts.votes.map((vote) => ({ ...vote, castAt: after(3, offset) }));
    const facts = change(motion('yyyy-----'), 1, { joinedAt: after(3) });
    const [first] = cast(facts);
    const standing = standingOf(
      { ...facts, votes: [first!, ...facts.votes.slice(1)] },
      ruleOf('formal-vote'),
      WEEK,
    );
    expect(standing.tally.yes).toBe(votes);

    const objecting = change(motion('n--------'), 1, { joinedAt: after(3) });
    const by = standingOf({ ...objecting, votes: cast(objecting) }, ruleOf('goal-update'), WEEK);
    expect(by.obstacles).toHaveLength(votes - 3);
  });

  test('the recused are no part of N, and nobody waits for them', () => {
    const recused = change(motion('yyyyyy---'), 9, { recusedAt: after(1) });
    const standing = standingOf(recused, ruleOf('charter-change'), WEEK);
    expect(standing).toMatchObject({ members: 8, needed: 6, passes: true });
    expect(standing.waitingFor).toEqual(['Member 7', 'Member 8']);
  });

  test('a vote cast before a recusal does not count, a recused no does not object', () => {
    const rule2 = ruleOf('code-change');
    const facts = motion('yyn------');
    expect(passes(facts, rule2)).toBe(false);
    expect(passes(change(facts, 3, { recusedAt: after(1) }), rule2)).toBe(true);
    expect(passes(change(facts, 3, { leftAt: after(1) }), rule2)).toBe(true);
    expect(passes(change(facts, 3, { joinedAt: after(1) }), rule2)).toBe(true);
  });

  test.each([
    ['a millisecond before', -1, 9],
    ['at the instant', 0, 8],
  ])('a recusal takes effect at once: %s', (_, offset, members) => {
    const facts = change(motion('yyyyyyyyy'), 9, { recusedAt: after(3) });
    expect(standingOf(facts, rule, after(3, offset)).members).toBe(members);
  });
});

describe('the proposer', () => {
  test('who is a member votes like any other where the rule does not leave them out', () => {
    const facts = motion('yyy------', { proposerId: 'p1' });
    expect(standingOf(facts, ruleOf('formal-vote'), WEEK)).toMatchObject({
      members: 9,
      passes: true,
    });
  });

  test('does not count and is not waited for where the rule leaves them out', () => {
    const standing = standingOf(
      motion('yy-------', { proposerId: 'p3' }),
      ruleOf('code-change'),
      WEEK,
    );
    expect(standing).toMatchObject({ members: 8, passes: true });
    expect(standing.waitingFor).not.toContain('Member 3');
  });

  test('may object to their own motion', () => {
    const standing = standingOf(
      motion('yyn------', { proposerId: 'p3' }),
      ruleOf('code-change'),
      WEEK,
    );
    expect(standing.tally).toEqual({ yes: 2, no: 0, abstain: 0, notVoted: 6 });
    expect(standing.obstacles).toEqual([{ is: 'objection', by: ['Member 3'] }]);
  });

  test('who is nobody known is not taken for a member nobody could be found for', () => {
    const facts = motion('yy', { proposerId: null });
    const unknown = {
      ...facts,
      electors: facts.electors.map((one) => ({ ...one, personId: null })),
    };
    expect(standingOf(unknown, ruleOf('code-change'), WEEK)).toMatchObject({
      members: 2,
      passes: true,
    });
  });
});

describe('a board that counts abstentions and asks for a quorum', () => {
  const board = ruleOf('formal-vote', {
    minimumDays: 0,
    thresholds: [{ of: 'cast', numerator: 1, denominator: 2, is: 'more-than' }],
    quorum: { numerator: 1, denominator: 2 },
  });

  test.each([
    ['yyy--', true],
    ['yy---', false],
    ['yya--', true],
    ['yaa--', false],
    ['yyaa-', false],
    ['yyyaa', true],
    ['yynn-', false],
    ['yyynn', true],
  ])('%s passes: %s', (votes, expected) => {
    expect(passes(motion(votes), board)).toBe(expected);
  });

  test('says how many more must vote', () => {
    expect(standingOf(motion('yy---'), board, WEEK).obstacles).toEqual([
      { is: 'quorum', have: 2, need: 3 },
    ]);
  });
});

describe('a new text', () => {
  /**
   * A motion on which seven of nine voted yes on revision 1; the first `confirmed` of them have confirmed it for
   * revision 2.
   */
  const revised = (confirmed: number, changes: Partial<MotionFacts> = {}) => {
    const facts = motion('yyyyyyy--', { revision: 2, ...changes });
    const votes = facts.votes.map((vote, index) =>
      index < confirmed ? { ...vote, revision: 2 } : vote,
    );
    return { ...facts, votes };
  };

  test('outdates the votes for the text before it until they are confirmed', () => {
    const standing = standingOf(revised(2), ruleOf('formal-vote'), WEEK);
    expect(standing).toMatchObject({
      passes: false,
      tally: { yes: 2, no: 0, abstain: 0, notVoted: 7 },
      outdated: ['Member 3', 'Member 4', 'Member 5', 'Member 6', 'Member 7'],
      onEarlierRevision: 0,
    });
    expect(standing.waitingFor).toHaveLength(7);
    expect(passes(revised(3), ruleOf('formal-vote'))).toBe(true);
  });

  test('leaves them as they are where the kind chose that votes stand', () => {
    const standing = standingOf(revised(2), ruleOf('formal-vote', { onRevision: 'stands' }), WEEK);
    expect(standing).toMatchObject({ passes: true, outdated: [], onEarlierRevision: 5 });
  });

  test('outdates an objection and a consent like a yes', () => {
    const rule = ruleOf('project-update');
    const approvals = [{ capacity: 'team-lead' as const, personId: 'lead', revision: 1 }];
    const facts = motion('yyn------', { approvals });
    expect(standingOf(facts, rule, WEEK).obstacles).toEqual([
      { is: 'objection', by: ['Member 3'] },
    ]);
    expect(standingOf({ ...facts, revision: 2 }, rule, WEEK).obstacles).toEqual([
      { is: 'yes-votes', have: 0, need: 2 },
      { is: 'approval', capacity: 'team-lead' },
    ]);
  });

  test.each([
    ['two days less a millisecond', after(7, -1), false],
    ['two days', after(7), true],
  ])('is out for the reading time before a decision: %s', (_, now, expected) => {
    const facts = revised(7, { revisedAt: after(5), clockStartedAt: after(-7) });
    expect(standingOf(facts, ruleOf('formal-vote'), now).passes).toBe(expected);
  });

  test('of before the opening needs no reading time', () => {
    const facts = revised(7, { revisedAt: after(-1) });
    expect(standingOf(facts, ruleOf('typo-fix', { readingDays: 2 }), OPENED).passes).toBe(true);
  });
});

describe('of the total number of members', () => {
  const recused = (votes: string, from: number) => {
    const facts = motion(votes);
    const electors = facts.electors.map((one, index) =>
      index < from ? one : { ...one, recusedAt: after(0, 1) },
    );
    return { ...facts, electors };
  };
  const SIZES = Array.from({ length: 15 }, (_, index) => index + 1);

  test.each(SIZES)('one yes of %i amends the charter only where it is two thirds', (members) => {
    const facts = recused('y'.padEnd(members, '-'), 1);
    expect(passes(facts, ruleOf('charter-change'))).toBe(members === 1);
  });

  test.each(SIZES)('of %i, a recusal changes no threshold of all members', (members) => {
    const needed = [...ruleOf('formal-vote').thresholds, ...ruleOf('charter-change').thresholds]
      .filter(({ of }) => of === 'all-members')
      .map(({ numerator, denominator }) => Math.ceil((numerator * members) / denominator));
    for (const need of needed) {
      const facts = recused('y'.repeat(need).padEnd(members, '-'), need);
      expect(standingOf(facts, ruleOf('formal-vote'), WEEK).all).toBe(members);
    }
    const [, amendment = 0] = needed;
    const enough = recused('y'.repeat(amendment).padEnd(members, '-'), amendment);
    const short = recused('y'.repeat(amendment - 1).padEnd(members, '-'), amendment - 1);
    expect(passes(enough, ruleOf('charter-change'))).toBe(true);
    expect(passes(short, ruleOf('charter-change'))).toBe(false);
  });

  test('a share of votes cast does not count the recused', () => {
    const rule = ruleOf('formal-vote', {
      thresholds: [{ of: 'cast', numerator: 2, denominator: 3, is: 'at-least' }],
    });
    expect(passes(recused('yynnn', 2), rule)).toBe(true);
  });
});

test('of two motions that compete, the second cannot pass once the first has', () => {
  const standing = standingOf(
    motion('yyyyy----', { passedRivalId: 7 }),
    ruleOf('formal-vote'),
    WEEK,
  );
  expect(standing).toMatchObject({
    passes: false,
    isLost: true,
    obstacles: [{ is: 'rival-passed', id: 7 }],
  });
});

test('each obstacle says what there is and what it takes', () => {
  const obstacles = (votes: string, kind: string) =>
    standingOf(motion(votes), ruleOf(kind), WEEK).obstacles;
  expect(obstacles('yynn-----', 'formal-vote')).toMatchObject([
    { is: 'not-more-yes-than-no', yes: 2, no: 2 },
    { is: 'threshold', have: 2, need: 3 },
  ]);
  expect(obstacles('yyyyy----', 'charter-change')).toMatchObject([
    { is: 'threshold', have: 5, need: 6 },
  ]);
  expect(obstacles('y--------', 'project-update')).toEqual([
    { is: 'yes-votes', have: 1, need: 2 },
    { is: 'approval', capacity: 'team-lead' },
  ]);
});
