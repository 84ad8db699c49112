import path from 'node:path';
import { env } from '@/lib/env';
import { openRepository, type Repository, type TreeEntry } from '@/lib/formats/git/repository';
import type {
  Entry,
  Item,
  LedgerSource,
  ListContext,
  Pass,
  ReadContext,
  SourceSettings,
} from './source';
import type { Transaction } from '@/lib/database/transaction';
import type { Warning } from '@/lib/formats/warning';

/**
 * Maximum size of a file. A larger one is skipped with a warning: no file that a community writes by hand is that
 * large.
 */
export const MAX_FILE_BYTES = 2 * 1024 * 1024;

/** A file at the head, with its content. */
export type SourceFile = { path: string; bytes: Buffer };

/** An item before it is read: a stable key and the files it consists of. */
export type FileGroup = { key: string; files: TreeEntry[] };

/** Result of parsing a group's files: a value with warnings, or the reason why it is skipped. */
export type ParsedFile<Value> =
  { ok: true; value: Value; warnings: Warning[] } | { ok: false; error: Warning };

/** A source whose items are files of a git repository. */
export type TreeSource<Value> = {
  name: string;
  title: string;
  schedule: string;
  settings: SourceSettings;
  /** Location of the repository: a URL, a path or a bundle. Evaluated at each run. */
  url: () => string;
  /** Version of the parser. Raise it when the same bytes are to be read differently: every item is then saved again. */
  version: number;
  /** Folders and files to read. */
  under: readonly string[];
  /** Groups the files into items, in the order of saving. Files that belong to no item are left out. */
  group: (tree: TreeEntry[]) => FileGroup[];
  /**
   * Inputs of an item besides its own files (the titles of pages it links to, for example), as a text per key. They
   * become part of the fingerprint: when they change, the item is read again.
   */
  dependencies?: (
    repository: Repository,
    groups: FileGroup[],
  ) => Promise<ReadonlyMap<string, string>>;
  /** Reads one item. May be slow (rendering), must not access the database. Never throws for bad input. */
  parse: (
    key: string,
    files: SourceFile[],
    repository: Repository,
  ) => Promise<ParsedFile<Value>> | ParsedFile<Value>;
  save: (tx: Transaction, value: Value, key: string) => Promise<void>;
  remove: (tx: Transaction, key: string) => Promise<void>;
  passes: (repository: () => Repository) => Pass[];
};

/** A repository opened for a run, and its files as items. */
type Opened = { repository: Repository; groups: ReadonlyMap<string, FileGroup> };

/**
 * Makes a ledger source of a git repository.
 *
 * Finds what is new by comparing the tree at the head with what was saved (key and fingerprint), not by walking
 * commits. A rewritten history, a file that vanished and a run that was killed are then not special cases.
 */
export function treeSource<Value>(definition: TreeSource<Value>): LedgerSource<Value> {
  const { name, title, schedule, settings, save, remove } = definition;
  let opened: Opened | null = null;
  const current = () => {
    if (!opened) throw new Error(`${name}: a pass ran before the repository was opened`);
    return opened;
  };

  return {
    mode: 'ledger',
    ...{ name, title, schedule, settings, remove },
    passes: definition.passes(() => current().repository),

    async list(context) {
      const folder = path.join(env.dataFolder, 'sources', `${name}.git`);
      context.progress({ label: 'fetching', done: 0, total: null });
      const repository = await openRepository(definition.url(), folder, { signal: context.signal });
      const groups = definition.group(await repository.tree({ under: definition.under }));
      const fingerprints = await fingerprintsOf(definition, repository, groups, context);
      opened = { repository, groups: new Map(groups.map((group) => [group.key, group])) };
      const entries = groups.map(({ key }) => ({ key, fingerprint: fingerprints.get(key) ?? '' }));
      return { position: repository.head, entries };
    },

    read: (entries, context) => readGroups(definition, current(), entries, context),

    async saveAll(tx, items) {
      for (const { key, value } of items) await save(tx, value, key);
    },
  };
}

/**
 * Computes the fingerprints. Dependencies on other files are not recomputed while the head is where the last run left
 * it.
 */
async function fingerprintsOf<Value>(
  definition: TreeSource<Value>,
  repository: Repository,
  groups: FileGroup[],
  { known, position }: ListContext,
): Promise<ReadonlyMap<string, string>> {
  const own = new Map(groups.map((group) => [group.key, fingerprintOf(definition.version, group)]));
  const isSaved = ([key, fingerprint]: [string, string]) =>
    known.get(key)?.startsWith(fingerprint) ?? false;
  if (!definition.dependencies) return own;
  if (position === repository.head && [...own].every(isSaved)) return known;
  const dependencies = await definition.dependencies(repository, groups);
  return new Map(
    [...own].map(([key, fingerprint]) => [key, `${fingerprint};${dependencies.get(key) ?? ''}`]),
  );
}

async function* readGroups<Value>(
  definition: TreeSource<Value>,
  { repository, groups }: Opened,
  entries: readonly Entry[],
  { progress, signal }: ReadContext,
): AsyncGenerator<Item<Value>> {
  const wanted = entries.flatMap(({ key }) => groups.get(key) ?? []);
  const blobs = repository.blobs(
    wanted.flatMap(({ files }) => files.filter(isReadable).map(({ blob }) => blob)),
  );
  for (const [done, group] of wanted.entries()) {
    signal.throwIfAborted();
    progress({ label: group.key, done, total: wanted.length });
    yield await readGroup(definition, repository, group, blobs);
  }
  progress({ label: '', done: wanted.length, total: wanted.length });
}

async function readGroup<Value>(
  definition: TreeSource<Value>,
  repository: Repository,
  { key, files }: FileGroup,
  blobs: AsyncGenerator<Buffer>,
): Promise<Item<Value>> {
  const contents: SourceFile[] = [];
  for (const file of files.filter(isReadable)) {
    const blob = await blobs.next();
    if (blob.done === true) throw new Error(`no bytes for ${file.path}`);
    contents.push({ path: file.path, bytes: blob.value });
  }
  const item = { key, value: null, warnings: [] };
  const tooLarge = files.find((file) => !isReadable(file));
  if (tooLarge) return { ...item, error: largeFile(definition.name, tooLarge) };

  const parsed = await definition.parse(key, contents, repository);
  return parsed.ok
    ? { ...item, value: parsed.value, warnings: parsed.warnings }
    : { ...item, error: parsed.error };
}

function isReadable(file: TreeEntry): boolean {
  return file.size <= MAX_FILE_BYTES && file.mode !== '120000';
}

function largeFile(source: string, { path: filePath, size, mode }: TreeEntry): Warning {
  const message =
    mode === '120000'
      ? 'is a link to another file and is passed over; put the file itself here.'
      : `has ${size} bytes; at most ${MAX_FILE_BYTES} are read. Split it.`;
  return { kind: 'malformed', where: `${source}:${filePath}`, message };
}

function fingerprintOf(version: number, { files }: FileGroup): string {
  return `${version}:${files.map(({ path: filePath, blob }) => `${filePath}=${blob}`).join(',')}`;
}
