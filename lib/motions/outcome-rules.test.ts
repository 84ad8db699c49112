import { expect, test } from 'vitest';
import { after, elector, motion, ruleOf } from '@/test/motion-facts';
import { refusalText } from './messages';
import { narrativeOf, uncountedReason } from './outcome-rules';
import { closerText, fewestYes, openerText, requirementsOf } from './requirement-rules';
import { standingOf } from './standing-rules';

const WEEK = after(7);

test('a motion that passes is told with each demand that it meets', () => {
  expect(narrativeOf(motion('yyyyynna-'), ruleOf('formal-vote'), WEEK)).toEqual([
    'Of 9 members who count, 5 said yes, 2 no, 1 abstained and 1 did not vote.',
    'There are more yes than no: 5 to 2.',
    '5 yes of 9 is at least 1/3 of all members.',
    'The minimum of 7 days was over on Mon 9 Nov 2026, 09:30 UTC.',
    'The motion passes.',
  ]);
});

test('a tie is told as what rejects it', () => {
  expect(narrativeOf(motion('yyyynnnna'), ruleOf('formal-vote'), WEEK)).toEqual([
    'Of 9 members who count, 4 said yes, 4 no, 1 abstained and 0 did not vote.',
    '4 yes of 9 is at least 1/3 of all members.',
    'The minimum of 7 days was over on Mon 9 Nov 2026, 09:30 UTC.',
    'It needs more yes than no, and both are 4; a tie rejects it.',
    'The motion is rejected.',
  ]);
});

test('a threshold that is missed is not told as met, and an end to come not as past', () => {
  const facts = motion('yyyyy----', { closesAt: after(7, 1) });
  expect(narrativeOf(facts, ruleOf('charter-change'), WEEK)).toEqual([
    'Of 9 members who count, 5 said yes, 0 no, 0 abstained and 4 did not vote.',
    'The minimum of 7 days was over on Mon 9 Nov 2026, 09:30 UTC.',
    'It needs yes from at least 2/3 of all members, which is 6; it has 5.',
    'Voting was announced until Mon 9 Nov 2026, 09:30 UTC; it was closed before that.',
    'The motion is rejected.',
  ]);
});

test('who does not count is named with the reason', () => {
  const facts = motion('yyyy-----', { proposerId: 'p4', revision: 2, closesAt: WEEK });
  const electors = facts.electors.map((one, index) => {
    if (index < 1) return { ...one, leftAt: after(1) };
    return index > 6 ? { ...one, recusedAt: after(1) } : one;
  });
  expect(narrativeOf({ ...facts, electors }, ruleOf('project-update'), WEEK)).toEqual([
    'Of 5 members who count, 0 said yes, 0 no, 0 abstained and 5 did not vote.',
    'Member 8 and Member 9 are recused: no votes of theirs count, and they are not counted among the members.',
    'Member 1 has no seat any more: no vote of theirs counts.',
    'Member 4 proposed it, so their own vote does not count for it.',
    'Member 2 and Member 3 voted on an earlier text and did not confirm those votes: they do not count.',
    'Nobody objected.',
    'Voting ended on Mon 9 Nov 2026, 09:30 UTC.',
    'It needs 2 yes votes and has 0.',
    'It needs approval by the lead of the team or one of its liaisons.',
    'The motion is rejected.',
  ]);
});

test('votes that stand by the rule are told as cast on an earlier revision', () => {
  const rule = ruleOf('project-update', { onRevision: 'stands' });
  expect(narrativeOf(motion('yy-------', { revision: 2 }), rule, WEEK)).toContain(
    '2 votes were cast on an earlier revision and not changed since; they count.',
  );
});

test('a share of all members names the recused, and counts them', () => {
  const facts = motion('y----');
  const electors = facts.electors.map((one, index) =>
    index === 0 ? one : { ...one, recusedAt: after(1) },
  );
  expect(narrativeOf({ ...facts, electors }, ruleOf('charter-change'), WEEK)).toEqual([
    'Of 1 member who counts, 1 said yes, 0 no, 0 abstained and 0 did not vote.',
    'Member 2, Member 3, Member 4 and Member 5 are recused: no votes of theirs count, and a share of all members still includes them.',
    'The minimum of 7 days was over on Mon 9 Nov 2026, 09:30 UTC.',
    'It needs yes from at least 2/3 of all members, which is 4; it has 1.',
    'The motion is rejected.',
  ]);
});

test('an objection is told with its name', () => {
  expect(narrativeOf(motion('yyn'), ruleOf('code-change'), WEEK)).toContain(
    'Member 3 objects; it cannot pass until that is taken back.',
  );
});

test.each([
  [{}, null],
  [{ leftAt: after(7) }, 'left'],
  [{ leftAt: after(7, 1) }, null],
  [{ joinedAt: after(7, 1) }, 'left'],
  [{ joinedAt: after(7) }, null],
  [{ recusedAt: after(7) }, 'recused'],
  [{ recusedAt: after(7, 1) }, null],
  [{ personId: 'outsider' }, 'proposer'],
  [{ personId: 'outsider', recusedAt: after(1) }, 'recused'],
  [{ personId: 'outsider', leftAt: after(1), recusedAt: after(1) }, 'left'],
])('an elector with %o is left out for: %s', (changes, reason) => {
  expect(uncountedReason(elector(1, changes), motion(''), ruleOf('code-change'), WEEK)).toBe(
    reason,
  );
});

