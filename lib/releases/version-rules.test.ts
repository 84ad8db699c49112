import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions } from './version-rules';

test.each([
  ['1.0.0.dev3', '1.0.0.0a1'],
  ['1.0.0.0a1', '1.0.0.0b1'],
  ['1.0.0.0b3', '1.0.0.0rc1'],
  ['1.0.0.0rc9', '1.0.0.0rc10'],
  ['1.0.0.0rc1', '1.0.0'],
  ['0.10.3', '0.13.0'],
  ['0.3.rc4', '0.3'],
  ['9.9.9', '10.0.0'],
  ['2.2.4', '2.2.4.1'],
])('%s comes before %s', (earlier, later) => {
  expect(compareVersions(earlier, later)).toBeLessThan(0);
  expect(compareVersions(later, earlier)).toBeGreaterThan(0);
});

test('missing numbers are zeros, and a v says nothing', () => {
  expect(compareVersions('1.0', 'v1.0.0')).toBe(0);
});

test.each(['zed-eol', 'jewel', '', '1..0', '1.0.0-rc1'])(
  '%j has no place among versions',
  (odd) => {
    expect(compareVersions(odd, '1.0.0')).toBeNull();
  },
);

test('the order is the same from both sides for any versions', () => {
  const version = fc
    .tuple(
      fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('', 'rc', 'b', 'a'),
      fc.nat(9),
    )
    .map(([numbers, stage, number]) => `${numbers.join('.')}${stage && `${stage}${number}`}`);
  fc.assert(
    fc.property(version, version, (a, b) => {
      const forth = compareVersions(a, b) ?? NaN;
      const back = compareVersions(b, a) ?? NaN;
      expect(Math.sign(forth) + Math.sign(back)).toBe(0);
    }),
  );
});
