import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlOf, nearestWord, queryOf, readSearch, wordsOf } from './rules';

const search = (text: string) => readSearch(text, ['series', 'team', 'page']);

const term = (...words: string[]) => ({ words, isQuoted: false });
const phrase = (...words: string[]) => ({ words, isQuoted: true });

test.each([
  ['nova', [term('nova')]],
  ['Nova  scheduler', [term('nova'), term('scheduler')]],
  ['"release management"', [phrase('release', 'management')]],
  ['“release management”', [phrase('release', 'management')]],
  ['"release management', [phrase('release', 'management')]],
  ['oslo.messaging', [term('oslo', 'messaging')]],
  ['2025.1', [term('2025', '1')]],
  ['a"b c"d', [term('a'), phrase('b', 'c'), term('d')]],
  ['Müller Zürich', [term('müller'), term('zürich')]],
  ['日本語', [term('日本語')]],
  ['', []],
  ['   ', []],
  ['"" - -" " ! & | <-> :* \\ \' % _', []],
  ['🎉', []],
])('%j asks for its words', (text, terms) => {
  expect(search(text)).toEqual({ terms, excluded: [], kinds: [], isCut: false });
});

test('a minus keeps a word or a phrase out, a hyphen inside a word does not', () => {
  expect(search('vote -email -"release notes" roll-call')).toMatchObject({
    terms: [term('vote'), term('roll', 'call')],
    excluded: [term('email'), phrase('release', 'notes')],
  });
});

test('kind: narrows to known kinds, each once; any other is just words', () => {
  expect(search('kind:team KIND:Series kind:team nova').kinds).toEqual(['team', 'series']);
  expect(search('kind:pizza')).toMatchObject({ kinds: [], terms: [term('kind', 'pizza')] });
  expect(search('"kind:team"')).toMatchObject({ kinds: [], terms: [phrase('kind', 'team')] });
});

test('of too much text the beginning counts, and the answer says so', () => {
  const long = search('word '.repeat(2000));

  expect(long.isCut).toBe(true);
  expect(long.terms).toHaveLength(16);
  expect(search('x'.repeat(10_000)).terms[0]?.words[0]).toHaveLength(64);
});

test('whatever is typed, words hold nothing that the query language knows', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      const { terms, excluded } = search(text);
      const queries = [...terms, ...excluded].map(queryOf);
      expect(queries.join(' ')).toMatch(/^(?:[\p{L}\p{N}\p{M}]+(?::\*)?(?: <-> | |$))*$/u);
    }),
  );
});

test('an unquoted term goes on, a quoted one ends', () => {
  expect(queryOf(term('oslo', 'mess'))).toBe('oslo <-> mess:*');
  expect(queryOf(phrase('oslo', 'mess'))).toBe('oslo <-> mess');
});

test('words are told apart by any punctuation and cut at 64 characters', () => {
  expect(wordsOf('openstack/nova, tc_members')).toEqual(['openstack', 'nova', 'tc', 'members']);
  // eslint-disable-next-line @typescript-eslint/no-misused-spread -- code points are what is cut
  expect([...(wordsOf('𝒳'.repeat(100))[0] ?? '')]).toHaveLength(64);
});

const known = ['nova', 'nave', 'neutron', 'release', 'releases', 'schedule', 'tc'].map(
  (word, place) => ({
    word,
    count: 10 - place,
  }),
);

test.each([
  ['nvoa', 'nova'],
  ['novaa', 'nova'],
  ['neutrn', 'neutron'],
  ['shcedule', 'schedule'],
  ['relaese', 'release'],
  ['nova', null],
  ['tx', null],
  ['pizza', null],
  ['nxtxrxn', null],
])('%s is meant to be %s', (typed, meant) => {
  expect(
    nearestWord(
      typed,
      known.filter(({ word }) => word !== typed),
    ),
  ).toBe(meant);
});

test('of two equally near words the commoner is meant', () => {
  expect(nearestWord('nove', known)).toBe('nova');
  expect(nearestWord('nove', known.toReversed())).toBe('nova');
});

test('a snippet becomes HTML in which nothing but the marks is markup', () => {
  const parts = [
    { text: '<script>"a" & \'b\'', isMatch: false },
    { text: '<b>', isMatch: true },
  ];

  expect(htmlOf(parts)).toBe('&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;<mark>&lt;b&gt;</mark>');
});
