import { describe, expect, test } from 'vitest';
import { labelReach, percent, ticksUpTo } from './chart-scale';
import { lanesOf, reachOf } from './cycle-lanes';

test.each([
  [730, [0, 200, 400, 600, 800]],
  [1, [0, 1]],
  [4, [0, 1, 2, 3, 4]],
  [5, [0, 2, 4, 6]],
  [12_400, [0, 5000, 10_000, 15_000]],
  [0, [0, 1]],
])('an axis up to %i has round figures and reaches it', (largest, ticks) => {
  expect(ticksUpTo(largest)).toEqual(ticks);
});

test('a position has at most two decimals', () => {
  expect(percent(1 / 3)).toBe('33.33%');
});

describe('labels under a chart', () => {
  const reaches = (count: number) =>
    Array.from({ length: count }, (_, at) => labelReach(at, count));

  test('of few bars, all are printed everywhere', () => {
    expect(new Set(reaches(5))).toEqual(new Set(['always']));
  });

  test('the last is always printed, and no more than fit', () => {
    for (const count of [6, 13, 24, 25, 60, 61]) {
      const all = reaches(count);
      expect(all.at(-1)).toBe('always');
      expect(all.filter((reach) => reach === 'always').length).toBeLessThanOrEqual(5);
      expect(all.filter((reach) => reach !== 'never').length).toBeLessThanOrEqual(12);
    }
  });
});

describe('names along a cycle', () => {
  test('that touch none stay on the lowest row', () => {
    expect(
      lanesOf([
        { at: 0, width: 0.1 },
        { at: 0.2, width: 0.1 },
      ]),
    ).toEqual([0, 0]);
  });

  test('that overlap climb, the earlier above the later', () => {
    expect(
      lanesOf([
        { at: 0.1, width: 0.3 },
        { at: 0.2, width: 0.3 },
        { at: 0.3, width: 0.05 },
      ]),
    ).toEqual([2, 1, 0]);
  });

  test('end within the picture, for which the line gets shorter', () => {
    expect(reachOf([{ at: 1, width: 0.2 }])).toBeCloseTo(0.8);
    expect(reachOf([{ at: 0.5, width: 0.2 }])).toBe(1);
    expect(reachOf([{ at: 1, width: 0.9 }])).toBe(0.6);
    expect(reachOf([])).toBe(1);
  });

  test('of nothing are nothing', () => {
    expect(lanesOf([])).toEqual([]);
  });
});
