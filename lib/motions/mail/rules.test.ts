import { expect, test } from 'vitest';
import { after, elector, motion, OPENED, ruleOf } from '@/test/motion-facts';
import { isTooOld } from '@/lib/notices/kinds';
import { mailsDue, type MailFacts } from './rules';

const HOUR = 3_600_000;
const formalVote = ruleOf('formal-vote');

/** The facts of a motion for mails; see `motion` for the letters. */
function facts(votes: string, changes: Partial<MailFacts> = {}): MailFacts {
  const revisions = changes.revisions ?? [{ number: 1, revisedAt: after(-1) }];
  return { ...motion(votes), rule: formalVote, decidedAt: null, ...changes, revisions };
}

/** The mails that are due, each with its recipient: `opened p1`. */
const due = (given: MailFacts, now: Date) =>
  mailsDue(given, now).map(({ kind, personId }) => `${kind} ${personId}`);

test('the opening is told to everybody with a seat, the recused too', () => {
  const recused = elector(2, { recusedAt: after(0, 1) });
  const unknown = elector(3, { personId: null });
  const gone = elector(4, { leftAt: after(0, 1) });
  const given = facts('', { electors: [elector(1), recused, unknown, gone] });
  expect(due(given, after(0, 1000))).toEqual(['opened p1', 'opened p2']);
});

test('somebody who joins an open vote is told when they join', () => {
  const given = facts('', { electors: [elector(1, { joinedAt: after(4) })] });
  expect(mailsDue(given, after(4))).toMatchObject([{ kind: 'opened', dueAt: after(4) }]);
  expect(mailsDue(given, after(4, -1))).toEqual([]);
});

test('a reminder is due from 48 hours before the earliest decision until it', () => {
  const given = facts('y-');
  const isReminded = (now: Date) => due(given, now).includes('reminder p2');
  expect(isReminded(after(5, -1))).toBe(false);
  expect(isReminded(after(5))).toBe(true);
  expect(isReminded(after(7, -1))).toBe(true);
  expect(isReminded(after(7))).toBe(false);
  expect(due(given, after(5))).not.toContain('reminder p1');
});

test('who voted on an earlier text is reminded like those who have not voted', () => {
  const outdated = facts('y-', { revision: 2, revisedAt: after(1) });
  expect(due(outdated, after(5))).toContain('reminder p1');
  const standing = { ...outdated, rule: ruleOf('formal-vote', { onRevision: 'stands' as const }) };
  expect(due(standing, after(5))).not.toContain('reminder p1');
});

test('who seconded or approved an earlier text is told once, before the opening too', () => {
  const approvals = [
    { capacity: 'second' as const, personId: 'ann', revision: 1 },
    { capacity: 'team-lead' as const, personId: 'ann', revision: 1 },
    { capacity: 'second' as const, personId: 'bo', revision: 2 },
  ];
  const given = facts('', { approvals, revision: 2, revisedAt: after(-1), openedAt: null });
  expect(mailsDue({ ...given, state: 'proposed' }, OPENED)).toEqual([
    { kind: 'revised', occasion: 2, personId: 'ann', dueAt: after(-1) },
  ]);
  expect(due({ ...given, openedAt: OPENED }, after(1))).toContain('revised ann');
  expect(due({ ...given, state: 'withdrawn' }, OPENED)).toEqual([]);
});

test('where voting closes, the reminder counts down to that', () => {
  const given = facts('-', { closesAt: after(10) });
  expect(due(given, after(8, -1))).toEqual(['opened p1']);
  expect(due(given, after(8))).toEqual(['opened p1', 'reminder p1']);
  expect(due(given, after(10))).toEqual([]);
});

test('a vote that began within 48 hours of its deadline has no reminder', () => {
  const short = { rule: ruleOf('formal-vote', { minimumDays: 2 }) };
  expect(due(facts('-', short), after(1))).toEqual(['opened p1']);
  const late = [elector(1, { joinedAt: after(5) }), elector(2, { joinedAt: after(5, -1) })];
  expect(due(facts('', { electors: late }), after(6))).toEqual([
    'opened p1',
    'opened p2',
    'reminder p2',
  ]);
});

test('nobody is reminded in the instant in which the clock starts again', () => {
  const again = {
    rule: ruleOf('formal-vote', { minimumDays: 2 }),
    clockStartedAt: after(3),
    revisions: [{ number: 1, revisedAt: OPENED }],
  };
  expect(due(facts('-', again), after(3))).toEqual(['opened p1']);
});

