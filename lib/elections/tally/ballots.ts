import { addPairs, emptySums } from './pairwise-sums';
import type { BallotSet, FoldedBallots } from './types';

/** Maximum number of ballots in a box, so that every sum fits 32 bits. */
export const MAX_BALLOTS = 0xffff_ffff;

/** Number of different ballots after which a `BallotBox` sums and discards them: about 400 MB for 20 candidates. */
export const DISTINCT_LIMIT = 12_000_000;

/** Thrown for a ballot that cannot be added to the box. The message gives the reason; a file's reader adds the line. */
export class BallotError extends Error {
  override readonly name = 'BallotError';
}

/**
 * Takes ballots one at a time and stores equal ones once, in flat arrays.
 *
 * 1. A ballot's ranks are hashed; an open-addressing table finds the equal ballot or a free slot.
 * 2. Arrays double when they are full, so memory follows the number of different ballots, not of all
 *    ballots.
 * 3. When `limit` different ballots are held, they are summed (pairwise sums, first choices, marks) and
 *    discarded. Methods that need only sums can still count a file of any size; the others report why
 *    they cannot.
 */
export class BallotBox {
  private width: number;
  private ranks: Uint8Array | Uint16Array;
  private weights = new Uint32Array(1024);
  /**
   * Slots of two adjacent numbers, so that a look-up touches one place in memory: a ballot's number plus one (0 is a
   * free slot), and its hash. The hash avoids most comparisons and rehashing.
   */
  private table = new Int32Array(4096);
  private distinct = 0;
  private total = 0;
  private blank = 0;
  private folded: FoldedBallots | null = null;
  private readonly limit: number;

  constructor(candidates: number, limit = DISTINCT_LIMIT) {
    this.width = candidates;
    this.limit = limit;
    this.ranks =
      candidates < 256 ? new Uint8Array(1024 * candidates) : new Uint16Array(1024 * candidates);
  }

  /** Number of ballots added, including blank ones. */
  get size(): number {
    return this.total;
  }

  /**
   * Adds `weight` equal ballots. `ranks` holds one dense rank per candidate (0 means not ranked) and is copied. Throws
   * a `BallotError` if the weight is not a whole number above 0 or the box would overflow.
   */
  add(ranks: Uint8Array | Uint16Array, weight: number): void {
    if (!Number.isInteger(weight) || weight < 1)
      throw new BallotError(`${weight} is not a number of ballots`);
    if (this.total + weight > MAX_BALLOTS)
      throw new BallotError(`more than ${MAX_BALLOTS} ballots`);
    this.total += weight;
    const hash = this.hashOf(ranks);
    const slot = this.slotOf(ranks, hash);
    const found = (this.table[slot] ?? 0) - 1;
    if (found >= 0) {
      this.weights[found] = (this.weights[found] ?? 0) + weight;
    } else {
      this.insert(ranks, hash, { slot, weight });
    }
  }

  private hashOf(ranks: Uint8Array | Uint16Array): number {
    let hash = 0x811c9dc5;
    for (let i = 0; i < this.width; i++) hash = Math.imul(hash ^ (ranks[i] ?? 0), 0x01000193);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    return hash ^ (hash >>> 12);
  }

