import { describePairwise } from './condorcet';
import { at, pairwiseMatrix, placesOf, removeUnbeaten, strengthOf } from './pairwise';
import type { Matrix } from './pairwise';
import type { Method, Strength } from './types';

/**
 * Counts by the Schulze method, also called beatpath. A candidate who beats all others head to head always wins.
 *
 * 1. `matrix[a][b]` is how many ballots place a above b.
 * 2. A defeat is as strong as the votes for its winner (winning votes) or its margin; a path of defeats a → … → b
 *    is as strong as its weakest defeat; `paths[a][b]` is the strength of the strongest path.
 * 3. a is above b when `paths[a][b] > paths[b][a]`. That relation has no cycles.
 * 4. The order is made by repeatedly removing all candidates with nobody above them among those left.
 *
 * @see M. Schulze, "The Schulze method of voting", arXiv:1804.02973, section 2
 *
 * @example
 * // 3 ballots: bo, then ann. 1 ballot: ann and bo level. cy is not ranked at all.
 * // order: [['bo'], ['ann'], ['cy']]
 */
export const schulze: Method = {
  name: 'schulze',
  title: 'Schulze',
  citation: 'M. Schulze, "The Schulze method of voting", arXiv:1804.02973, section 2',
  ballots: 'weak',
  strengths: ['winning-votes', 'margins'],

  count({ contest, rules }) {
    const matrix = pairwiseMatrix(contest.ballots, rules.unranked);
    const paths = strongestPaths(matrix, rules.strength);
    const isAbove = (a: number, b: number) => at(paths, a, b) > at(paths, b, a);
    const ids = contest.candidates.map(({ id }) => id);
    return {
      order: removeUnbeaten(placesOf(matrix.length), isAbove),
      elected: null,
      tie: null,
      detail: describePairwise(ids, matrix, { paths }),
    };
  },
};

/**
 * Computes the strength of the strongest path between every two candidates; 0 if there is none.
 *
 * Uses the Floyd–Warshall algorithm for the widest path: one candidate after another is allowed as an intermediate
 * stop.
 */
export function strongestPaths(matrix: Matrix, strength: Strength): number[][] {
  const all = placesOf(matrix.length);
  const paths = all.map((a) => all.map((b) => strengthOf(matrix, strength, [a, b])));
  paths.forEach((fromStop, stop) => {
    paths.forEach((fromA, a) => {
      if (a === stop) return;
      const toStop = fromA[stop] ?? 0;
      fromStop.forEach((onwards, b) => {
        const through = Math.min(toStop, onwards);
        if (b !== a && through > (fromA[b] ?? 0)) fromA[b] = through;
      });
    });
  });
  return paths;
}
