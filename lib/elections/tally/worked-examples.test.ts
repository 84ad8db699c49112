import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { corpus, hasCorpus } from '@/test/corpus';
import { tally } from './count';
import { readContest } from './formats/read';
import { at } from './pairwise';
import type { Contest, MethodName, Rules, Strength, Unranked } from './types';
import type { PairwiseDetail, RoundsDetail } from './detail-types';

type Example = {
  id: string;
  candidates: string[];
  seats: number;
  ballots: string[];
  unranked: Unranked;
  expected: Record<string, unknown>;
  pairwise: number[][];
  stvByDroop?: Record<
    'scotland' | 'wigm-prf' | 'meek-prf',
    { elected: string[]; tieBreakUsed: boolean }
  >;
};

const counted = { examples: 0, assertions: 0, leftOut: new Set<string>() };
const same = (actual: unknown, expected: unknown, what: string) => {
  counted.assertions++;
  expect(actual, what).toEqual(expected);
};

const strengths: Record<string, Strength> = {
  winningVotes: 'winning-votes',
  margins: 'margins',
  pairwiseOpposition: 'pairwise-opposition',
};
const names: Record<string, MethodName> = {
  schulze: 'schulze',
  rankedPairs: 'ranked-pairs',
  minimax: 'minimax',
};
const sorted = (groups: readonly (readonly string[])[]) => groups.map((group) => [...group].sort());
const detailOf = (contest: Contest, choices: Partial<Rules> & Pick<Rules, 'method'>) =>
  tally(contest, { seats: 1, ...choices }).detail;

/** Compares one expectation, for instance `schulze.winningVotes.ranking`. False if the engine has no such rule. */
function compare(example: Example, contest: Contest, key: string, value: unknown): boolean {
  const what = `${example.id} ${key}`;
  const [method = '', kind = '', last = ''] = key.split('.');
  const { unranked } = example;
  const strength = strengths[kind];
  if (names[method] && strength) {
    const { order } = tally(contest, { method: names[method], strength, unranked, seats: 1 });
    if (last === 'winners')
      same([...(order[0] ?? [])].sort(), [...(value as string[])].sort(), what);
    if (last === 'ranking') same(sorted(order), sorted(value as string[][]), what);
    return true;
  }
  const pairwise = detailOf(contest, { method: 'schulze', unranked }) as PairwiseDetail;
  switch (key) {
    case 'schulze.paths': {
      for (const [a, row] of Object.entries(value as Record<string, Record<string, number>>)) {
        for (const [b, path] of Object.entries(row)) {
          const [i, j] = [a, b].map((name) => example.candidates.indexOf(name));
          same(at(pairwise.paths ?? [], i ?? -1, j ?? -1), path, `${what} ${a} ${b}`);
        }
      }
      return true;
    }
    case 'condorcetWinner':
      same(pairwise.condorcetWinner, value, what);
      return true;
    case 'smithSet':
      same([...pairwise.smithSet].sort(), [...(value as string[])].sort(), what);
      return true;
    case 'irv.winner':
    case 'plurality.winner':
      same(tally(contest, { method: method as MethodName, seats: 1 }).elected, [value], what);
      return true;
    case 'irv.rounds': {
      const { rounds } = detailOf(contest, { method: 'irv' }) as RoundsDetail;
      const votes = rounds.map((round) =>
        Object.fromEntries(Object.entries(round.votes).map(([name, n]) => [name, Number(n)])),
      );
      same(votes, value, what);
      return true;
    }
    case 'stv.elected': {
      const { elected } = tally(contest, { method: 'scottish-stv', seats: example.seats });
      same([...elected].sort(), [...(value as string[])].sort(), what);
      return true;
    }
    case 'stv.quota': {
      const { quota } = detailOf(contest, {
        method: 'scottish-stv',
        seats: example.seats,
      }) as RoundsDetail;
      same(Number(quota), value, what);
      return true;
    }
    case 'rankedPairs.marginsDiffersFromWinningVotes': {
      const [votes, margins] = (['winning-votes', 'margins'] as const).map(
        (how) =>
          tally(contest, { method: 'ranked-pairs', strength: how, unranked, seats: 1 }).order,
      );
      same(JSON.stringify(votes) !== JSON.stringify(margins), value, what);
      return true;
    }
    default:
      return false;
  }
}

describe.runIf(hasCorpus)('published worked examples', () => {
  const file = path.join(corpus, 'voting/worked/worked-examples.json');
  const examples = hasCorpus ? (JSON.parse(readFileSync(file, 'utf8')) as Example[]) : [];

  test.each(examples)('$id', (example) => {
    const text = [`#/Candidates: ${example.candidates.join(' ; ')}`, ...example.ballots].join('\n');
    const contest = readContest(text);
    counted.examples++;
    same(
      (detailOf(contest, { method: 'schulze', unranked: example.unranked }) as PairwiseDetail)
        .matrix,
      example.pairwise,
      example.id,
    );
    for (const [key, value] of Object.entries(example.expected)) {
      if (!compare(example, contest, key, value)) counted.leftOut.add(key);
    }
    const rules = {
      scotland: 'scottish-stv',
      'wigm-prf': 'wigm-prf',
      'meek-prf': 'meek-stv',
    } as const;
    for (const [rule, { elected, tieBreakUsed }] of Object.entries(example.stvByDroop ?? {})) {
      if (tieBreakUsed) continue;
      const ours = tally(contest, {
        method: rules[rule as keyof typeof rules],
        seats: example.seats,
      });
      same([...ours.elected].sort(), elected, `${example.id} ${rule}`);
    }
  });

  test('nothing but CPO-STV and Schulze by ratio, which are not offered, was left out', () => {
    expect([...counted.leftOut].sort()).toEqual(['cpoStv.elected', 'schulze.ratio.winners']);
  });

  afterAll(() => {
    console.info(
      `Worked examples: ${counted.examples} examples, ${counted.assertions} assertions.`,
    );
  });
});
