import type { Repository } from './repository';

/** When a file last changed on the main line, and in how many commits it did. */
export type FileChanges = { at: Date; count: number };

const known = new WeakMap<Repository, Map<string, Promise<Map<string, FileChanges>>>>();

/** The changes of every file in a folder, found by one walk of the main line and kept for the run. */
export function fileHistory(
  repository: Repository,
  folder: string,
): Promise<Map<string, FileChanges>> {
  const walks = known.get(repository) ?? new Map<string, Promise<Map<string, FileChanges>>>();
  known.set(repository, walks);
  const walk = walks.get(folder) ?? walkHistory(repository, folder);
  walks.set(folder, walk);
  return walk;
}

async function walkHistory(
  repository: Repository,
  folder: string,
): Promise<Map<string, FileChanges>> {
  const format = ['--format=%x01%cI', '--name-only', '--no-renames'];
  const range = ['--first-parent', '-m', repository.head, '--', folder];
  const changes = new Map<string, FileChanges>();
  let at = new Date(0);
  for await (const line of repository.lines(['log', ...format, ...range])) {
    if (line.startsWith('\u0001')) at = new Date(line.slice(1));
    else if (line !== '') {
      const change = changes.get(line) ?? { at, count: 0 };
      change.count += 1;
      if (at > change.at) change.at = at;
      changes.set(line, change);
    }
  }
  return changes;
}
