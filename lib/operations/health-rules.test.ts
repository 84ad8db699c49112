import { expect, test } from 'vitest';
import { judgeHealth } from './health-rules';

const GOOD = { clockAheadMs: 40, canWrite: true, freeBytes: [5e9, 2e9] };

test('what is in order is said without a word', () => {
  expect(judgeHealth(GOOD)).toEqual({ clock: 'ok', writing: 'ok', disk: 'ok', problems: [] });
});

test.each([
  [{ clockAheadMs: 10_000 }, {}, []],
  [
    { clockAheadMs: 10_001 },
    { clock: 'wrong' },
    ["The clock of the web server is 10 seconds ahead of the database's."],
  ],
  [
    { clockAheadMs: -864_000_000 },
    { clock: 'wrong' },
    ["The clock of the web server is 864000 seconds behind the database's."],
  ],
  [
    { canWrite: false },
    { writing: 'failing' },
    ['The database takes no writes: no vote can be cast. Its log says why.'],
  ],
  [
    { freeBytes: [5e9, 999e6] },
    { disk: 'low' },
    ['The disk of the data folder has less than 1 GB left.'],
  ],
  [{ freeBytes: [0] }, { disk: 'full' }, ['The disk of the data folder is full.']],
])('%j is judged %j', (seen, judged, problems) => {
  expect(judgeHealth({ ...GOOD, ...seen })).toEqual({
    ...judgeHealth(GOOD),
    ...judged,
    problems,
  });
});

test('what could not be looked at is unknown, and no problem', () => {
  expect(judgeHealth({ clockAheadMs: null, canWrite: null, freeBytes: [] })).toEqual({
    clock: 'unknown',
    writing: 'unknown',
    disk: 'unknown',
    problems: [],
  });
});
