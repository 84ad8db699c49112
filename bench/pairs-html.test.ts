import { expect, test } from 'vitest';
import { compareForms, firstDifference, normalised, withoutScripts } from './pairs-html';

const SPAN = { from: new Date('2026-11-27T06:10:30Z'), to: new Date('2026-11-27T06:40:00Z') };
const plain = (answer: string) => normalised(answer, SPAN);

test('the nonce of an answer is no difference, wherever it stands', () => {
  const page = (nonce: string) =>
    `<script nonce="${nonce}" src="/a.js"></script><script nonce="${nonce}">f("{\\"nonce\\":\\"${nonce}\\"}")</script>`;

  expect(plain(page('YWJj'))).toBe(plain(page('ZGVm')));
  expect(plain(page('YWJj'))).toContain('{\\"nonce\\":\\"NONCE\\"}');
});

test.each([
  ['the id of a build', '\\"b\\":\\"tEDvXwSEXLcCvHU_mV9XQ\\"}', '\\"b\\":\\"BUILD\\"}'],
  [
    'the name of a script',
    '/_next/static/chunks/turbopack-077hmt.js"',
    '/_next/static/chunks/FILE"',
  ],
  [
    'the name of a font',
    '/_next/static/media/inter~a.p.1f-2_3.woff2"',
    '/_next/static/media/FILE"',
  ],
  [
    'the number of a module',
    '16:I[8821,[\\"$4\\"],\\"default\\"]',
    '16:I[MODULE,[\\"$4\\"],\\"default\\"]',
  ],
  [
    'a class made from a path',
    'class="w8dwLG_variable _4U4xjG_variable"',
    'class="FONT_variable FONT_variable"',
  ],
  [
    'the random id of a row',
    '\\"tr\\",\\"5624f1ba-1cf4-4a8d-81ed-55b7d6cb5dc2\\"',
    '\\"tr\\",\\"ID\\"',
  ],
  ['the hash of a row', `\\n${'7e'.repeat(32)}\\n`, '\\nHASH\\n'],
  [
    'a hash in short',
    `<i title="${'7e'.repeat(32)}">${'7e'.repeat(6)}</i>`,
    '<i title="HASH">HASH</i>',
  ],
  [
    'a signature',
    '— localhost:3000/audit 2G7p/XiN+Bcbr6o=\\n',
    '— localhost:3000/audit SIGNATURE\\n',
  ],
  [
    'how long a sync took',
    '<td data-label="Took" class="a">42.5 s<',
    '<td data-label="Took" class="a">SECONDS<',
  ],
  [
    'the version of Rollcall',
    '"info":{"title":"T","version":"0.1.0",',
    '"info":{"title":"T","version":"VERSION",',
  ],
])('%s is no difference', (_, answer, expected) => {
  expect(plain(answer)).toBe(expected);
});

test.each([
  'https://opendev.org/openstack/nova/commit/5a3352c6ff862cd3bc42340ad2082a636cc2afda',
  '{"deliverable":"nova","version":"30.0.0"}',
  '<td data-label="Seats" class="a">5 s</td>',
  'class="is-numeric my_variable_name"',
])('what the record says stays: %s', (answer) => {
  expect(plain(answer)).toBe(answer);
});

test('moments within the run of the benchmark are no difference, all others are', () => {
  const shown = (at: string, words: string) => `<time dateTime="${at}">${words}</time>`;

  expect(plain(shown('2026-11-27T06:30:24.078Z', 'Fri 27 Nov 2026, 06:30 UTC'))).toBe(
    '<time dateTime="MOMENT">MOMENT</time>',
  );
  const before = shown('2026-11-27T06:00:00.000Z', 'Fri 27 Nov 2026, 06:00 UTC');
  expect(plain(before)).toBe(before);
  expect(plain('Fri 27 Nov 2026, 06:10 UTC')).toBe('MOMENT'); // Shown without its seconds.
});

test('a cursor is read, so that only the random id in it is replaced', () => {
  const cursor = Buffer.from('["releases:a","76bb7e6f-d9e2-43ef-b4f2-2b491f0495e2"]').toString(
    'base64url',
  );

  expect(plain(`/status?cursor=${cursor}"`)).toBe('/status?cursor=["releases:a","ID"]"');
  expect(plain(`"nextCursor":"${cursor}"`)).toBe('"nextCursor":"["releases:a","ID"]"');
});

test('readers see neither scripts nor hints to load them', () => {
  const page =
    '<link rel="preload" as="script" href="/a.js"/><link rel="icon" href="/i"/><p>Text</p><script>f("</p>")</script>';

  expect(withoutScripts(page)).toBe('<link rel="icon" href="/i"/><p>Text</p>');
});

test('versions agree when they have one form of a page in common', () => {
  const both = compareForms(new Set(['ab', 'ba']), new Set(['ba', 'xx']));

  expect(both).toEqual({ isSame: true, isSameToReaders: true, difference: null });
});

test('a difference in scripts alone is told from one that readers see', () => {
  const script = compareForms(
    new Set(['<p>a</p><script>1</script>']),
    new Set(['<p>a</p><script>2</script>']),
  );
  const text = compareForms(
    new Set(['<p>a</p><script>1</script>']),
    new Set(['<p>b</p><script>1</script>']),
  );

  expect(script).toMatchObject({ isSame: false, isSameToReaders: true, difference: { at: 16 } });
  expect(text).toMatchObject({ isSame: false, isSameToReaders: false, difference: { at: 3 } });
});

test('the difference shown is that of the two forms that agree for longest', () => {
  const { difference } = compareForms(new Set(['ab1', 'ba1']), new Set(['ba2']));

  expect(difference).toEqual({ at: 2, other: 'ba1', own: 'ba2' });
});

test('a text that ends sooner differs where it ends', () => {
  expect(firstDifference('abc', 'ab')).toEqual({ at: 2, other: 'abc', own: 'ab' });
  expect(firstDifference('abc', 'abc')).toBeNull();
});
