import type { BallotSet, Unranked } from './types';

/**
 * Adds to `sums[a * width + b]` the ballots that place a above b.
 *
 * 1. `last`: not being ranked is a rank below all others, shared by everybody not ranked.
 * 2. `no-opinion`: only pairs with both ranked count.
 * 3. Equal ranks count for neither.
 *
 * Sums stay exact: they never exceed the number of ballots, which fits 32 bits.
 */
export function addPairwise(set: BallotSet, unranked: Unranked, sums: Uint32Array): void {
  const { width, distinct, ranks, weights } = set;
  const isLast = unranked === 'last';
  const rankOf = new Int32Array(width);
  const ranked = new Int32Array(width);
  for (let i = 0; i < distinct; i++) {
    const weight = weights[i] ?? 0;
    const base = i * width;
    let count = 0;
    for (let c = 0; c < width; c++) {
      const rank = ranks[base + c] ?? 0;
      rankOf[c] = rank === 0 ? width + 1 : rank;
      if (rank !== 0) ranked[count++] = c;
    }
    for (let k = 0; k < count; k++) {
      const a = ranked[k] ?? 0;
      const mine = rankOf[a] ?? 0;
      const row = a * width;
      for (let b = 0; b < width; b++) {
        const theirs = rankOf[b] ?? 0;
        if (mine < theirs && (isLast || theirs <= width))
          sums[row + b] = (sums[row + b] ?? 0) + weight;
      }
    }
  }
}
