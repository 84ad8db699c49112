import { sum } from './fixed';
import type { Fixed } from './fixed';
import type { Preferences } from './preferences';

/** Ballots that one candidate holds at the same value. */
type Parcel = { readonly value: Fixed; readonly ballots: Int32Array };

/**
 * The candidates' piles in a count that moves ballots: each candidate's ballots and their value.
 *
 * A ballot is looked at only when it moves, and every ballot in a parcel moves at one value, so a count costs little
 * more than reading each ballot as often as it is transferred.
 */
export class Piles {
  readonly votes: Fixed[];
  private readonly parcels: Parcel[][];
  private readonly preferences: Preferences;
  private readonly reached: Uint16Array;

  /** Deals every ballot at value `one` to its first preference. */
  constructor(preferences: Preferences, one: Fixed) {
    this.preferences = preferences;
    this.votes = Array.from({ length: preferences.width }, () => 0n);
    this.parcels = Array.from({ length: preferences.width }, () => []);
    this.reached = new Uint16Array(preferences.distinct);
    const all = Int32Array.from({ length: preferences.distinct }, (_, i) => i);
    this.deal(all, one, () => true);
  }

  /** Sum of all candidates' votes. The difference from the valid ballots is exhausted or lost to rounding. */
  total(): Fixed {
    return sum(this.votes);
  }

  /**
   * Moves all of a candidate's ballots to their next preference for which `isContinuing` is true. `revalue` gives a
   * parcel's new value from its old one. The candidate keeps `remainder`.
   */
  transfer(
    from: number,
    isContinuing: (candidate: number) => boolean,
    { revalue, remainder }: { revalue: (value: Fixed) => Fixed; remainder: Fixed },
  ): void {
    const parcels = this.parcels[from] ?? [];
    this.parcels[from] = [];
    this.votes[from] = remainder;
    for (const { value, ballots } of parcels) {
      const worth = revalue(value);
      if (worth > 0n) this.deal(ballots, worth, isContinuing);
    }
  }

  /** Gives each ballot to its next continuing preference; ballots without one are exhausted. */
  private deal(
    ballots: Int32Array,
    value: Fixed,
    isContinuing: (candidate: number) => boolean,
  ): void {
    const { width, lists, lengths, weights } = this.preferences;
    const continues = Array.from({ length: width }, (_, c) => isContinuing(c));
    const sizes = new Int32Array(width);
    const counts = new Array<number>(width).fill(0);
    for (const i of ballots) {
      let at = this.reached[i] ?? 0;
      const length = lengths[i] ?? 0;
      while (at < length && !continues[lists[i * width + at] ?? 0]) at++;
      this.reached[i] = at;
      if (at === length) continue;
      const to = lists[i * width + at] ?? 0;
      sizes[to] = (sizes[to] ?? 0) + 1;
      counts[to] = (counts[to] ?? 0) + (weights[i] ?? 0);
    }
    this.collect(ballots, value, { sizes, counts });
  }

  private collect(
    ballots: Int32Array,
    value: Fixed,
    { sizes, counts }: { sizes: Int32Array; counts: readonly number[] },
  ): void {
    const { width, lists, lengths } = this.preferences;
    const piles = Array.from(sizes, (size) => new Int32Array(size));
    const filled = new Int32Array(width);
    for (const i of ballots) {
      const at = this.reached[i] ?? 0;
      if (at === lengths[i]) continue;
      const to = lists[i * width + at] ?? 0;
      const pile = piles[to];
      if (pile) pile[filled[to] ?? 0] = i;
      filled[to] = (filled[to] ?? 0) + 1;
    }
    piles.forEach((pile, to) => {
      if (pile.length === 0) return;
      this.parcels[to]?.push({ value, ballots: pile });
      this.votes[to] = (this.votes[to] ?? 0n) + value * BigInt(counts[to] ?? 0);
    });
  }
}
