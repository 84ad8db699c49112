import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { corpus, hasCorpus } from '@/test/corpus';
import { ballotSetOf } from './ballot-sets';
import { tally } from './count';
import type { Contest, Rules, TallyResult, Unranked } from './types';
import type { PairwiseDetail, RoundsDetail } from './detail-types';

type Groups = string[][];
type Pairwise = {
  pairwise: number[][];
  condorcetWinner: string | null;
  condorcetLoser: string | null;
  smithSet: string[];
  schulze: { winningVotes: Groups; margins: Groups; winningVotesPaths: (number | null)[][] };
  rankedPairs: {
    [S in 'winningVotes' | 'margins']: { unambiguous: boolean; ranking: Groups | null };
  };
  minimax: { winningVotes: Groups; margins: Groups; pairwiseOpposition: Groups };
};
type Stv = { quota: string; elected: string[]; electionOrder: string[]; tieBreakUsed: boolean };
type Irv = {
  rounds: { tally: Record<string, number>; exhausted: number }[];
  eliminated: string[];
  winner: string | null;
  tie: boolean;
  tied?: string[];
};
type Entry = {
  id: string;
  candidates: string[];
  seats: number;
  ballotCount: number;
  ballots: { n: number; ranking: string[][] }[];
  computed: {
    'unranked-last': Pairwise;
    'unranked-no-opinion': Pairwise;
    irv?: Irv;
    firstPreferences: Record<string, number>;
  };
  stvByDroop: Record<'scotland' | 'wigm-prf' | 'meek-prf', Stv> | null;
};

const folder = path.join(corpus, 'voting/corpus');
const counted = { contests: 0, assertions: 0 };
/** An `expect` that counts its calls, so that the run can report how much it compared. */
const same = (actual: unknown, expected: unknown, what: string) => {
  counted.assertions++;
  expect(actual, what).toEqual(expected);
};
/** The reference program squeezes spaces in names. */
const squeeze = (name: string) => name.trim().replace(/ +/g, ' ');
const sorted = (groups: readonly (readonly string[])[]) => groups.map((group) => [...group].sort());

function contestOf(entry: Entry): Contest {
  const ballots = ballotSetOf(
    entry.candidates,
    entry.ballots.map(({ n, ranking }) => ({ count: n, ranking })),
  );
  const candidates = entry.candidates.map((name) => ({ id: name, name }));
  return { title: entry.id, candidates, seats: entry.seats, unranked: null, ballots, notes: [] };
}

function comparePairwise(
  contest: Contest,
  unranked: Unranked,
  expected: Pairwise,
  id: string,
): void {
  const run = (choices: Partial<Rules> & Pick<Rules, 'method'>) =>
    tally(contest, { unranked, seats: 1, ...choices });
  const detailOf = (result: TallyResult) => result.detail as PairwiseDetail;
  const compare = (choices: Partial<Rules> & Pick<Rules, 'method'>, order: Groups) => {
    same(
      sorted(run(choices).order),
      sorted(order),
      `${id} ${unranked} ${choices.method} ${choices.strength ?? ''}`,
    );
  };

  const detail = detailOf(run({ method: 'schulze' }));
  same(detail.matrix, expected.pairwise, `${id} matrix`);
  same(detail.condorcetWinner, expected.condorcetWinner, `${id} Condorcet winner`);
  same(detail.condorcetLoser, expected.condorcetLoser, `${id} Condorcet loser`);
  same([...detail.smithSet].sort(), [...expected.smithSet].sort(), `${id} Smith set`);
  const paths = expected.schulze.winningVotesPaths.map((row) =>
    row.map((strength) => strength ?? 0),
  );
  same(detail.paths, paths, `${id} paths`);
  compare({ method: 'schulze', strength: 'winning-votes' }, expected.schulze.winningVotes);
  compare({ method: 'schulze', strength: 'margins' }, expected.schulze.margins);
  compare({ method: 'minimax', strength: 'winning-votes' }, expected.minimax.winningVotes);
  compare({ method: 'minimax', strength: 'margins' }, expected.minimax.margins);
  compare(
    { method: 'minimax', strength: 'pairwise-opposition' },
    expected.minimax.pairwiseOpposition,
  );
  const { winningVotes, margins } = expected.rankedPairs;
  if (winningVotes.ranking)
    compare({ method: 'ranked-pairs', strength: 'winning-votes' }, winningVotes.ranking);
  if (margins.ranking) compare({ method: 'ranked-pairs', strength: 'margins' }, margins.ranking);
}