test('the recused, and a proposer whose vote does not count, are not reminded', () => {
  const given = facts('--', {
    rule: ruleOf('formal-vote', { countsProposer: false }),
    proposerId: 'p1',
    electors: [elector(1), elector(2, { recusedAt: after(1) }), elector(3)],
  });
  expect(due(given, after(6)).filter((mail) => mail.startsWith('reminder'))).toEqual([
    'reminder p3',
  ]);
});

test('a vote from before somebody left and came back is no vote', () => {
  const given = facts('y', { electors: [elector(1, { joinedAt: after(2) })] });
  expect(due(given, after(6))).toContain('reminder p1');
  const atOnce = elector(1, { joinedAt: after(0, 1000) }); // The time of its vote, see `motion`.
  expect(due(facts('y', { electors: [atOnce] }), after(6))).toEqual(['opened p1']);
});

test('a clock that was started again has a reminder of its own', () => {
  const revisions = [
    { number: 1, revisedAt: OPENED },
    { number: 2, revisedAt: after(6) },
    { number: 3, revisedAt: after(9) },
  ];
  const first = facts('-', { revisions, revision: 1 });
  const again = facts('-', { revisions, revision: 3, clockStartedAt: after(6) });
  const occasionOf = (given: MailFacts, now: Date) =>
    mailsDue(given, now).find(({ kind }) => kind === 'reminder')?.occasion;
  expect(occasionOf(first, after(5))).toBe(0);
  expect(occasionOf(again, after(6))).toBeUndefined();
  expect(occasionOf(again, after(11))).toBe(2);
});

test('of several revisions the present one is told, to those who knew another', () => {
  const revisions = [
    { number: 1, revisedAt: after(-2) },
    { number: 2, revisedAt: after(1) },
    { number: 3, revisedAt: after(2) },
  ];
  const electors = [elector(1), elector(2, { joinedAt: after(3) })];
  const given = facts('', { revision: 3, revisions, electors });
  expect(mailsDue(given, after(4)).filter(({ kind }) => kind === 'revised')).toEqual([
    { kind: 'revised', occasion: 3, personId: 'p1', dueAt: after(2) },
  ]);
});

test('who joins in the instant of a revision is told of both', () => {
  const revisions = [{ number: 2, revisedAt: after(1) }];
  const given = facts('', {
    revision: 2,
    revisions,
    electors: [elector(1, { joinedAt: after(1) })],
  });
  expect(due(given, after(1))).toEqual(['opened p1', 'revised p1']);
});

test('a revision of the instant of the opening is no news', () => {
  const revisions = [{ number: 2, revisedAt: OPENED }];
  expect(due(facts('-', { revision: 2, revisions }), after(1))).toEqual(['opened p1']);
});

test('a revision from before the opening is no news', () => {
  const revisions = [{ number: 2, revisedAt: after(0, -1) }];
  expect(due(facts('-', { revision: 2, revisions }), after(1))).toEqual(['opened p1']);
});

test('a decision is told to those who had a seat then, and once to a proposer among them', () => {
  const given = facts('', {
    state: 'passed',
    decidedAt: after(8),
    proposerId: 'p1',
    electors: [elector(1), elector(2, { leftAt: after(8) }), elector(3, { leftAt: after(9) })],
  });
  expect(due(given, after(20))).toEqual(['decided p1', 'decided p3']);
  expect(due({ ...given, state: 'rejected', proposerId: 'outsider' }, after(20))).toContain(
    'decided outsider',
  );
});

test('a motion that is held is told of, one that is proposed or withdrawn is not', () => {
  expect(due(facts('-', { state: 'held' }), after(6))).toEqual(['opened p1', 'reminder p1']);
  expect(due(facts('-', { state: 'withdrawn' }), after(6))).toEqual([]);
  expect(due(facts('-', { state: 'proposed', openedAt: null }), after(6))).toEqual([]);
});

test('news is fresh for exactly three days', () => {
  expect(isTooOld(OPENED, new Date(OPENED.getTime() + 72 * HOUR))).toBe(false);
  expect(isTooOld(OPENED, new Date(OPENED.getTime() + 72 * HOUR + 1))).toBe(true);
});
