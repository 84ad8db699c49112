import { addPairs, emptySums, lastSquare } from './pairwise-sums';
import type { BallotSet, Strength, Unranked } from './types';

/** A square of whole numbers. Row a, column b is the number for a against b. */
export type Matrix = readonly (readonly number[])[];

/** Reads one cell of a matrix; cells outside it are 0. */
export function at(matrix: Matrix, a: number, b: number): number {
  return matrix[a]?.[b] ?? 0;
}

/**
 * Counts the ballots that place a above b, for every pair.
 *
 * @example
 * const set = ballotSetOf(['ann', 'bo'], [{ count: 2, ranking: [['bo']] }]);
 * pairwiseMatrix(set, 'last'); // => [[0, 0], [2, 0]]
 * pairwiseMatrix(set, 'no-opinion'); // => [[0, 0], [0, 0]]
 */
export function pairwiseMatrix(set: BallotSet, unranked: Unranked): Matrix {
  const known = matrices.get(set)?.[unranked];
  if (known) return known;
  const matrix = sumMatrix(set, unranked);
  matrices.set(set, { ...matrices.get(set), [unranked]: matrix });
  return matrix;
}

/** Matrices already computed, kept as long as their set, which never changes. Several methods need the same matrix. */
const matrices = new WeakMap<BallotSet, Partial<Record<Unranked, Matrix>>>();

function sumMatrix(set: BallotSet, unranked: Unranked): Matrix {
  const { width, folded } = set;
  const sums = emptySums(width);
  if (folded) {
    sums.above.set(folded.pairs.above);
    sums.level.set(folded.pairs.level);
    sums.ranked.set(folded.pairs.ranked);
  }
  addPairs(set, sums);
  const square = unranked === 'last' ? lastSquare(sums) : sums.above;
  return Array.from({ length: width }, (_, a) =>
    Array.from(square.subarray(a * width, (a + 1) * width)),
  );
}

/** True if more ballots place a above b than b above a. */
export function beats(matrix: Matrix, a: number, b: number): boolean {
  return at(matrix, a, b) > at(matrix, b, a);
}

/** Strength of a's defeat of b, or 0 if a does not beat b. `pairwise-opposition` counts here as `winning-votes`. */
export function strengthOf(
  matrix: Matrix,
  strength: Strength,
  [a, b]: readonly [number, number],
): number {
  if (!beats(matrix, a, b)) return 0;
  return strength === 'margins' ? at(matrix, a, b) - at(matrix, b, a) : at(matrix, a, b);
}

/**
 * Groups candidates by repeatedly removing the unbeaten: all candidates with nobody above them among those left form
 * the next group and are removed.
 *
 * Counting wins instead would invent an order: two candidates can be incomparable and yet have beaten different numbers
 * of others. `isAbove` must not have cycles; if it has one (a bug), those left form one group.
 */
export function removeUnbeaten(
  places: readonly number[],
  isAbove: (a: number, b: number) => boolean,
): number[][] {
  const groups: number[][] = [];
  let left = [...places];
  while (left.length > 0) {
    const unbeaten = left.filter((a) => !left.some((b) => isAbove(b, a)));
    const group = unbeaten.length > 0 ? unbeaten : left;
    groups.push(group);
    left = left.filter((a) => !group.includes(a));
  }
  return groups;
}

/** Groups candidates by a whole number, highest first. */
export function groupByScore(
  places: readonly number[],
  scoreOf: (place: number) => number,
): number[][] {
  const scores = [...new Set(places.map(scoreOf))].sort((a, b) => b - a);
  return scores.map((score) => places.filter((place) => scoreOf(place) === score));
}

/** Returns the indices from 0 up to, but not including, `count`. */
export function placesOf(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}