function compareIrv(contest: Contest, expected: Irv, id: string): void {
  const result = tally(contest, { method: 'irv', seats: 1 });
  const { rounds } = result.detail as RoundsDetail;
  const tallies = rounds.map(({ votes }) =>
    Object.fromEntries(Object.entries(votes).map(([name, count]) => [name, Number(count)])),
  );
  same(
    tallies,
    expected.rounds.map((round) => round.tally),
    `${id} IRV rounds`,
  );
  same(
    rounds.map(({ exhausted }) => Number(exhausted)),
    expected.rounds.map(({ exhausted }) => exhausted),
    `${id} IRV exhausted`,
  );
  same(
    rounds.flatMap(({ excluded }) => excluded),
    expected.eliminated,
    `${id} IRV excluded`,
  );
  same(result.elected, expected.winner === null ? [] : [expected.winner], `${id} IRV winner`);
  same(result.tie?.candidates ?? [], expected.tied ?? [], `${id} IRV tie`);
}

function compareStv(contest: Contest, rules: NonNullable<Entry['stvByDroop']>, id: string): void {
  const methods = {
    scotland: 'scottish-stv',
    'wigm-prf': 'wigm-prf',
    'meek-prf': 'meek-stv',
  } as const;
  for (const rule of ['scotland', 'wigm-prf', 'meek-prf'] as const) {
    const expected = rules[rule];
    const result = tally(contest, { method: methods[rule] });
    const { rounds } = result.detail as RoundsDetail;
    if (expected.tieBreakUsed) {
      // The outcome of their lot is unknown: only the fact that a lot was needed can be compared.
      if (result.tie === null)
        same([...result.elected].sort(), [...expected.elected].sort(), `${id} ${rule} seats`);
      continue;
    }
    same(result.tie, null, `${id} ${rule} tie`);
    same(
      result.elected.map(squeeze).sort(),
      expected.elected.map(squeeze).sort(),
      `${id} ${rule} seats`,
    );
    if (rule !== 'meek-prf') same(rounds[0]?.quota, expected.quota, `${id} ${rule} quota`);
    // Within one round their order is that of the ballot paper and ours is by votes: rounds are compared as sets.
    const order = expected.electionOrder.map(squeeze);
    const byRound = rounds
      .map(({ elected }) => elected.map(squeeze).sort())
      .filter((elected) => elected.length > 0);
    const theirs = byRound.map((elected) => order.splice(0, elected.length).sort());
    same(byRound, theirs, `${id} ${rule} order of election`);
  }
}

describe.runIf(hasCorpus)('the corpus of contests with known results', () => {
  const files = hasCorpus ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];

  test.each(files)('%s', (file) => {
    const entry = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Entry;
    const contest = contestOf(entry);
    counted.contests++;
    same(contest.ballots.total, entry.ballotCount, `${entry.id} ballots`);
    comparePairwise(contest, 'last', entry.computed['unranked-last'], entry.id);
    comparePairwise(contest, 'no-opinion', entry.computed['unranked-no-opinion'], entry.id);
    if (entry.computed.irv) compareIrv(contest, entry.computed.irv, entry.id);
    if (entry.stvByDroop) compareStv(contest, entry.stvByDroop, entry.id);
  });

  afterAll(() => {
    console.info(`Corpus: ${counted.contests} contests, ${counted.assertions} assertions.`);
  });
});
