import type { BallotSet, PairSums } from './types';

/** Returns sums over no ballots, all zero. */
export function emptySums(width: number): PairSums {
  return {
    above: new Uint32Array(width * width),
    level: new Uint32Array(width * width),
    ranked: new Uint32Array(width),
  };
}

/**
 * Adds every ballot of the set to the sums.
 *
 * 1. The ranked candidates of a ballot are sorted by counting, which needs no comparisons.
 * 2. Each of them is above, or level with, each later one. Pairs with an unranked candidate are not
 *    touched: `lastSquare` derives them from the totals.
 *
 * Sums stay exact: they never exceed the number of ballots, which fits 32 bits.
 */
export function addPairs(set: BallotSet, { above, level, ranked }: PairSums): void {
  const { width, distinct, ranks, weights } = set;
  const order = new Int32Array(width);
  const ends = new Int32Array(width + 2);
  for (let i = 0; i < distinct; i++) {
    const base = i * width;
    const weight = weights[i] ?? 0;
    const count = sortByRank(ranks, { base, width }, order, ends);
    for (let k = 0; k < count; k++) {
      const a = order[k] ?? 0;
      const rank = ranks[base + a] ?? 0;
      const row = a * width;
      ranked[a] = (ranked[a] ?? 0) + weight;
      for (let l = k + 1; l < count; l++) {
        const b = order[l] ?? 0;
        if (ranks[base + b] === rank) {
          level[row + b] = (level[row + b] ?? 0) + weight;
          level[b * width + a] = (level[b * width + a] ?? 0) + weight;
        } else {
          above[row + b] = (above[row + b] ?? 0) + weight;
        }
      }
    }
  }
}

/** Fills `order` with the ballot's ranked candidates, best first, and returns their number. */
function sortByRank(
  ranks: Uint8Array | Uint16Array,
  { base, width }: { base: number; width: number },
  order: Int32Array,
  ends: Int32Array,
): number {
  ends.fill(0);
  let count = 0;
  for (let c = 0; c < width; c++) {
    const rank = ranks[base + c] ?? 0;
    if (rank === 0) continue;
    count++;
    ends[rank + 1] = (ends[rank + 1] ?? 0) + 1;
  }
  for (let rank = 2; rank <= width; rank++) ends[rank] = (ends[rank] ?? 0) + (ends[rank - 1] ?? 0);
  for (let c = 0; c < width; c++) {
    const rank = ranks[base + c] ?? 0;
    if (rank === 0) continue;
    const at = ends[rank] ?? 0;
    order[at] = c;
    ends[rank] = at + 1;
  }
  return count;
}

/**
 * Counts the ballots that place a above b when the unranked are last: those that rank a, minus those that rank b above
 * a or level with a.
 */
export function lastSquare({ above, level, ranked }: PairSums): Uint32Array {
  const width = ranked.length;
  return above.map((_, i) => {
    const [a, b] = [Math.floor(i / width), i % width];
    return a === b ? 0 : (ranked[a] ?? 0) - (above[b * width + a] ?? 0) - (level[i] ?? 0);
  });
}
