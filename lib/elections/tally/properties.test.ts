import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tally } from './count';
import { pairwiseMatrix } from './pairwise';
import { ballotSetOf } from './ballot-sets';
import {
  contestFrom,
  strictSheets,
  weakSheets,
  type RandomSheet,
} from '@/test/tally/random-contests';
import { methodNames, methods } from './index';
import type { MethodName, Ranking, TallyResult } from './types';
import type { PairwiseDetail, RoundsDetail } from './detail-types';

const RUNS = { numRuns: 400 };
const pairwise = ['schulze', 'ranked-pairs', 'minimax'] as const;
const stv = ['scottish-stv', 'wigm-prf', 'meek-stv'] as const;
const run = (sheet: RandomSheet, method: MethodName, seats = 1): TallyResult =>
  tally(contestFrom(sheet), { method, seats });
const groups = (result: TallyResult) => result.order.map((group) => [...group].sort());
const sheetsFor = (method: MethodName) =>
  methods[method].ballots === 'weak' ? weakSheets : strictSheets;
const rename = (ballots: readonly Ranking[], name: (id: string) => string) =>
  ballots.map((ballot) => ballot.map((group) => group.map(name)));

describe.each(methodNames)('%s', (method) => {
  test('the order of ballots does not matter', () => {
    fc.assert(
      fc.property(sheetsFor(method), (sheet) => {
        const turned = { ...sheet, ballots: [...sheet.ballots].reverse() };
        expect(groups(run(turned, method, 2))).toEqual(groups(run(sheet, method, 2)));
      }),
      RUNS,
    );
  });

  test('renaming and reordering candidates only renames the outcome', () => {
    fc.assert(
      fc.property(sheetsFor(method), (sheet) => {
        const name = (id: string) => `${String(99 - id.charCodeAt(1))}-${id}`;
        const other = { ids: sheet.ids.map(name).reverse(), ballots: rename(sheet.ballots, name) };
        const expected = groups(run(sheet, method, 2)).map((group) => group.map(name).sort());
        expect(groups(run(other, method, 2))).toEqual(expected);
      }),
      RUNS,
    );
  });

  test('one ballot of weight n equals n ballots', () => {
    fc.assert(
      fc.property(sheetsFor(method), fc.integer({ min: 1, max: 5 }), (sheet, n) => {
        const contest = contestFrom(sheet);
        const heavy = ballotSetOf(
          sheet.ids,
          sheet.ballots.map((ranking) => ({ count: n, ranking })),
        );
        const many = {
          ...sheet,
          ballots: sheet.ballots.flatMap((ballot) => Array<Ranking>(n).fill(ballot)),
        };
        const [one, all] = [
          tally({ ...contest, ballots: heavy }, { method, seats: 2 }),
          run(many, method, 2),
        ];
        expect(one.detail).toEqual(all.detail);
        expect(one.order).toEqual(all.order);
      }),
      RUNS,
    );
  });

  test('a blank ballot changes nothing but the totals', () => {
    fc.assert(
      fc.property(sheetsFor(method), (sheet) => {
        const [before, after] = [sheet, { ...sheet, ballots: [...sheet.ballots, []] }].map((s) =>
          run(s, method, 2),
        );
        expect(after?.order).toEqual(before?.order);
        expect(after?.elected).toEqual(before?.elected);
        expect(after?.ballots.blank).toBe((before?.ballots.blank ?? 0) + 1);
      }),
      RUNS,
    );
  });

  test('everybody is in the order once, and the elected are the first of it', () => {
    fc.assert(
      fc.property(sheetsFor(method), fc.integer({ min: 1, max: 4 }), (sheet, seats) => {
        const result = run(sheet, method, seats);
        expect(result.order.flat().sort()).toEqual([...sheet.ids].sort());
        expect(result.elected.length).toBeLessThanOrEqual(seats);
        if (!result.tie) expect(result.elected).toHaveLength(Math.min(seats, sheet.ids.length));
        expect([...result.elected].sort()).toEqual(
          result.order.flat().slice(0, result.elected.length).sort(),
        );
      }),
      RUNS,
    );
  });

  test('with no ballots at all nobody is placed above anybody', () => {
    const result = run({ ids: ['a', 'b', 'c'], ballots: [] }, method);
    expect(result.order).toEqual([['a', 'b', 'c']]);
    expect(result.elected).toEqual([]);
    expect(result.tie?.candidates).toEqual(['a', 'b', 'c']);
  });
});

