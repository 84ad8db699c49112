import { describePairwise } from './condorcet';
import { at, groupByScore, pairwiseMatrix, placesOf, strengthOf } from './pairwise';
import type { Matrix } from './pairwise';
import type { Method, Strength } from './types';

/**
 * Counts by minimax (Simpson–Kramer): the candidate whose worst defeat is the smallest wins.
 *
 * 1. `matrix[a][b]` is how many ballots place a above b.
 * 2. A candidate's score is their worst case over all others: the votes against them in a defeat (winning votes), the
 *    margin against them (which is negative if they beat all others), or the votes against them, lost or not (pairwise
 *    opposition).
 * 3. The order is by score, lowest first. Equal scores are a tie.
 *
 * With pairwise opposition a candidate who beats all others can still lose; with any strength, one who loses to all
 * others can win.
 *
 * @see P. B. Simpson, "On defining areas of voter choice", Quarterly Journal of Economics 83, 1969
 * @see D. M. Woodall, "Monotonicity of single-seat preferential election rules", section 6, 1997, on the three strengths
 *
 * @example
 * // 42 Memphis, 26 Nashville, 15 Chattanooga, 17 Knoxville, everybody's next choice the next town:
 * // worst defeats by winning votes: Nashville 0, Memphis 58, Chattanooga 68, Knoxville 83; Nashville wins.
 */
export const minimax: Method = {
  name: 'minimax',
  title: 'Minimax',
  citation:
    'P. B. Simpson, "On defining areas of voter choice", Quarterly Journal of Economics 83, 1969',
  ballots: 'weak',
  strengths: ['winning-votes', 'margins', 'pairwise-opposition'],

  count({ contest, rules }) {
    const matrix = pairwiseMatrix(contest.ballots, rules.unranked);
    const scores = matrix.map((_, place) => worstOf(matrix, rules.strength, place));
    const ids = contest.candidates.map(({ id }) => id);
    const worst = Object.fromEntries(ids.map((id, place) => [id, scores[place] ?? 0]));
    return {
      order: groupByScore(placesOf(matrix.length), (place) => -(scores[place] ?? 0)),
      elected: null,
      tie: null,
      detail: describePairwise(ids, matrix, { worst }),
    };
  },
};

function worstOf(matrix: Matrix, strength: Strength, place: number): number {
  const others = placesOf(matrix.length).filter((other) => other !== place);
  const against = others.map((other) => {
    if (strength === 'pairwise-opposition') return at(matrix, other, place);
    if (strength === 'margins') return at(matrix, other, place) - at(matrix, place, other);
    return strengthOf(matrix, 'winning-votes', [other, place]);
  });
  return others.length === 0 ? 0 : Math.max(...against);
}
