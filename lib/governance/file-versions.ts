import type { Repository } from '@/lib/formats/git/repository';

/** A version of a file on the main branch. `at` is the committer date of the commit that brought it there. */
export type FileVersion = { commit: string; at: Date; path: string; bytes: Buffer };

type FileCommit = { commit: string; at: Date; path: string; blob: string };

/**
 * Yields every version of a file on the main branch, oldest first.
 *
 * `paths` are the names the file has had, newest first. If a commit writes several of them, the first of `paths`
 * counts. A commit that only removes the file yields nothing.
 */
export async function* fileVersions(
  repository: Repository,
  paths: readonly string[],
  after: string | null,
): AsyncGenerator<FileVersion> {
  const commits = await listFileCommits(repository, paths, after);
  const blobs = repository.blobs(commits.map(({ blob }) => blob));
  let index = 0;
  for await (const bytes of blobs) {
    const found = commits[index++];
    if (found) yield { commit: found.commit, at: found.at, path: found.path, bytes };
  }
}

async function listFileCommits(
  repository: Repository,
  paths: readonly string[],
  after: string | null,
): Promise<FileCommit[]> {
  const range = after === null ? repository.head : `${after}..${repository.head}`;
  const form = [
    '--first-parent',
    '--diff-merges=first-parent',
    '--reverse',
    '--raw',
    '--no-abbrev',
    '--no-renames',
  ];
  const commits = new Map<string, FileCommit>();
  let [commit, at] = ['', new Date(0)];
  for await (const line of repository.lines([
    'log',
    ...form,
    '--format=%x01%H %cI',
    range,
    '--',
    ...paths,
  ])) {
    if (line.startsWith('\u0001')) {
      const [hash = '', date = ''] = line.slice(1).split(' ');
      [commit, at] = [hash, new Date(date)];
    }
    const [, blob, status, path] = /^:\d+ \d+ \S+ (\S+) (\S)\S*\t(.*)$/.exec(line) ?? [];
    if (blob === undefined || path === undefined || status === 'D') continue;
    const earlier = commits.get(commit);
    if (earlier && paths.indexOf(earlier.path) < paths.indexOf(path)) continue;
    commits.set(commit, { commit, at, path, blob });
  }
  return [...commits.values()];
}
