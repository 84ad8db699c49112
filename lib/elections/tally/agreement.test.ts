import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { ballotSetOf } from './ballot-sets';
import { tally } from './count';
import * as slow from '@/test/tally/reference';
import * as slowStv from '@/test/tally/reference-stv';
import { contestFrom, strictSheets, weakSheets } from '@/test/tally/random-contests';
import type { MethodName, Strength, TieRule } from './types';
import type { PairwiseDetail, RoundsDetail, ScoresDetail } from './detail-types';

const RUNS = 20_000;
const counted = { contests: 0, comparisons: 0 };
const same = (actual: unknown, expected: unknown, what: string) => {
  counted.comparisons++;
  // Matchers are slow and nearly always agree, so they run only to explain a difference.
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual, what).toEqual(expected);
};

describe(`the engine and the slow reference agree on ${RUNS} random contests of each kind`, () => {
  test('methods that compare pairs or count marks', () => {
    fc.assert(
      fc.property(weakSheets, fc.constantFrom('last', 'no-opinion'), (sheet, unranked) => {
        counted.contests++;
        const contest = contestFrom(sheet);
        const matrix = slow.slowMatrix(sheet, unranked);
        const named = (groups: number[][]) =>
          groups.map((group) => group.map((place) => sheet.ids[place]));
        const run = (method: MethodName, strength?: Strength) =>
          tally(contest, { method, unranked, seats: 1, ...(strength && { strength }) });

        for (const strength of ['winning-votes', 'margins'] as const) {
          const schulze = run('schulze', strength);
          const paths = slow.slowPaths(matrix, strength);
          same((schulze.detail as PairwiseDetail).paths, paths, `paths ${strength}`);
          same(schulze.order, named(slow.slowSchulze(paths)), `schulze ${strength}`);
          same(
            run('ranked-pairs', strength).order,
            named(slow.slowRankedPairs(matrix, strength)),
            `ranked pairs ${strength}`,
          );
        }
        for (const strength of ['winning-votes', 'margins', 'pairwise-opposition'] as const) {
          same(
            run('minimax', strength).order,
            named(slow.slowMinimax(matrix, strength)),
            `minimax ${strength}`,
          );
        }
        const detail = run('minimax').detail as PairwiseDetail;
        same(detail.matrix, matrix, 'matrix');
        same(
          detail.smithSet,
          slow.slowSmith(matrix).map((place) => sheet.ids[place]),
          'Smith set',
        );
        const scores = (method: MethodName) =>
          Object.values((run(method).detail as ScoresDetail).scores);
        same(scores('plurality'), slow.slowPlurality(sheet), 'plurality');
        same(scores('approval'), slow.slowApproval(sheet), 'approval');
      }),
      { numRuns: RUNS },
    );
  }, 300_000);

  test('methods that transfer votes', () => {
    fc.assert(
      fc.property(
        strictSheets,
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        (sheet, seats, isLots) => {
          counted.contests++;
          const contest = contestFrom(sheet);
          const lots = isLots ? sheet.ids : null;
          const tie: TieRule = isLots
            ? { kind: 'decision', by: 'lot', reason: 'test', order: sheet.ids }
            : { kind: 'stop' };
          const compare = (method: MethodName, expected: slowStv.SlowCount) => {
            const result = tally(contest, { method, seats: method === 'irv' ? 1 : seats, tie });
            const rounds = (result.detail as RoundsDetail).rounds.map(({ elected }) =>
              [...elected].sort(),
            );
            const groups = rounds.filter((group) => group.length > 0);
            // Candidates elected because no rivals are left share a round with those who reached the quota in it.
            const line = expected.elected.flat();
            const ends = groups.map((_, i) => groups.slice(0, i + 1).flat().length);
            const theirs = groups.map((group, i) =>
              line.slice((ends[i] ?? 0) - group.length, ends[i]).sort(),
            );
            same(groups, theirs, method);
            same(result.elected.length, line.length, `${method} seats`);
            same(result.tie?.candidates ?? null, expected.tied, `${method} tie`);
          };
          compare('irv', slowStv.slowIrv(sheet, lots));
          compare('scottish-stv', slowStv.slowScottish(sheet, seats, lots));
          compare('wigm-prf', slowStv.slowWigm(sheet, seats, lots));
          compare('meek-stv', slowStv.slowMeek(sheet, seats, lots));
        },
      ),
      { numRuns: RUNS },
    );
  }, 300_000);

  afterAll(() => {
    console.info(
      `Agreement: ${counted.contests} random contests, ${counted.comparisons} comparisons.`,
    );
  });
});

test('equal ballots are stored once however they were written', () => {
  const set = ballotSetOf(
    ['a', 'b'],
    [
      { count: 2, ranking: [['a'], ['b']] },
      { count: 1, ranking: [['a'], ['b']] },
    ],
  );
  expect([set.distinct, set.total, [...set.weights]]).toEqual([1, 3, [3]]);
});
