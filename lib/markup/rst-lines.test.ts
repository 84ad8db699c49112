import { expect, test } from 'vitest';
import { headingsOf, isUnderline, linesOf, targetIn } from './rst-lines';

const headingsIn = (...lines: string[]) =>
  [...headingsOf(lines)].map(([line, { text, textLine, lastLine, mark }]) => [
    text,
    [line, textLine, lastLine],
    mark,
  ]);

test('a heading may have a line above it, which makes it a style of its own', () => {
  expect(headingsIn('===', ' A', '===', '', 'B', '===')).toEqual([
    ['A', [0, 1, 2], '=='],
    ['B', [4, 4, 5], '='],
  ]);
});

test.each([
  ['a paragraph of two lines', ['one', 'two', '---']],
  ['an indented text', ['', '  code', '------']],
  ['a line of marks below another', ['----', '----']],
  ['a label', ['.. _x:', '------']],
  ['a text longer than a line of less than four marks', ['Title', '---']],
])('%s is no heading', (_what, lines) => {
  expect(headingsIn(...lines)).toEqual([]);
});

test('a short heading needs a line of its own length', () => {
  expect([isUnderline('--', 'QA'), isUnderline('--', 'QAs'), isUnderline('----', 'Long')]).toEqual([
    true,
    false,
    true,
  ]);
});

test('a heading may follow its label without a blank line', () => {
  expect(headingsIn('.. _x:', 'Title', '=====')).toEqual([['Title', [1, 1, 2], '=']]);
});

test.each([
  ['.. _Some  Label:', { key: 'some label', destination: null }],
  ['.. _`a: b`:', { key: 'a: b', destination: null }],
  ['.. _a:b:', { key: 'a:b', destination: null }],
  ['   .. _a\\: b:', { key: 'a: b', destination: null }],
  ['.. _guide: https://example.org/', { key: 'guide', destination: 'https://example.org/' }],
  ['.. note::', null],
])('%s names a target', (line, target) => {
  expect(targetIn(line)).toEqual(target);
});

test('lines end as on any system', () => {
  expect(linesOf('\uFEFFa\r\nb\rc\n')).toEqual(['a', 'b', 'c', '']);
});
