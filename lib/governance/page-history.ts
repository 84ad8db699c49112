import type { Repository } from '@/lib/formats/git/repository';
import type { PageHistory } from './history-commands';

const FOLDERS = ['resolutions', 'goals', 'reference'];

/**
 * Returns when each page was added to the main branch, when it last changed there, and who wrote its first version.
 *
 * Renames are followed. The author is the author of the commit that added the file, not of the merge commit; e-mail
 * addresses are not read.
 */
export async function readPageHistories(repository: Repository): Promise<PageHistory[]> {
  const authors = await firstAuthors(repository);
  const pages = new Map<string, PageHistory>();
  const form = ['--first-parent', '--diff-merges=first-parent', '--reverse', '-M', '--name-status'];
  let at = new Date(0);
  for await (const line of repository.lines([
    'log',
    ...form,
    '--format=%x01%cI',
    repository.head,
    '--',
    ...FOLDERS,
  ])) {
    if (line.startsWith('\u0001')) at = new Date(line.slice(1));
    const [status = '', from = '', to = from] = line.split('\t');
    if (!/^[AMRD]\d*$/.test(status)) continue;
    const former = pages.get(from);
    if (status === 'D' || status.startsWith('R')) pages.delete(from);
    if (status === 'D') continue;
    const isNew = status === 'A' || !former;
    pages.set(to, {
      path: to,
      author: former?.author ?? authors.get(from) ?? authors.get(to) ?? null,
      adoptedAt: isNew ? at : former.adoptedAt,
      changedAt: at,
    });
  }
  return [...pages.values()];
}

/** Returns the first author of each file, by the file's path at that time. */
async function firstAuthors(repository: Repository): Promise<Map<string, string>> {
  const authors = new Map<string, string>();
  let author = '';
  const form = ['--no-merges', '--reverse', '--diff-filter=A', '--no-renames', '--name-only'];
  for await (const line of repository.lines([
    'log',
    ...form,
    '--format=%x01%aN',
    repository.head,
    '--',
    ...FOLDERS,
  ])) {
    if (line.startsWith('\u0001'))
      author = line
        .slice(1)
        .replace(/\s*<[^>]*>\s*/g, '')
        .trim();
    else if (line !== '' && !authors.has(line) && author !== '') authors.set(line, author);
  }
  return authors;
}
