import { describePairwise } from './condorcet';
import { at, beats, pairwiseMatrix, placesOf, removeUnbeaten, strengthOf } from './pairwise';
import type { Matrix } from './pairwise';
import { Reach } from './reach';
import type { Method, Strength } from './types';

type Pair = {
  readonly winner: number;
  readonly loser: number;
  readonly strength: number;
  readonly against: number;
};
type Fate = 'locked' | 'refused' | 'contested';

/**
 * Counts by ranked pairs (Tideman): the strongest majorities are locked first.
 *
 * 1. Every pair in which one candidate beats the other is a majority, as strong as the votes for its winner
 *    (winning votes; if two are equal, the one with fewer votes against is stronger) or as its margin.
 * 2. From the strongest down, a majority is refused if majorities already locked lead from its loser to its
 *    winner.
 * 3. Equally strong majorities are handled together, since no rule orders them. Those that would close a cycle,
 *    with each other and with those already locked, are contested, and none of them counts. The others are
 *    locked.
 * 4. a is above b when locked majorities lead from a to b. The order is made by repeatedly removing all
 *    candidates with nobody above them among those left.
 *
 * @see T. N. Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4, 1987
 * @see E. Gorr, "Ranked pairs", example 4, for step 3
 *
 * @example
 * // ann beats bo 7 to 2, bo beats cy 6 to 3, cy beats ann 5 to 4: the last is refused.
 * // order: [['ann'], ['bo'], ['cy']]
 */
export const rankedPairs: Method = {
  name: 'ranked-pairs',
  title: 'Ranked pairs',
  citation:
    'T. N. Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4, 1987',
  ballots: 'weak',
  strengths: ['winning-votes', 'margins'],

  count({ contest, rules }) {
    const matrix = pairwiseMatrix(contest.ballots, rules.unranked);
    const ids = contest.candidates.map(({ id }) => id);
    const { locked, fates } = lockPairs(majoritiesOf(matrix, rules.strength), matrix.length);
    const pairs = fates.map(({ pair: { winner, loser }, fate }) => ({
      winner: ids[winner] ?? '',
      loser: ids[loser] ?? '',
      for: at(matrix, winner, loser),
      against: at(matrix, loser, winner),
      fate,
    }));
    return {
      order: removeUnbeaten(placesOf(matrix.length), (a, b) => locked.has(a, b)),
      elected: null,
      tie: null,
      detail: describePairwise(ids, matrix, { pairs }),
    };
  },
};

/** Does step 1: returns the majorities, strongest first. */
function majoritiesOf(matrix: Matrix, strength: Strength): Pair[] {
  const all = placesOf(matrix.length);
  const pairs = all.flatMap((winner) =>
    all
      .filter((loser) => beats(matrix, winner, loser))
      .map((loser) => ({
        winner,
        loser,
        strength: strengthOf(matrix, strength, [winner, loser]),
        against: strength === 'margins' ? 0 : at(matrix, loser, winner),
      })),
  );
  return pairs.sort((a, b) => b.strength - a.strength || a.against - b.against);
}

/** Does steps 2 and 3. */
function lockPairs(pairs: readonly Pair[], size: number) {
  const locked = new Reach(size);
  const fates: { pair: Pair; fate: Fate }[] = [];
  for (let from = 0; from < pairs.length;) {
    const until = pairs.findIndex((pair, i) => i > from && !isAsStrong(pair, pairs[from]));
    const bunch = pairs.slice(from, until < 0 ? pairs.length : until);
    fates.push(...lockBunch(bunch, locked));
    from += bunch.length;
  }
  return { locked, fates };
}

function isAsStrong(a: Pair, b: Pair | undefined): boolean {
  return a.strength === b?.strength && a.against === b.against;
}

function lockBunch(bunch: readonly Pair[], locked: Reach): { pair: Pair; fate: Fate }[] {
  const open = bunch.filter(({ winner, loser }) => !locked.has(loser, winner));
  const together = locked.copy();
  for (const { winner, loser } of open) together.add(winner, loser);
  const fates = bunch.map((pair) => {
    if (!open.includes(pair)) return { pair, fate: 'refused' as const };
    const isContested = together.has(pair.loser, pair.winner);
    return { pair, fate: isContested ? ('contested' as const) : ('locked' as const) };
  });
  for (const { pair, fate } of fates) if (fate === 'locked') locked.add(pair.winner, pair.loser);
  return fates;
}
