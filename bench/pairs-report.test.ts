import { expect, test } from 'vitest';
import { median, reportOf, swayOf, type ComparedAddress, type PairFindings } from './pairs-report';
import { isMet } from './report';

const SAME: ComparedAddress = {
  isSame: true,
  isSameToReaders: true,
  difference: null,
  status: { other: 200, own: 200 },
};

const findings = (changes: Partial<PairFindings> = {}): PairFindings => ({
  commits: { other: 'aaaaaaa', own: 'bbbbbbb' },
  imports: null,
  starts: { other: [3, 3, 9], own: [6, 6, 6] },
  answers: new Map([
    ['/', SAME],
    ['/teams', SAME],
  ]),
  times: new Map([
    ['/', { other: [10, 12, 11], own: [10, 10, 10] }],
    ['/teams', { other: [20, 20, 20], own: [30, 22, 22] }],
  ]),
  ...changes,
});

const valueOf = (found: PairFindings, what: RegExp) =>
  reportOf(found).measurements.find((measurement) => what.test(measurement.what));

test('starts and the sum of the pages have a limit on their ratio, a page alone has none', () => {
  const { measurements } = reportOf(findings());

  expect(measurements.filter((measurement) => !isMet(measurement))).toEqual([
    { what: 'second npm start, this ÷ other', value: 2, unit: '×', limit: 1.05 },
  ]);
  expect(valueOf(findings(), /sum of medians, this ÷ other/)?.value).toBeCloseTo(32 / 31);
  expect(valueOf(findings(), /geometric mean/)?.value).toBeCloseTo(1);
});

test('pages that have become slower come first', () => {
  const pages = reportOf(findings()).measurements.filter(({ what }) => what.startsWith('/'));

  expect(pages).toEqual([
    { what: '/teams: 22.0 ÷ 20.0 ms', value: 1.1, unit: '×', limit: null },
    { what: '/: 10.0 ÷ 11.0 ms', value: 10 / 11, unit: '×', limit: null },
  ]);
});

test('imports are shown where they were timed', () => {
  expect(valueOf(findings(), /import/)).toBeUndefined();
  const timed = findings({ imports: { other: [50, 40, 60], own: [45, 45, 45] } });
  expect(valueOf(timed, /first import, this ÷ other/)?.value).toBe(0.9);
});

test('each answer that differs is counted and shown', () => {
  const difference = { at: 7, other: '<p>“a”\n', own: '<p>b' };
  const answers = new Map([
    ['/', SAME],
    ['/teams', { ...SAME, isSame: false, isSameToReaders: false, difference }],
    ['/new', { ...SAME, isSame: false, difference, status: { other: 404, own: 200 } }],
  ]);

  const { measurements, notes } = reportOf(findings({ answers }));

  expect(measurements.find(({ what }) => what.startsWith('the same but for'))).toMatchObject({
    value: 1,
    limit: 3,
    isFloor: true,
  });
  expect(notes).toContain('/teams differs from character 7:');
  expect(notes).toContain('other: "<p>“a”\\n"');
  expect(notes).toContain('/new answers 200 here and 404 in the other version.');
});

test('the median of an even number of values is the mean of the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([9, 1, 2])).toBe(2);
});

test('a page is held against itself by turns of four rounds', () => {
  expect(swayOf([10, 10, 10, 10, 20, 20, 20, 20])).toBe(0.5);
  expect(swayOf([10, 20])).toBe(1);
});
