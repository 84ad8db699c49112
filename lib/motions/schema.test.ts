import { expect, test } from 'vitest';
import {
  closingSchema,
  commentSchema,
  openingSchema,
  proposalSchema,
  reasonSchema,
  revisionSchema,
  voteSchema,
} from './schema';
import { MAX_COMMENT, MAX_LINKS, MAX_TEXT } from './fields';

const PROPOSAL = {
  body: 'tc',
  kind: 'formal-vote',
  title: 'Retire Murano',
  text: 'It is retired.',
};

test('a form as a browser sends it is read: numbers from text, lines from a field, nothing from empty ones', () => {
  expect(
    proposalSchema.parse({
      ...PROPOSAL,
      text: '  One\r\nTwo\n',
      team: '',
      teams: 'nova\r\nneutron, nova\n',
      resolutions: ['20200131-a', ''],
    }),
  ).toEqual({
    ...{ ...PROPOSAL, text: 'One\nTwo', team: undefined },
    ...{ teams: ['nova', 'neutron'], resolutions: ['20200131-a'] },
    ...{ threads: [], motions: [], supersedes: [] },
  });
  expect(voteSchema.parse({ id: '12', revision: '2', choice: 'no' })).toEqual({
    ...{ id: 12, revision: 2, choice: 'no', comment: '' },
  });
});

test('a moment without a zone means UTC, and an empty field none', () => {
  const closesAt = (given: string) =>
    openingSchema.parse({ id: 1, revision: 1, closesAt: given }).closesAt;
  expect(closesAt('2026-11-28T12:00')).toEqual(new Date('2026-11-28T12:00:00Z'));
  expect(closesAt('2026-11-28T12:00:30+02:00')).toEqual(new Date('2026-11-28T10:00:30Z'));
  expect(closesAt('')).toBeUndefined();
  expect(openingSchema.safeParse({ id: 1, revision: 1, closesAt: 'soon' }).success).toBe(false);
});

test.each([
  ['a text that is too long', { text: 'x'.repeat(MAX_TEXT + 1) }],
  ['a text of blanks', { text: ' \r\n ' }],
  ['a title of two lines', { title: 'One\nTwo' }],
  ['a title that is too long', { title: 'x'.repeat(201) }],
  ['characters that are no text', { text: 'One\u0000Two' }],
  ['an override of direction', { text: 'One \u202Eowt\u202C' }],
  ['a title with a zero-width space', { title: 'One\u200B' }],
  ['a link with a character that nobody sees', { threads: 'https://lists.example.org/\u2060a' }],
  ['half a character', { text: 'One \uD800' }],
  ['too many links', { teams: Array.from({ length: MAX_LINKS + 1 }, (_, n) => `team-${n}`) }],
])('%s is refused', (_title, fields) => {
  expect(proposalSchema.safeParse({ ...PROPOSAL, ...fields }).success).toBe(false);
});

test('a character that nobody sees is named with its place, wherever somebody writes', () => {
  const fault = (at: string) => `has a character that nobody sees, U+202E, at ${at}; remove it`;
  const given = { ...PROPOSAL, text: 'One\r\ntwo \u202Eeerht' };
  expect(proposalSchema.safeParse(given).error?.issues.map(({ message }) => message)).toEqual([
    fault('line 2, character 5'),
  ]);
  for (const [schema, field] of [
    [commentSchema, 'text'],
    [voteSchema, 'comment'],
    [closingSchema, 'comment'],
    [reasonSchema, 'reason'],
    [revisionSchema, 'note'],
    [revisionSchema, 'title'],
  ] as const) {
    const fields = { id: 1, revision: 1, choice: 'yes', title: 'One', text: 'One', note: 'One' };
    const { error } = schema.safeParse({ ...fields, comment: '', [field]: 'a\u202E' });
    expect(error?.issues.map(({ message }) => message)).toContain(fault('line 1, character 2'));
  }
});

test('the longest text and comment fit', () => {
  expect(proposalSchema.safeParse({ ...PROPOSAL, text: 'x'.repeat(MAX_TEXT) }).success).toBe(true);
  const vote = { id: 1, revision: 1, choice: 'yes' };
  expect(voteSchema.safeParse({ ...vote, comment: 'x'.repeat(MAX_COMMENT) }).success).toBe(true);
  expect(voteSchema.safeParse({ ...vote, comment: 'x'.repeat(MAX_COMMENT + 1) }).success).toBe(
    false,
  );
  expect(commentSchema.safeParse({ id: 1, revision: 1, text: ' ' }).success).toBe(false);
});

test('a vote is one of three', () => {
  expect(voteSchema.safeParse({ id: 1, revision: 1, choice: 'perhaps' }).success).toBe(false);
});
