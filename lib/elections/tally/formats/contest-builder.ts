import { BallotBox, BallotError, densify } from '@/lib/elections/tally/ballots';
import type { Contest, Unranked } from '@/lib/elections/tally/types';
import { BallotFileError } from './ballot-file';
import type { ReadOptions } from './ballot-file';

/** Maximum number of candidates: more than anybody can rank, so a higher number is a damaged header. */
const MAX_CANDIDATES = 2_000;

/**
 * Builds a contest from what a reader finds. Candidates are declared before the first ballot, or added from the ballots
 * by `meet`. Every mistake throws a `BallotFileError` with its location.
 */
export class ContestBuilder {
  title: string | null = null;
  seats: number | null = null;
  unranked: Unranked | null = null;
  readonly notes: string[] = [];
  readonly names: string[] = [];
  private readonly places = new Map<string, number>();
  private readonly withdrawn = new Set<number>();
  private readonly limit: number | undefined;
  private box: BallotBox | null = null;
  /** Ranks of the ballot being read, one per candidate; cleared by `cast`. */
  ranks: Uint8Array | Uint16Array = new Uint8Array();

  constructor({ limit }: ReadOptions) {
    this.limit = limit;
  }

  /** Number of ballots cast so far. */
  get ballots(): number {
    return this.box?.size ?? 0;
  }

  /** Declares a candidate. Names are unique. */
  declare(name: string, line: number, column: number): void {
    if (name === '') throw new BallotFileError('a candidate without a name', line, column);
    if (this.places.has(name))
      throw new BallotFileError(`the candidate "${name}" is listed twice`, line, column);
    if (this.names.length >= MAX_CANDIDATES)
      throw new BallotFileError(`more than ${MAX_CANDIDATES} candidates`, line, column);
    this.places.set(name, this.names.length);
    this.names.push(name);
  }

  /** Returns a candidate's index, or undefined if there is no such name. */
  placeOf(name: string): number | undefined {
    return this.places.get(name);
  }

  /** Returns the index of a candidate named on a ballot of a file that lists none; declares the candidate at first. */
  meet(name: string, line: number, column: number): number {
    const known = this.places.get(name);
    if (known !== undefined) return known;
    this.declare(name, line, column);
    const count = this.names.length;
    if (count > this.ranks.length) {
      const wider = new Uint16Array(Math.max(8, count * 2));
      wider.set(this.ranks);
      this.ranks = wider;
      this.box ??= new BallotBox(wider.length, this.limit);
      this.box.widen(wider.length);
    }
    return count - 1;
  }

  /** Makes room for the ballots of `count` candidates. Called before the first ballot of a file that declares them. */
  prepare(count: number, line: number, column: number): void {
    if (count > MAX_CANDIDATES)
      throw new BallotFileError(`more than ${MAX_CANDIDATES} candidates`, line, column);
    this.ranks = count < 256 ? new Uint8Array(count) : new Uint16Array(count);
    this.box = new BallotBox(count, this.limit);
  }

  /** Marks the candidate at an index as withdrawn. */
  withdraw(place: number): void {
    this.withdrawn.add(place);
  }

  /** Adds the ballot in `ranks` to the box `weight` times, and clears `ranks`. Ranks must be dense. */
  cast(weight: number, line: number, column: number): void {
    this.box ??= new BallotBox(this.ranks.length, this.limit);
    try {
      this.box.add(this.ranks, weight);
    } catch (error) {
      if (error instanceof BallotError) throw new BallotFileError(error.message, line, column);
      throw error;
    }
    this.ranks.fill(0);
  }

  /** Does the same for ranks that may have gaps. */
  castSparse(weight: number, line: number, column: number): void {
    densify(this.ranks);
    this.cast(weight, line, column);
  }

  /** Returns the contest. The names are the ids. */
  finish(line: number): Contest {
    if (this.names.length === 0) throw new BallotFileError('no candidates', Math.max(1, line), 1);
    this.box ??= new BallotBox(this.names.length, this.limit);
    const candidates = this.names.map((name, place) => ({
      id: name,
      name,
      ...(this.withdrawn.has(place) && { withdrawn: true }),
    }));
    const ballots = this.box.toBallotSet(this.names.length);
    return {
      title: this.title,
      candidates,
      seats: this.seats,
      unranked: this.unranked,
      ballots,
      notes: this.notes,
    };
  }
}
