import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { addressOf, refuseStrangeUrl } from './address';
import { catBlobs, git, gitLines, SourceUnreachable, type GitOptions } from './process';

/** A file of a commit. `blob` is the hash of its bytes; `mode` is git's (`100644`, `120000` for a link). */
export type TreeEntry = { path: string; blob: string; size: number; mode: string };

/** A commit on the main branch: when it got there (committer date of the merge), and its author. */
export type LandedCommit = { hash: string; landedAt: Date; author: string };

/** A local copy of a repository, current as of when it was opened. */
export type Repository = {
  /** Folder of the bare repository on disk. */
  folder: string;
  /** Commit at the tip of the main branch. */
  head: string;
  /** Lists every regular file and link of a commit, below the given folders or everywhere. */
  tree: (options?: { commit?: string; under?: readonly string[] }) => Promise<TreeEntry[]>;
  /** Yields the bytes of blobs, in the order requested; one process for all. */
  blobs: (hashes: readonly string[]) => AsyncGenerator<Buffer>;
  /** Returns the bytes of a file of a commit (by default the head), or null. */
  file: (filePath: string, commit?: string) => Promise<Buffer | null>;
  /** Yields the output of `git ARGS`, line by line, without line ends. */
  lines: (args: readonly string[]) => AsyncGenerator<string>;
  /** True if the commit is known and part of the head's history. */
  isAncestor: (commit: string) => Promise<boolean>;
};

/**
 * Opens a repository: clones it into `folder` the first time, fetches after that.
 *
 * `url` is a URL, a local path, or a git bundle. The clone appears under its name only when it is complete, so a killed
 * clone simply starts again. The history follows upstream's current one, even if it was rewritten.
 *
 * @throws SourceUnreachable if the source can't be read; what was fetched before stays usable.
 */
export async function openRepository(
  url: string,
  folder: string,
  { signal, silenceMs }: { signal: AbortSignal; silenceMs?: number },
): Promise<Repository> {
  const options = { folder, signal, silenceMs };
  refuseStrangeUrl(url);
  if (await isRepository(folder)) await fetchInto(url, options);
  else await cloneInto(url, folder, options);

  const head = (await git(['rev-parse', '--verify', 'refs/rollcall/head^{commit}'], options))
    .toString()
    .trim();
  return {
    folder,
    head,
    tree: async ({ commit = head, under = [] } = {}) =>
      parseTree(
        await git(['ls-tree', '-r', '-z', '-l', '--full-tree', commit, '--', ...under], options),
      ),
    blobs: (hashes) => catBlobs(hashes, options),
    file: (filePath, commit = head) =>
      git(['cat-file', 'blob', `${commit}:${filePath}`], options).catch((error: unknown) => {
        if (error instanceof SourceUnreachable) return null;
        throw error;
      }),
    lines: (args) => gitLines(args, options),
    isAncestor: (commit) =>
      git(['merge-base', '--is-ancestor', commit, head], options).then(
        () => true,
        (error: unknown) => {
          if (error instanceof SourceUnreachable) return false;
          throw error;
        },
      ),
  };
}

function parseTree(output: Buffer): TreeEntry[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter((row) => row !== '')
    .flatMap((row) => {
      const [facts = '', filePath = ''] = row.split('\t');
      const [mode = '', kind, blob = '', size] = facts.split(/ +/);
      return kind === 'blob' ? [{ mode, blob, size: Number(size), path: filePath }] : [];
    });
}

async function isRepository(folder: string): Promise<boolean> {
  return stat(path.join(folder, 'HEAD')).then(
    () => true,
    () => false,
  );
}

async function cloneInto(url: string, folder: string, options: GitOptions): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(path.dirname(folder), { recursive: true });
  await git(['init', '--quiet', '--bare', unfinished], { ...options, folder: undefined });
  await fetchInto(url, { ...options, folder: unfinished });
  await rename(unfinished, folder);
}

/** Fetches the main branch into `refs/rollcall/head`: the remote's HEAD, or master or main if it has none. */
async function fetchInto(url: string, options: GitOptions): Promise<void> {
  const address = await addressOf(url);
  let failure: unknown;
  for (const branch of ['HEAD', 'refs/heads/master', 'refs/heads/main']) {
    try {
      await git(
        [
          'fetch',
          '--quiet',
          '--progress',
          '--no-tags',
          '--force',
          address,
          `+${branch}:refs/rollcall/head`,
        ],
        options,
      );
      return;
    } catch (error) {
      if (!(error instanceof SourceUnreachable) || !/couldn't find remote ref/.test(error.message))
        throw error;
      failure = error;
    }
  }
  throw failure;
}
