import type { Transaction } from '@/lib/database/transaction';
import type { Warning } from '@/lib/formats/warning';
import type { Progress } from '@/lib/progress';

/** The sources a sync can read, in the order in which it reads them. */
export type SourceName = 'releases' | 'governance' | 'election' | 'record';

/**
 * One thing a source holds, ready to be saved.
 *
 * `key` is stable between runs, `fingerprint` changes when the item must be saved again. A `value` of
 * null means that it has vanished upstream (or can't be read at all) and is to be removed. Items with
 * an `error` are passed over: what was saved before stays, and the reason is listed.
 */
export type Item<Value> = {
  key: string;
  fingerprint: string;
  value: Value | null;
  warnings: Warning[];
  error?: Warning;
};

/** What `collect` may look at: never the database, always the network or the disk. */
export type CollectContext = {
  /** Key and fingerprint of what has been saved before; empty for `--full`. */
  known: ReadonlyMap<string, string>;
  /** The position the last complete run reached. */
  head: string | null;
  progress: Progress;
  signal: AbortSignal;
};

/** What `collect` found out beside the items: the position they come from. */
export type Collected<Value> = {
  head: string;
  /** How many items there are in all at this head, saved before or not. */
  seen: number;
  items: AsyncIterable<Item<Value>>;
};

/**
 * A walk that comes after the items: release dates, people over time, what contradicts what.
 *
 * It remembers its place in `state` (any JSON, kept per pass), must give the same result when it is
 * repeated or was killed half-way, and writes nothing when nothing is new.
 */
export type Pass = {
  name: string;
  /** For the progress line: `Dating releases from the history`. */
  title: string;
  /**
   * Set for a pass that looks at nothing but what was imported: it is left out while the head is where
   * it was when the pass last ran. Raise the number when the pass comes to other results.
   */
  versionAtHead?: number;
  run: (context: PassContext) => Promise<PassResult>;
};

/** What a pass works with; `transaction` runs a function in one transaction and saves the state it returns with it. */
export type PassContext = {
  head: string;
  /** What the pass returned when it last completed (or last saved); null at first and for `--full`. */
  state: unknown;
  /** Saves a piece of work and the place reached, together or not at all. */
  checkpoint: (work: (tx: Transaction) => Promise<void>, state: unknown) => Promise<void>;
  progress: Progress;
  signal: AbortSignal;
};

/** Rows written, and the warnings that now hold (they replace the pass's former ones). */
export type PassResult = { changed: number; warnings: Warning[] };

/**
 * A place the record is read from. To add one, follow "New sync source" in CONTRIBUTING.md.
 *
 * `collect` reads (network and disk, no database), `save` and `remove` write one item each inside the
 * engine's transaction, `passes` come last. All of them may be repeated at will.
 */
export type Source<Value> = {
  name: SourceName;
  /** What a person calls it: `Releases repository`. */
  title: string;
  collect: (context: CollectContext) => Promise<Collected<Value>>;
  save: (tx: Transaction, value: Value, key: string) => Promise<void>;
  remove: (tx: Transaction, key: string) => Promise<void>;
  passes: Pass[];
};
