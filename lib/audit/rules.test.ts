import { expect, test } from 'vitest';
import { rowNumberIn } from './rules';

test.each([
  ['1', 1n],
  ['999999999999999999', 999_999_999_999_999_999n],
])('%s is a number of a row', (text, number) => {
  expect(rowNumberIn(text)).toBe(number);
});

test.each([undefined, '', '0', '-1', '01', '1.5', '1e9', ' 1', '9'.repeat(19), 'x', '\0', '１'])(
  '%j is none',
  (text) => {
    expect(rowNumberIn(text)).toBeUndefined();
  },
);

test('several at once are none', () => {
  expect(rowNumberIn(['1', '2'])).toBeUndefined();
});
