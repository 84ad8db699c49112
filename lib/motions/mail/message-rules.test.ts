import { expect, test } from 'vitest';
import { standingOf } from '@/lib/motions/standing-rules';
import { after, motion, OPENED, ruleOf } from '@/test/motion-facts';
import { inBothZones, oneLine } from '@/lib/notices/text-rules';
import { wordsOf, type MailStory } from './message-rules';

const rule = ruleOf('formal-vote');

function story(changes: Partial<MailStory>, about: Partial<MailStory['motion']> = {}): MailStory {
  return {
    kind: 'opened',
    body: { slug: 'tc', name: 'Technical Committee' },
    seat: { vote: null, isRecused: false, hasOutdatedConsent: false },
    timeZone: 'UTC',
    checkpoint: null,
    links: {
      ...{ motion: 'https://x/motions/1', log: 'https://x/security/log' },
      ...{ stop: 'https://x/stop', choices: 'https://x/account' },
    },
    ...changes,
    motion: {
      ...{ id: 1, title: 'A title', state: 'open', rule, closesAt: null, proposer: null },
      ...{ revision: 2, note: '', narrative: [], decidedAt: null },
      standing: standingOf(motion('yyn------'), rule, after(1)),
      ...about,
    },
  };
}

test('a decision is told with its reason and no deadline', () => {
  const decided = { state: 'rejected', narrative: ['Two to two.', 'A tie.'], decidedAt: after(8) };
  const { subject, text } = wordsOf(story({ kind: 'decided' }, decided as object));
  expect(subject).toBe('[TC] Rejected: A title');
  expect(text).toContain('the motion was rejected');
  expect(text).toContain('Why: Two to two. A tie.');
  expect(text).toContain('Decided: Tue 10 Nov 2026, 09:30 UTC');
  expect(text).not.toMatch(/can pass|closes/);
});

test('who only proposed it is told no vote of their own', () => {
  expect(wordsOf(story({ kind: 'decided', seat: null })).text).not.toContain('Your vote');
});

test('the recused, and votes on an earlier revision, are told as that', () => {
  const recused = { vote: null, isRecused: true, hasOutdatedConsent: false };
  expect(wordsOf(story({ seat: recused })).text).toContain('Your vote: none: you are recused');
  const seat = {
    vote: { choice: 'no' as const, revision: 1 },
    isRecused: false,
    hasOutdatedConsent: false,
  };
  expect(wordsOf(story({ seat })).text).toContain('Your vote: no, on revision 1');
  expect(wordsOf(story({ seat: { ...seat, vote: { choice: 'no', revision: 2 } } })).text).toContain(
    'Your vote: no\n',
  );
});

test('a motion on hold and an end of voting are told', () => {
  const { text } = wordsOf(story({}, { state: 'held', closesAt: after(10) }));
  expect(text).toContain('Voting closes Thu 12 Nov 2026, 09:30 UTC.');
  expect(text).toContain('It is on hold');
});

test('a moment is told in UTC and in the zone of the community, also across midnight', () => {
  expect(inBothZones(OPENED, 'UTC')).toBe('Mon 2 Nov 2026, 09:30 UTC');
  expect(inBothZones(OPENED, 'Pacific/Auckland')).toMatch(
    /^Mon 2 Nov 2026, 09:30 UTC \(Mon,? 2 Nov 2026,? 22:30 .*Pacific\/Auckland\)$/,
  );
  expect(inBothZones(after(0, 4 * 3_600_000), 'Pacific/Auckland')).toMatch(/\(Tue,? 3 Nov 2026/);
});

test('a line is one line, and is cut between characters', () => {
  expect(oneLine(' a\r\n\tb\u2028c\u202Ed\0e ', 20)).toBe('a b c d e');
  expect(oneLine('👩‍👩‍👧‍👦'.repeat(3), 2)).toBe('👩‍👩‍👧‍👦…');
  expect(oneLine('ab', 2)).toBe('ab');
  expect(oneLine('half \ud800', 20)).toBe('half \ufffd');
});

test('a body with a long slug is named', () => {
  const body = { slug: 'foundation-board', name: 'Board' };
  expect(wordsOf(story({ body })).subject).toBe('[Board] Vote opened: A title');
});

test('who voted or gave consent for an earlier text is told what to do if it was not them', () => {
  const voted = {
    vote: { choice: 'yes' as const, revision: 1 },
    ...{ isRecused: false, hasOutdatedConsent: false },
  };
  const consented = { vote: null, isRecused: false, hasOutdatedConsent: true };
  for (const seat of [voted, consented]) {
    expect(wordsOf(story({ kind: 'revised', seat })).text).toContain('If it was not you: Sign in');
  }
  expect(wordsOf(story({ kind: 'revised' })).text).not.toContain('If it was not you');
});
