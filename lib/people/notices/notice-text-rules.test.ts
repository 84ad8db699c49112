import { expect, test } from 'vitest';
import { NOTICE_KINDS, type NoticeKind } from './notice-rules';
import { noticeWordsOf } from './notice-text-rules';
import type { NoticeStory } from './notice-wording-rules';

function story(kind: NoticeKind, changes: Partial<NoticeStory> = {}): NoticeStory {
  return {
    ...{ kind, tag: 'Example', name: 'Ana Diaz', by: 'Bo Chen', reason: 'She was elected.' },
    ...{ at: new Date('2026-11-02T09:30:00Z'), timeZone: 'Pacific/Auckland' },
    ...{ browser: null, provider: null, role: null, until: null, other: null, vote: null },
    ...{ page: 'https://x.org/account', about: 'https://x.org/about', ending: null },
    ...changes,
  };
}

const vote = { motion: 'Retire the Murano team', choice: 'no', revision: 2 };
const ending = { stop: 'https://x.org/stop', choices: 'https://x.org/account#mail' };
const role = 'Chair of the Technical Committee';

test.each<[NoticeKind, Partial<NoticeStory>, string[]]>([
  [
    'browser',
    { browser: 'Firefox on Linux', provider: 'github' },
    [
      'Your account: signed in from a new browser',
      'Browser: Firefox on Linux',
      'Signed in with: github',
      'Sign out everywhere',
    ],
  ],
  ['stolen', {}, ['a session was ended for safety', 'It was ended in both', 'Sign out everywhere']],
  ['address', { reason: 'Another one.' }, ['another e-mail address', 'Why: Another one.']],
  [
    'given',
    { role, until: new Date('2027-01-01T00:00:00Z') },
    [
      `You have a role now: ${role}.`,
      `Role: ${role}`,
      'Until: Fri 1 Jan 2027, 00:00 UTC',
      'By: Bo Chen',
      'Why: She was elected.',
    ],
  ],
  ['revoked', { role }, [`You no longer have a role: ${role}.`, 'By: Bo Chen']],
  ['merged', { other: 'A. Diaz' }, ['You and A. Diaz count as one person now', 'By: Bo Chen']],
  ['unmerged', { other: 'A. Diaz' }, ['You and A. Diaz count as two people again']],
  ['tied', { other: 'A. Diaz', by: 'Rollcall' }, ['you and A. Diaz.', 'By: Rollcall']],
  ['claim-approved', { other: 'A. Diaz' }, ['a claim that an admin approved', 'A. Diaz']],
  ['claim-refused', { other: 'A. Diaz' }, ['You had said that you are A. Diaz.', 'refused']],
  [
    'cast',
    { vote, ending, page: 'https://x.org/motions/1' },
    [
      'Vote cast in your name: Retire the Murano team',
      'Vote: no, on revision 2',
      'By: Bo Chen',
      'the last vote counts',
      'Sign out everywhere',
      'tell the chair',
    ],
  ],
  ['cast-off', {}, ['You will get no more mail when a vote is cast in your name.']],
])('%s says what happened, when, and what to do, in both forms', (kind, changes, said) => {
  const { subject, text, html } = noticeWordsOf(story(kind, changes));
  expect(subject).toMatch(/^\[Example\] (Your account|Vote cast in your name): \S/);
  for (const form of [text, plain(html)]) {
    for (const words of said) expect(form).toContain(words);
    expect(form).toContain('Account: Ana Diaz');
    expect(form).toMatch(/When: Mon 2 Nov 2026, 09:30 UTC \(Mon.* 22:30 .*Pacific\/Auckland\)/);
    expect(form).toMatch(/If (it was not you|this is not right): /);
  }
  expect(text).toContain(changes.page ?? 'https://x.org/account\n');
  expect(html).toContain(`href="${changes.page ?? 'https://x.org/account'}"`);
});

/** Strips the tags from HTML. */
function plain(html: string): string {
  return html.replace(/<[^>]+>/g, '').replaceAll('&#39;', "'");
}

test('all but a vote say where the operators are, and that they can’t be switched off', () => {
  for (const kind of NOTICE_KINDS.filter((each) => each !== 'cast')) {
    const { text } = noticeWordsOf(story(kind));
    expect(text).toContain('https://x.org/about');
    expect(text).toContain('can’t be switched off');
    expect(text).not.toContain('No more mail of this kind');
  }
  const { text } = noticeWordsOf(story('cast', { vote, ending }));
  expect(text).toContain('No more mail of this kind: https://x.org/stop');
  expect(text).not.toContain('can’t be switched off');
});

test('what somebody did to their own account names nobody else as who did it', () => {
  for (const kind of ['browser', 'stolen', 'address', 'cast-off'] as const) {
    expect(noticeWordsOf(story(kind)).text).not.toContain('Bo Chen');
  }
});

const HOSTILE = 'x\r\nBcc: all@example.org\u2028<script>\u202Eend\u2066 ann@example.org';

test.each(NOTICE_KINDS)('no name and no reason adds a line, a tag or an address to %s', (kind) => {
  const { subject, text, html } = noticeWordsOf(
    story(kind, {
      ...{ tag: HOSTILE, name: HOSTILE, by: HOSTILE, reason: HOSTILE, browser: HOSTILE },
      ...{ provider: HOSTILE, role: HOSTILE, other: HOSTILE },
      vote: { ...vote, motion: HOSTILE },
    }),
  );
  const quiet = noticeWordsOf(
    story(kind, { browser: 'x', provider: 'x', role: 'x', other: 'x', vote }),
  );
  expect(text.split('\n')).toHaveLength(quiet.text.split('\n').length);
  for (const form of [subject, text, html]) {
    expect(form).not.toContain('@example.org');
    expect(form).not.toMatch(/[\r\u2028\u202A-\u202E\u2066-\u2069]/);
  }
  expect(html).not.toContain('<script');
});

test('long reasons are cut', () => {
  const { text } = noticeWordsOf(story('given', { role, reason: 'because '.repeat(1000) }));
  expect(text.length).toBeLessThan(2000);
  expect(text).toContain('…');
});
