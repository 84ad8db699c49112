import { RulesError } from './types';
import type { BallotSet, EqualRanks } from './types';

/**
 * Ballots as strict lists: ballot i prefers `lists[i * width]` first, then the next, with `lengths[i]` preferences in
 * all.
 */
export type Preferences = {
  readonly width: number;
  readonly distinct: number;
  readonly lists: Uint8Array | Uint16Array;
  readonly lengths: Uint16Array;
  readonly weights: Uint32Array;
  /** Number of ballots with at least one preference. */
  readonly valid: number;
  /** Number of ballots without a preference, including those with an equal rank in first place. */
  readonly empty: number;
};

/**
 * Reads ballots as strict lists.
 *
 * With `stop-there`, a ballot is read only down to its first equal rank. With `refused` or `allowed`, a ballot with
 * equal ranks throws a `RulesError`: a method that moves whole votes cannot split one.
 */
export function preferencesOf(set: BallotSet, equalRanks: EqualRanks): Preferences {
  if (set.folded) {
    throw new RulesError(
      'There are too many different ballots to follow one by one; methods that count pairs still work.',
    );
  }
  const { width, distinct, weights } = set;
  const lists = width < 256 ? new Uint8Array(width * distinct) : new Uint16Array(width * distinct);
  const lengths = new Uint16Array(distinct);
  let empty = 0;
  let unclear = 0;
  for (let i = 0; i < distinct; i++) {
    const length = readList(set, i, lists);
    if (length < 0) unclear += weights[i] ?? 0;
    lengths[i] = length < 0 ? -length - 1 : length;
    if (lengths[i] === 0) empty += weights[i] ?? 0;
  }
  if (unclear > 0 && equalRanks !== 'stop-there') {
    const ballots = unclear === 1 ? '1 ballot ranks' : `${unclear} ballots rank`;
    throw new RulesError(
      `${ballots} candidates equally, which this method cannot count. Choose equal ranks "stop-there" to read each such ballot down to its first equal rank, or a method that allows them.`,
    );
  }
  return { width, distinct, lists, lengths, weights, valid: set.total - empty, empty };
}

/**
 * Writes ballot `i` into its part of `lists`. Returns its length or, for a ballot with an equal rank, -1 minus the
 * number of preferences before it.
 */
function readList({ width, ranks }: BallotSet, i: number, lists: Uint8Array | Uint16Array): number {
  const base = i * width;
  const holders = new Int32Array(width + 1).fill(-1);
  let highest = 0;
  let shared = width + 1;
  for (let c = 0; c < width; c++) {
    const rank = ranks[base + c] ?? 0;
    if (rank === 0) continue;
    if (holders[rank] !== -1 && rank < shared) shared = rank;
    holders[rank] = c;
    if (rank > highest) highest = rank;
  }
  const isShared = shared <= highest;
  const length = isShared ? shared - 1 : highest;
  for (let rank = 1; rank <= length; rank++) lists[base + rank - 1] = holders[rank] ?? 0;
  return isShared ? -1 - length : length;
}
