import { BallotBox, BallotError, densify } from './ballots';
import type { BallotSet, FoldedBallots, Ranking } from './types';

/**
 * Builds a ballot set from rankings. Throws a `BallotError` for an id that is not in `ids` or is repeated:
 * that is an error in the calling code.
 *
 * @example
 * ballotSetOf(['ann', 'bo'], [{ count: 2, ranking: [['bo'], ['ann']] }]).total; // => 2
 */
export function ballotSetOf(
  ids: readonly string[],
  ballots: Iterable<{ readonly count: number; readonly ranking: Ranking }>,
): BallotSet {
  const places = new Map(ids.map((id, place) => [id, place]));
  const box = new BallotBox(ids.length);
  for (const { count, ranking } of ballots) {
    const ranks = ids.length < 256 ? new Uint8Array(ids.length) : new Uint16Array(ids.length);
    ranking.forEach((group, index) => {
      for (const id of group) {
        const place = places.get(id);
        if (place === undefined) throw new BallotError(`nobody called ${id} stands`);
        if (ranks[place] !== 0) throw new BallotError(`${id} is ranked twice`);
        ranks[place] = index + 1;
      }
    });
    box.add(densify(ranks), count);
  }
  return box.toBallotSet();
}

/** Yields the set's ballots as rankings of ids, in the order first seen. The opposite of `ballotSetOf`. */
export function* rankingsOf(
  ids: readonly string[],
  set: BallotSet,
): Generator<{ count: number; ranking: string[][] }> {
  for (let i = 0; i < set.distinct; i++) {
    const ranking: string[][] = [];
    ids.forEach((id, c) => {
      const rank = set.ranks[i * set.width + c] ?? 0;
      if (rank > 0) (ranking[rank - 1] ??= []).push(id);
    });
    yield { count: set.weights[i] ?? 0, ranking };
  }
}

/**
 * Reduces the ballots to the candidates at the indices in `keep`, in that order. Ranks close up. Ballots that become
 * equal are stored once; those left empty count as blank.
 */
export function keepCandidates(set: BallotSet, keep: readonly number[]): BallotSet {
  if (keep.length === set.width && keep.every((place, index) => place === index)) return set;
  const box = new BallotBox(keep.length);
  const ranks = keep.length < 256 ? new Uint8Array(keep.length) : new Uint16Array(keep.length);
  for (let i = 0; i < set.distinct; i++) {
    keep.forEach((place, index) => (ranks[index] = set.ranks[i * set.width + place] ?? 0));
    box.add(densify(ranks), set.weights[i] ?? 0);
  }
  const kept = box.toBallotSet();
  if (!set.folded) return kept;
  // A discarded ballot is still in the sums, but whether it became blank is no longer known.
  return {
    ...kept,
    total: set.total,
    blank: kept.blank + set.blank,
    folded: keepFolded(set.folded, set.width, keep),
  };
}

function keepFolded(folded: FoldedBallots, width: number, keep: readonly number[]): FoldedBallots {
  const square = (sums: Uint32Array) =>
    Uint32Array.from(keep.flatMap((a) => keep.map((b) => sums[a * width + b] ?? 0)));
  const row = (sums: Uint32Array) => Uint32Array.from(keep.map((a) => sums[a] ?? 0));
  const { above, level, ranked } = folded.pairs;
  return {
    pairs: { above: square(above), level: square(level), ranked: row(ranked) },
    soleFirst: row(folded.soleFirst),
    sharedFirst: folded.sharedFirst,
  };
}
