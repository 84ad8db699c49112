import { expect, test } from 'vitest';
import { historySentence } from './history-rules';

test('a vote is told as what it does to the one before', () => {
  const vote = (detail: Record<string, unknown>) =>
    historySentence('motion.vote', { choice: 'yes', revision: 2, ...detail });
  expect(vote({})).toBe('voted yes on revision 2');
  expect(vote({ previous: 'no', previousRevision: 1 })).toBe(
    'changed the vote from no to yes on revision 2',
  );
  expect(vote({ previous: 'yes', previousRevision: 1 })).toBe(
    'confirmed the vote yes on revision 2',
  );
  expect(vote({ previous: 'yes', previousRevision: 2 })).toBe('voted yes again on revision 2');
});

test('what the clock, the chair and the seats do is told with its figures', () => {
  expect(
    historySentence('motion.open', { electors: ['a', 'b'], closesAt: '2026-11-28T12:00:00.000Z' }),
  ).toBe('opened the vote among 2 members, until Sat 28 Nov 2026, 12:00 UTC');
  expect(historySentence('motion.open', { electors: ['a'], closesAt: null })).toBe(
    'opened the vote among 1 member',
  );
  expect(historySentence('motion.clock', { clock: 'restarts', revision: 2, closesAt: null })).toBe(
    'restarted the clock for revision 2',
  );
  expect(historySentence('motion.clock', { clock: 'runs-on', revision: 2 })).toBe(
    'let the clock run on for revision 2',
  );
  expect(
    historySentence('motion.pass', { tally: { yes: 3, no: 1, abstain: 0, notVoted: 5 } }),
  ).toBe('closed the vote: passed, 3 yes, 1 no, 0 abstaining, 5 not voting');
  expect(historySentence('motion.leave-seat', { name: 'Ann' })).toBe(
    'ended the vote of Ann: the seat was given up',
  );
  expect(historySentence('motion.approve', { capacity: 'second' })).toBe(
    'gave consent as a seconder',
  );
  expect(historySentence('motion.link', { links: ['team nova', 'motion 3'] })).toBe(
    'linked 2 things',
  );
});

test('what this version does not know, or cannot read, is still shown', () => {
  expect(historySentence('motion.sing', {})).toBe('motion.sing');
  expect(historySentence('motion.revise', {})).toBe('wrote revision ?');
  expect(historySentence('motion.pass', {})).toContain('? yes');
  expect(historySentence('constructor', {})).toBe('constructor');
});
