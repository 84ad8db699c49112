import type { z } from 'zod';
import type { Transaction } from '@/lib/database/transaction';
import type { Warning } from '@/lib/formats/warning';
import type { Progress } from '@/lib/progress';

/** Every ten minutes, in the five fields of cron: the rhythm of the git repositories. */
export const EVERY_TEN_MINUTES = '*/10 * * * *';

/** A value with the key of the item it belongs to. */
export type Keyed<Value> = { key: string; value: Value };

/**
 * One thing that was read from a source.
 *
 * `key` is the same in each run. An item with an `error` is skipped: what was saved before stays, and the
 * reason is listed. A `value` of null (possible with a ledger only) removes what was saved.
 */
export type Item<Value> = {
  key: string;
  value: Value | null;
  warnings: Warning[];
  error?: Warning;
};

/** What reading may use: the network and the disk, never the database. */
export type ReadContext = { progress: Progress; signal: AbortSignal };

/** What a source is told by others, as schemas of its own: one without them asks for nothing. */
export type SourceSettings = {
  /** What `content/community.yaml` says under `sources`, below the source's name. */
  community?: z.ZodType;
  /** Variables of the environment beside `ROLLCALL_NAME_URL`, such as a token. */
  environment?: z.ZodObject;
};

type AnySource = {
  /** `releases`: in commands, in addresses, and before the colon of a warning's place. */
  name: string;
  /** What a person calls it: `Releases repository`. */
  title: string;
  /** When it is read: five fields of cron, in UTC. Null for what sums up the others: after each round of theirs. */
  schedule: string | null;
  settings?: SourceSettings;
  /** What comes after the items, in this order. */
  passes: Pass[];
};

/** An item of a ledger before it is read. The fingerprint changes when it must be saved again. */
export type Entry = { key: string; fingerprint: string };

/** What there is in a ledger now, in the order of saving, and the position that describes: a commit, say. */
export type Listing = { position: string; entries: readonly Entry[] };

/** What listing may use besides: what has been saved, and the position of the last complete run; nothing with `--full`. */
export type ListContext = ReadContext & {
  known: ReadonlyMap<string, string>;
  position: string | null;
};

/**
 * A source that can say at any time what there is, such as a git tree. The engine compares that with what was
 * saved: only new and changed items are read, and those that have gone are removed.
 */
export type LedgerSource<Value> = AnySource & {
  mode: 'ledger';
  list: (context: ListContext) => Promise<Listing>;
  /** Reads these entries of the listing, one item for each, in their order. */
  read: (entries: readonly Entry[], context: ReadContext) => AsyncIterable<Item<Value>>;
  saveAll: (tx: Transaction, items: readonly Keyed<Value>[]) => Promise<void>;
  remove: (tx: Transaction, key: string) => Promise<void>;
};

/** An item of a stream; `position` is where to go on once it is saved. */
export type StreamItem<Value> = Item<Value> & { position: string };

/** Where reading a stream begins: after a position, null for its start; or at a day the operator names. */
export type StreamContext = ReadContext & { position: string | null; since: Date | null };

/**
 * A source that grows at one end, such as a mail archive. Items are saved as they come, many at a time, each
 * batch together with the position that it reaches, so a run that was killed goes on from there.
 */
export type StreamSource<Value> = AnySource & {
  mode: 'stream';
  /** Reads what has come since, oldest first. */
  read: (context: StreamContext) => AsyncIterable<StreamItem<Value>>;
  /** Saves items; of one that came before, the later value counts. */
  saveAll: (tx: Transaction, items: readonly Keyed<Value>[]) => Promise<void>;
};

/**
 * A source that answers with all it has, such as the zones of a DNS service. A snapshot that differs from the
 * last is saved whole or not at all.
 */
export type SnapshotSource<Value> = AnySource & {
  mode: 'snapshot';
  /** Reads everything there is. Values are JSON. */
  read: (context: ReadContext) => AsyncIterable<Item<Value>>;
  /** Saves a snapshot that was taken at `at`. */
  saveAll: (tx: Transaction, items: readonly Keyed<Value>[], at: Date) => Promise<void>;
};

/**
 * A place the record is read from. To add one, follow "New sync source" in CONTRIBUTING.md.
 *
 * Reading never touches the database; `saveAll` and `remove` write inside the engine's transaction. All of
 * them may be repeated at will.
 */
export type Source<Value> = LedgerSource<Value> | StreamSource<Value> | SnapshotSource<Value>;

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
   * Set for a pass that looks at nothing but what was imported: it is left out while the position is where
   * it was when the pass last ran. Raise the number when the pass comes to other results.
   */
  versionAtHead?: number;
  run: (context: PassContext) => Promise<PassResult>;
};

/** What a pass works with. */
export type PassContext = ReadContext & {
  /** The position of the items; null for a stream that has brought nothing yet. */
  position: string | null;
  /** What the pass returned when it last completed (or last saved); null at first and for `--full`. */
  state: unknown;
  /** Saves a piece of work and the place reached, together or not at all. */
  checkpoint: (work: (tx: Transaction) => Promise<void>, state: unknown) => Promise<void>;
};

/** Rows written, and the warnings that now hold (they replace the pass's former ones). */
export type PassResult = { changed: number; warnings: Warning[] };
