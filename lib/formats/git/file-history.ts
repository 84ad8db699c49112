import type { Repository } from './repository';

/** Time of a file's last change on the main branch, and the number of commits that changed it. */
export type FileChanges = { at: Date; count: number };

const known = new WeakMap<Repository, Map<string, Promise<Map<string, FileChanges>>>>();

/** Lists the changes of every file in a folder, from one walk of the main branch that is kept for the run. */
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