  /** Slot in the table of the ballot equal to these ranks, or the free slot for it. */
  private slotOf(ranks: Uint8Array | Uint16Array, hash: number): number {
    const { table } = this;
    const mask = table.length - 1;
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const held = table[slot] ?? 0;
      if (held === 0 || (table[slot + 1] === hash && this.isHeldAt(held - 1, ranks))) return slot;
    }
  }

  private isHeldAt(ballot: number, ranks: Uint8Array | Uint16Array): boolean {
    const base = ballot * this.width;
    for (let i = 0; i < this.width; i++) if (this.ranks[base + i] !== ranks[i]) return false;
    return true;
  }

  private insert(
    ranks: Uint8Array | Uint16Array,
    hash: number,
    { slot, weight }: { slot: number; weight: number },
  ): void {
    if (this.distinct === this.limit) {
      this.fold();
      this.insert(ranks, hash, { slot: this.slotOf(ranks, hash), weight });
      return;
    }
    if (this.distinct === this.weights.length) this.grow();
    const own = ranks.length === this.width ? ranks : ranks.subarray(0, this.width);
    this.ranks.set(own, this.distinct * this.width);
    this.weights[this.distinct] = weight;
    this.table[slot] = ++this.distinct;
    this.table[slot + 1] = hash;
    if (this.distinct * 4 > this.table.length) this.rehash();
  }

  private grow(): void {
    const weights = new Uint32Array(this.weights.length * 2);
    weights.set(this.weights);
    this.weights = weights;
    const length = weights.length * this.width;
    const ranks = this.width < 256 ? new Uint8Array(length) : new Uint16Array(length);
    ranks.set(this.ranks);
    this.ranks = ranks;
  }

  /** Doubles the table. All ballots held differ from each other, so each goes to the first free slot. */
  private rehash(): void {
    const before = this.table;
    const table = new Int32Array(before.length * 2);
    const mask = table.length - 1;
    for (let from = 0; from < before.length; from += 2) {
      const held = before[from] ?? 0;
      if (held === 0) continue;
      const hash = before[from + 1] ?? 0;
      let slot = (hash << 1) & mask;
      while (table[slot] !== 0) slot = (slot + 2) & mask;
      table[slot] = held;
      table[slot + 1] = hash;
    }
    this.table = table;
  }

  /** Makes room for more candidates, whom no ballot ranks yet. For formats that name candidates only on ballots. */
  widen(candidates: number): void {
    if (candidates <= this.width) return;
    if (this.folded)
      throw new BallotError('too many ballots for a file that does not list its candidates first');
    const before = this.toBallotSet();
    const room = Math.max(candidates, this.width * 2, 4);
    const wider = new BallotBox(room, this.limit);
    const ranks = room < 256 ? new Uint8Array(room) : new Uint16Array(room);
    for (let i = 0; i < before.distinct; i++) {
      ranks.set(before.ranks.subarray(i * before.width, (i + 1) * before.width));
      wider.add(ranks, before.weights[i] ?? 0);
    }
    Object.assign(this, wider);
  }

  private fold(): void {
    this.folded = foldBallots(this.toBallotSet());
    this.blank = this.countBlank();
    this.distinct = 0;
    this.table.fill(0);
  }

  private countBlank(): number {
    let blank = this.blank;
    for (let i = 0; i < this.distinct; i++) {
      if (isBlank(this.ranks, i * this.width, this.width)) blank += this.weights[i] ?? 0;
    }
    return blank;
  }

  /**
   * Returns the box's ballots for the first `candidates` candidates (by default all). The box must not be used
   * afterwards.
   */
  toBallotSet(candidates = this.width): BallotSet {
    const { width, distinct } = this;
    const weights = this.weights.subarray(0, distinct);
    const ranks = narrow(this.ranks, { width, distinct, to: candidates });
    const { total, folded } = this;
    return { width: candidates, distinct, ranks, weights, total, blank: this.countBlank(), folded };
  }
}

function narrow(
  ranks: Uint8Array | Uint16Array,
  { width, distinct, to }: { width: number; distinct: number; to: number },
): Uint8Array | Uint16Array {
  if (to === width) return ranks.subarray(0, distinct * width);
  const narrower = to < 256 ? new Uint8Array(distinct * to) : new Uint16Array(distinct * to);
  for (let i = 0; i < distinct; i++)
    narrower.set(ranks.subarray(i * width, i * width + to), i * to);
  return narrower;
}

function isBlank(ranks: Uint8Array | Uint16Array, base: number, width: number): boolean {
  for (let i = 0; i < width; i++) if (ranks[base + i] !== 0) return false;
  return true;
}

/** Sums the ballots in the set and adds the sums it already had. */
function foldBallots(set: BallotSet): FoldedBallots {
  const pairs = set.folded?.pairs ?? emptySums(set.width);
  const { soleFirst, sharedFirst } = countMarks(set);
  addPairs(set, pairs);
  return { pairs, soleFirst, sharedFirst };
}

/**
 * Counts, for each candidate, the ballots that rank them at all and those that put them alone in first place. Also
 * counts the ballots with several candidates in first place.
 */
export function countMarks(set: BallotSet): {
  ranked: Uint32Array;
  soleFirst: Uint32Array;
  sharedFirst: number;
} {
  const { width, distinct, ranks, weights, folded } = set;
  const ranked = folded ? folded.pairs.ranked.slice() : new Uint32Array(width);
  const soleFirst = folded ? folded.soleFirst.slice() : new Uint32Array(width);
  let sharedFirst = folded?.sharedFirst ?? 0;
  for (let i = 0; i < distinct; i++) {
    const weight = weights[i] ?? 0;
    let firsts = 0;
    let first = -1;
    for (let c = 0; c < width; c++) {
      const rank = ranks[i * width + c] ?? 0;
      if (rank > 0) ranked[c] = (ranked[c] ?? 0) + weight;
      if (rank === 1) {
        firsts++;
        first = c;
      }
    }
    if (firsts === 1) soleFirst[first] = (soleFirst[first] ?? 0) + weight;
    if (firsts > 1) sharedFirst += weight;
  }
  return { ranked, soleFirst, sharedFirst };
}

/** Renumbers ranks in place without gaps: 2, 9, 9 becomes 1, 2, 2. Zeros stay. Returns its argument. */
export function densify<Ranks extends Uint8Array | Uint16Array | number[]>(ranks: Ranks): Ranks {
  const used = [...new Set<number>(ranks)].filter((rank) => rank > 0).sort((a, b) => a - b);
  if (used.at(-1) === used.length) return ranks;
  const dense = new Map(used.map((rank, index) => [rank, index + 1]));
  for (let i = 0; i < ranks.length; i++) ranks[i] = dense.get(ranks[i] ?? 0) ?? 0;
  return ranks;
}