describe.each(pairwise)('%s', (method) => {
  test('a Condorcet winner wins', () => {
    fc.assert(
      fc.property(weakSheets, (sheet) => {
        const result = run(sheet, method);
        const { condorcetWinner } = result.detail as PairwiseDetail;
        if (condorcetWinner !== null) expect(result.order[0]).toEqual([condorcetWinner]);
      }),
      RUNS,
    );
  });
});

test.each(['schulze', 'ranked-pairs'] as const)('%s: the first are in the Smith set', (method) => {
  fc.assert(
    fc.property(weakSheets, (sheet) => {
      const result = run(sheet, method);
      const { smithSet } = result.detail as PairwiseDetail;
      expect(smithSet).toEqual(expect.arrayContaining([...(result.order[0] ?? [])]));
    }),
    RUNS,
  );
});

test('reversing all ballots that rank everybody reverses the pairwise matrix', () => {
  fc.assert(
    fc.property(weakSheets, (sheet) => {
      const turned = sheet.ballots.map((ballot) => [...ballot].reverse());
      const [forth, back] = [sheet.ballots, turned].map((ballots) => {
        const set = ballotSetOf(
          sheet.ids,
          ballots.map((ranking) => ({ count: 1, ranking })),
        );
        return pairwiseMatrix(set, 'no-opinion');
      });
      expect(back).toEqual(forth?.map((row, a) => row.map((_, b) => forth[b]?.[a])));
    }),
    RUNS,
  );
});

test('Schulze: a clone of a candidate neither helps nor harms the others', () => {
  fc.assert(
    fc.property(weakSheets, fc.boolean(), (sheet, isBehind) => {
      const [original = ''] = sheet.ids;
      const withClone = sheet.ballots.map((ballot) =>
        ballot.flatMap((group) => {
          if (!group.includes(original)) return [group];
          const rest = group.filter((id) => id !== original);
          // A clone is next to the original on every ballot, in the same position among the others.
          return rest.length > 0
            ? [[...group, 'clone']]
            : isBehind
              ? [[original], ['clone']]
              : [['clone'], [original]];
        }),
      );
      const first = (result: TallyResult) =>
        new Set((result.order[0] ?? []).map((id) => (id === 'clone' ? original : id)));
      expect(first(run({ ids: [...sheet.ids, 'clone'], ballots: withClone }, 'schulze'))).toEqual(
        first(run(sheet, 'schulze')),
      );
    }),
    RUNS,
  );
});

describe.each(stv)('%s', (method) => {
  test('fills exactly the seats, and no vote appears or disappears', () => {
    fc.assert(
      fc.property(strictSheets, fc.integer({ min: 1, max: 4 }), (sheet, seats) => {
        const result = tally(contestFrom(sheet), {
          method,
          seats,
          tie: { kind: 'seed', seed: 'lot' },
        });
        expect(result.elected).toHaveLength(Math.min(seats, sheet.ids.length));
        const { rounds, valid } = result.detail as RoundsDetail;
        const units = (text: string) => BigInt(text.replace('.', ''));
        const one = 10n ** BigInt((rounds[0]?.exhausted.split('.')[1] ?? '').length);
        let exhausted = 0n;
        for (const round of rounds) {
          const held = Object.values(round.votes).reduce((sum, votes) => sum + units(votes), 0n);
          expect(held + units(round.exhausted)).toBe(BigInt(valid) * one);
          if (method !== 'meek-stv')
            expect(units(round.exhausted)).toBeGreaterThanOrEqual(exhausted);
          exhausted = units(round.exhausted);
        }
      }),
      RUNS,
    );
  });
});