test.each([
  ['the vote cast last counts', { 1: 1, 2: 2 }, {}, 'm1'],
  ['whichever seat that is on', { 1: 2, 2: 1 }, {}, 'm2'],
  ['without a vote the first seat counts', {}, {}, 'm2'],
  ['a vote counts before none', { 2: 1 }, {}, 'm1'],
  ['standing aside counts like a vote', { 1: 1 }, { recusedAt: after(2) }, 'm1'],
  ['and less than a later vote', { 1: 3 }, { recusedAt: after(2) }, 'm2'],
])('of two electors who are one person, %s', (_, days, changes, double) => {
  const facts = motion('', {
    electors: [elector(1), elector(2, { personId: 'p1', ...changes }), elector(3)],
    votes: Object.entries(days).map(([number, day]) => ({
      ...{ electorId: `m${number}`, choice: 'no' as const, revision: 1 },
      castAt: after(day),
    })),
  });
  const reasons = facts.electors.map((one) => [
    one.id,
    uncountedReason(one, facts, ruleOf('formal-vote'), WEEK),
  ]);
  expect(reasons).toContainEqual([double, 'same-person']);
  expect(reasons).not.toContainEqual([double === 'm1' ? 'm2' : 'm1', 'same-person']);
  const { members, tally } = standingOf(facts, ruleOf('formal-vote'), WEEK);
  expect(members + tally.no).toBeLessThanOrEqual(3);
});

test('an objection that was taken back under the other name holds no longer', () => {
  const one = { personId: 'p1' };
  const facts = motion('nyy', { electors: [elector(1), elector(2, one), elector(3)] });
  const later = facts.votes.map((vote, index) => ({ ...vote, castAt: after(1, index) }));
  const rule = ruleOf('code-change');
  const objections = (of: typeof facts) =>
    standingOf(of, rule, WEEK).obstacles.filter(({ is }) => is === 'objection');
  expect(objections({ ...facts, votes: later })).toEqual([]);
  expect(objections({ ...facts, votes: later.slice(0, 1) })).toMatchObject([{ by: ['Member 1'] }]);
});

test('nobody unknown is taken for the proposer', () => {
  const facts = motion('', { proposerId: null });
  const nobody = elector(1, { personId: null });
  expect(uncountedReason(nobody, facts, ruleOf('code-change'), WEEK)).toBeNull();
});

test.each([
  ['formal-vote', [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5]],
  ['charter-change', [1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 8, 9, 10, 10]],
  ['chair-removal', [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8]],
  ['typo-fix', Array.from({ length: 15 }, () => 1)],
  ['code-change', Array.from({ length: 15 }, () => 2)],
  ['goal-update', Array.from({ length: 15 }, () => 0)],
])('the fewest yes votes for %s with 1 to 15 members', (kind, expected) => {
  expect(expected.map((_, index) => fewestYes(ruleOf(kind), index + 1))).toEqual(expected);
});

test('more than half of all members is one more than half', () => {
  const rule = ruleOf('formal-vote', {
    thresholds: [{ of: 'members', numerator: 1, denominator: 2, is: 'more-than' }],
  });
  expect([1, 2, 3, 4, 9, 10].map((members) => fewestYes(rule, members))).toEqual([
    1, 2, 2, 3, 5, 6,
  ]);
});

test.each([
  [
    'formal-vote',
    [
      'More yes than no; a tie rejects it.',
      'Yes from at least 1/3 of all members: 3 of 9.',
      'At least 7 days since the opening, to the second.',
    ],
  ],
  [
    'project-update',
    [
      "2 yes votes, not counting the proposer's.",
      'Approval by the lead of the team or one of its liaisons.',
      'No objection: a no vote keeps it from passing until it is taken back.',
      'No minimum time.',
    ],
  ],
  [
    'goal-update',
    [
      'No roll call: yes votes are not needed.',
      'No objection: a no vote keeps it from passing until it is taken back.',
      'At least 7 days since the latest text, to the second.',
    ],
  ],
  [
    'chair-removal',
    [
      'More yes than no; a tie rejects it.',
      'Yes from at least 1/2 of all members: 5 of 9.',
      'At least 7 days since the opening, to the second.',
      'Voting ends 14 days after the opening.',
    ],
  ],
])('what %s takes with nine members', (kind, sentences) => {
  expect(requirementsOf(ruleOf(kind), { members: 9, all: 9 })).toEqual(sentences);
});

test.each([
  ['formal-vote', {}, 'the chair or vice-chair', 'the chair or vice-chair'],
  ['formal-vote', { viceChairActs: false }, 'the chair', 'the chair'],
  ['typo-fix', {}, 'any member', 'any member but the proposer'],
  ['chair-removal', {}, 'any member', 'any member'],
])('%s %o is opened by %s and closed by %s', (kind, changes, opener, closer) => {
  expect([openerText(ruleOf(kind, changes)), closerText(ruleOf(kind, changes))]).toEqual([
    opener,
    closer,
  ]);
});

test('each refusal is one or two sentences', () => {
  for (const text of Object.values(refusalText)) expect(text).toMatch(/^[A-Z][^—!]+\.$/);
});
