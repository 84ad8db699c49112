import path from 'node:path';
import { env } from '@/lib/env';
import { openRepository, type Repository, type TreeEntry } from '@/lib/formats/git/repository';
import type { CollectContext, Item, Pass, Source, SourceName } from './source';
import type { Transaction } from '@/lib/database/transaction';
import type { Warning } from '@/lib/formats/warning';

/** A file larger than this is passed over with a warning: nothing a community writes by hand is. */
export const MAX_FILE_BYTES = 2 * 1024 * 1024;

/** A file of the head, read. */
export type SourceFile = { path: string; bytes: Buffer };

/** An item before it is read: a stable key and the files it is made of. */
export type FileGroup = { key: string; files: TreeEntry[] };

/** What became of a group's files: a value (with warnings), or the reason why it is passed over. */
export type Parsed<Value> =
  { ok: true; value: Value; warnings: Warning[] } | { ok: false; error: Warning };

/** A source whose items are files of a git repository. */
export type TreeSource<Value> = {
  name: SourceName;
  title: string;
  /** Where the repository is: a URL, a path or a bundle. Asked anew at each run. */
  url: () => string;
  /** Raise it when the same bytes are to be read differently: every item is then saved anew. */
  version: number;
  /** Folders and files to look at. */
  under: readonly string[];
  /** Sorts the files into items. Files that belong to none are left out. Order is the order of saving. */
  group: (tree: TreeEntry[]) => FileGroup[];
  /**
   * What reading an item depends on besides its own files (the titles of pages it links to, say), as a
   * text per key. It becomes part of the fingerprint: when it changes, the item is read anew.
   */
  dependencies?: (
    repository: Repository,
    groups: FileGroup[],
  ) => Promise<ReadonlyMap<string, string>>;
  /** Reads one item. May be slow (rendering), must not touch the database. Never throws for bad input. */
  parse: (
    key: string,
    files: SourceFile[],
    repository: Repository,
  ) => Promise<Parsed<Value>> | Parsed<Value>;
  save: (tx: Transaction, value: Value, key: string) => Promise<void>;
  remove: (tx: Transaction, key: string) => Promise<void>;
  passes: (repository: () => Repository) => Pass[];
};

/**
 * Makes a sync source of a git repository.
 *
 * What is new is found by comparing the tree at the head with what was saved (key and fingerprint), not
 * by walking commits: a rewritten history, a file that vanished and a run that was killed are then no
 * special cases.
 */
export function treeSource<Value>(definition: TreeSource<Value>): Source<Value> {
  let opened: Repository | null = null;
  const repository = () => {
    if (!opened) throw new Error(`${definition.name}: a pass ran before the repository was opened`);
    return opened;
  };

  return {
    name: definition.name,
    title: definition.title,
    save: definition.save,
    remove: definition.remove,
    passes: definition.passes(repository),

    async collect(context) {
      const folder = path.join(env.dataFolder, 'sources', `${definition.name}.git`);
      context.progress({ label: 'fetching', done: 0, total: null });
      opened = await openRepository(definition.url(), folder, { signal: context.signal });
      const groups = definition.group(await opened.tree({ under: definition.under }));
      const fingerprints = await fingerprintsOf(definition, opened, groups, context);
      return {
        head: opened.head,
        seen: groups.length,
        items: items(definition, opened, { groups, fingerprints }, context),
      };
    },
  };
}

/** What depends on other files is not looked at again while the head is where the last run left it. */
async function fingerprintsOf<Value>(
  definition: TreeSource<Value>,
  repository: Repository,
  groups: FileGroup[],
  { known, head }: CollectContext,
): Promise<ReadonlyMap<string, string>> {
  const own = new Map(groups.map((group) => [group.key, fingerprintOf(definition.version, group)]));
  const isSaved = ([key, fingerprint]: [string, string]) =>
    known.get(key)?.startsWith(fingerprint) ?? false;
  if (!definition.dependencies) return own;
  if (head === repository.head && [...own].every(isSaved)) return known;
  const dependencies = await definition.dependencies(repository, groups);
  return new Map(
    [...own].map(([key, fingerprint]) => [key, `${fingerprint};${dependencies.get(key) ?? ''}`]),
  );
}

async function* items<Value>(
  definition: TreeSource<Value>,
  repository: Repository,
  { groups, fingerprints }: { groups: FileGroup[]; fingerprints: ReadonlyMap<string, string> },
  { known, progress, signal }: CollectContext,
): AsyncGenerator<Item<Value>> {
  for (const key of known.keys()) {
    if (!fingerprints.has(key)) yield { key, fingerprint: '', value: null, warnings: [] };
  }

  const fresh = groups.filter(({ key }) => known.get(key) !== fingerprints.get(key));
  const blobs = repository.blobs(
    fresh.flatMap(({ files }) => files.filter(isReadable).map(({ blob }) => blob)),
  );
  for (const [done, group] of fresh.entries()) {
    signal.throwIfAborted();
    progress({ label: group.key, done, total: fresh.length });
    const fingerprint = fingerprints.get(group.key) ?? '';
    yield await read(definition, repository, { ...group, fingerprint, blobs });
  }
  progress({ label: '', done: fresh.length, total: fresh.length });
}

async function read<Value>(
  definition: TreeSource<Value>,
  repository: Repository,
  {
    key,
    files,
    fingerprint,
    blobs,
  }: FileGroup & { fingerprint: string; blobs: AsyncGenerator<Buffer> },
): Promise<Item<Value>> {
  const contents: SourceFile[] = [];
  for (const file of files.filter(isReadable)) {
    const blob = await blobs.next();
    if (blob.done === true) throw new Error(`no bytes for ${file.path}`);
    contents.push({ path: file.path, bytes: blob.value });
  }
  const item = { key, fingerprint, value: null, warnings: [] };
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

function largeFile(source: SourceName, { path: filePath, size, mode }: TreeEntry): Warning {
  const message =
    mode === '120000'
      ? 'is a link to another file and is passed over; put the file itself here.'
      : `has ${size} bytes; at most ${MAX_FILE_BYTES} are read. Split it.`;
  return { kind: 'malformed', where: `${source}:${filePath}`, message };
}

function fingerprintOf(version: number, { files }: FileGroup): string {
  return `${version}:${files.map(({ path: filePath, blob }) => `${filePath}=${blob}`).join(',')}`;
}
