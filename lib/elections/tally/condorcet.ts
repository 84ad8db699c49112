import { beats, placesOf } from './pairwise';
import type { Matrix } from './pairwise';
import type { PairwiseDetail } from './detail-types';

/** Returns the details that every pairwise method shows, with the method's own in `extra`. */
export function describePairwise(
  ids: readonly string[],
  matrix: Matrix,
  extra: Partial<Pick<PairwiseDetail, 'paths' | 'pairs' | 'worst'>>,
): PairwiseDetail {
  const name = (place: number | null) => (place === null ? null : (ids[place] ?? null));
  return {
    kind: 'pairwise',
    matrix,
    condorcetWinner: name(condorcetWinner(matrix)),
    condorcetLoser: name(condorcetLoser(matrix)),
    smithSet: smithSet(matrix).map((place) => ids[place] ?? ''),
    paths: extra.paths ?? null,
    pairs: extra.pairs ?? null,
    worst: extra.worst ?? null,
    dropped: [],
  };
}

/** Returns the candidate who beats all others head to head, or null. A lone candidate is the winner. */
export function condorcetWinner(matrix: Matrix): number | null {
  const all = placesOf(matrix.length);
  return all.find((a) => all.every((b) => a === b || beats(matrix, a, b))) ?? null;
}

/** Returns the candidate who loses to all others head to head, or null. A lone candidate is not a loser. */
export function condorcetLoser(matrix: Matrix): number | null {
  if (matrix.length < 2) return null;
  const all = placesOf(matrix.length);
  return all.find((a) => all.every((b) => a === b || beats(matrix, b, a))) ?? null;
}

/**
 * Returns the smallest non-empty set whose members each beat every candidate outside it. A tie is not a win.
 *
 * 1. Order by how many others a candidate beats or ties with, most first (Copeland): the set is a prefix of
 *    this order.
 * 2. Take the first. As long as a candidate outside the set is not beaten by a member, add that candidate.
 *
 * @see J. H. Smith, "Aggregation of preferences with variable electorate", Econometrica 41, 1973
 */
export function smithSet(matrix: Matrix): number[] {
  const all = placesOf(matrix.length);
  const unbeatenBy = (a: number) => all.filter((b) => b !== a && !beats(matrix, b, a)).length;
  const first = [...all].sort((a, b) => unbeatenBy(b) - unbeatenBy(a))[0];
  if (first === undefined) return [];
  const members = new Set([first]);
  for (const member of members) {
    // A Set visits entries added during iteration, so the loop ends when no new member is added.
    for (const other of all)
      if (!beats(matrix, member, other) && other !== member) members.add(other);
  }
  return all.filter((place) => members.has(place));
}
