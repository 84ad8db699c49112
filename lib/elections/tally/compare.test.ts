import { expect, test } from 'vitest';
import { tally } from './count';
import { compareMethods } from './compare';
import { type CompareOptions } from './compare-types';
import { readContest } from './formats/read';

const options: CompareOptions = { seats: 1, unranked: 'last', tie: { kind: 'stop' } };
const towns =
  'Memphis > Nashville > Chattanooga > Knoxville * 42\nNashville > Chattanooga > Knoxville > Memphis * 26\n' +
  'Chattanooga > Knoxville > Nashville > Memphis * 15\nKnoxville > Chattanooga > Nashville > Memphis * 17\n';

test('the capital of Tennessee: three methods, three towns', () => {
  const { camps, remarks } = compareMethods(readContest(towns), options);
  expect(camps.map(({ elected }) => elected)).toEqual(
    expect.arrayContaining([['Nashville'], ['Knoxville'], ['Memphis']]),
  );
  expect(camps[0]?.elected).toEqual(['Nashville']);
  expect(remarks.join(' ')).toMatch(
    /Nashville beats everybody else head to head, but has no seat by Instant runoff/,
  );
});

test('where all agree, that is said', () => {
  const contest = readContest('#/Candidates: Ana ; Bo ; Cy\nAna * 5\nAna > Bo > Cy * 2\nBo > Cy\n');
  const { camps, remarks } = compareMethods(contest, options);
  expect(camps.map(({ elected }) => elected)).toEqual([['Ana']]);
  expect(remarks).toEqual([
    'All methods that come to a result elect Ana.',
    'Ana beats everybody else head to head.',
  ]);
});

test('another meaning of unranked candidates that elects somebody else is pointed out', () => {
  const contest = readContest('#/Candidates: Ana ; Bo\nBo * 5\nAna > Bo * 4\n');
  expect(compareMethods(contest, options).remarks).toContain(
    'If candidates left off a ballot meant "no opinion", Schulze would elect Ana instead of Bo.',
  );
});

test('every contest is counted, with equal ranks too', () => {
  const { runs } = compareMethods(readContest('Ana = Bo > Cy\nCy > Ana\n'), options);
  expect(runs.every(({ result }) => result !== null)).toBe(true);
  expect(runs.find(({ key }) => key === 'irv')?.result?.rules.equalRanks).toBe('stop-there');
});

test('a method for one seat does not follow the seats of a file, others do', () => {
  const contest = readContest('#/Number of Seats: 2\nAna > Bo > Cy * 3\nBo > Ana > Cy\n');
  const elected = (['irv', 'schulze'] as const).map((method) => tally(contest, { method }).elected);
  expect(elected).toEqual([['Ana'], ['Ana', 'Bo']]);
});
