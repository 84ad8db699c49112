import type { z } from 'zod';
import type { Transaction } from '@/lib/database/transaction';
import type { Warning } from '@/lib/formats/warning';
import type { Progress } from '@/lib/progress';

/** Schedule of the git repositories: every ten minutes, in the five fields of cron. */
export const EVERY_TEN_MINUTES = '*/10 * * * *';

/** A value with the key of its item. */
export type Keyed<Value> = { key: string; value: Value };

/**
 * An item that was read from a source.
 *
 * `key` is the same in each run. An item with an `error` is skipped: what was saved before is kept, and the reason is
 * listed. A `value` of null (possible only in a ledger) removes what was saved.
 */
export type Item<Value> = {
  key: string;
  value: Value | null;
  warnings: Warning[];
  error?: Warning;
};

/** Resources that reading may use: the network and the disk, never the database. */
export type ReadContext = { progress: Progress; signal: AbortSignal };

/** Settings of a source, as schemas. A source without them needs none. */
export type SourceSettings = {
  /** Schema of its entry in `content/community.yaml`, under `sources` and the source's name. */
  community?: z.ZodType;
  /** Variables of the environment besides `ROLLCALL_NAME_URL`, such as a token. */
  environment?: z.ZodObject;
};

type AnySource = {
  /** Name in commands, in addresses, and before the colon of a warning's location: `releases`. */
  name: string;
  /** Name for people: `Releases repository`. */
  title: string;
  /**
   * Schedule in the five fields of cron, in UTC. Null for a source that sums up the others: it runs after each of their
   * rounds.
   */
  schedule: string | null;
  settings?: SourceSettings;
  /** Passes that run after the items, in this order. */
  passes: Pass[];
};

/** An item of a ledger before it is read. The fingerprint changes when it must be saved again. */
export type Entry = { key: string; fingerprint: string };

/** Current content of a ledger, in the order of saving, and the position that it describes: a commit, for example. */
export type Listing = { position: string; entries: readonly Entry[] };

/**
 * Additional input for listing: the fingerprints of saved items, and the position of the last complete run; empty with
 * `--full`.
 */
export type ListContext = ReadContext & {
  known: ReadonlyMap<string, string>;
  position: string | null;
};

/**
 * A source that can list its content at any time, such as a git tree. The engine compares the list with what was saved:
 * only new and changed items are read, and those no longer listed are removed.
 */
export type LedgerSource<Value> = AnySource & {
  mode: 'ledger';
  list: (context: ListContext) => Promise<Listing>;
  /** Reads these entries of the listing, one item for each, in their order. */
  read: (entries: readonly Entry[], context: ReadContext) => AsyncIterable<Item<Value>>;
  saveAll: (tx: Transaction, items: readonly Keyed<Value>[]) => Promise<void>;
  remove: (tx: Transaction, key: string) => Promise<void>;
};

/** An item of a stream; `position` is where to continue once it is saved. */
export type StreamItem<Value> = Item<Value> & { position: string };

/** Starting point of a stream: after a position, or the beginning if null; or at a day given by the operator. */
export type StreamContext = ReadContext & { position: string | null; since: Date | null };

/**
 * A source that grows at one end, such as a mail archive. Items are saved as they come, many at a time, each batch
 * together with the position that it reaches, so the next run after a kill continues from there.
 */
export type StreamSource<Value> = AnySource & {
  mode: 'stream';
  /** Reads the items added since, oldest first. */
  read: (context: StreamContext) => AsyncIterable<StreamItem<Value>>;
  /** Saves items. Of an item that came before, the later value counts. */
  saveAll: (tx: Transaction, items: readonly Keyed<Value>[]) => Promise<void>;
};

/**
 * A source that returns all its content at once, such as the zones of a DNS service. A snapshot that differs from the
 * last is saved completely or not at all.
 */
export type SnapshotSource<Value> = AnySource & {
  mode: 'snapshot';
  /** Reads the whole content. Values are JSON. */
  read: (context: ReadContext) => AsyncIterable<Item<Value>>;
  /** Saves a snapshot that was taken at `at`. */
  saveAll: (tx: Transaction, items: readonly Keyed<Value>[], at: Date) => Promise<void>;
};

/**
 * A source of the record. To add one, follow "New sync source" in CONTRIBUTING.md.
 *
 * Reading never accesses the database; `saveAll` and `remove` write inside the engine's transaction. All of them may be
 * repeated any number of times.
 */
export type Source<Value> = LedgerSource<Value> | StreamSource<Value> | SnapshotSource<Value>;

/**
 * A step that runs after the items: release dates, people over time, contradictions between sources.
 *
 * It keeps its progress in `state` (any JSON, saved per pass), must give the same result if it is repeated or was
 * killed half-way, and writes nothing if nothing is new.
 */
export type Pass = {
  name: string;
  /** Label for the progress line: `Dating releases from the history`. */
  title: string;
  /**
   * Version of a pass that reads only what was imported. Such a pass is skipped while the position is where it was when
   * the pass last ran. Raise the number when the pass gives other results.
   */
  versionAtHead?: number;
  run: (context: PassContext) => Promise<PassResult>;
};

/** Input of a pass. */
export type PassContext = ReadContext & {
  /** Position of the items; null for a stream that has had none yet. */
  position: string | null;
  /** State that the pass returned when it last completed (or last saved); null at first and with `--full`. */
  state: unknown;
  /** Saves a part of the work and the state it reaches, together or not at all. */
  checkpoint: (work: (tx: Transaction) => Promise<void>, state: unknown) => Promise<void>;
};

/** Result of a pass: the number of rows written, and its current warnings, which replace its former ones. */
export type PassResult = { changed: number; warnings: Warning[] };
