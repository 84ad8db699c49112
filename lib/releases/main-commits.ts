import { seriesOfDirectory } from './rules';

/** Change of a deliverable file by a commit, as far as versions are concerned. */
export type FileChange = {
  series: string;
  name: string;
  isNew: boolean;
  isGone: boolean;
  added: string[];
  removed: string[];
};

/** A commit on the main branch that changed deliverable files; `landedAt` is its committer's date. */
export type MainCommit = { commit: string; landedAt: Date; files: FileChange[] };

/** Mark that begins a commit's line; no line of a diff can begin with it. */
const MARK = '\u0001';

/**
 * Returns the arguments of `git log` whose output {@link readMainCommits} reads: the main branch, oldest first, merges
 * compared with their first parent. The commit `since` itself is excluded; null means from the start.
 */
export function mainCommitArguments(since: string | null, head: string): string[] {
  return [
    'log', '--first-parent', '-m', '--reverse', '--no-renames', '--no-color', '--no-ext-diff',
    '-p', '-U0', '--format=%x01%H %cI', since === null ? head : `${since}..${head}`, '--', 'deliverables',
  ]; // prettier-ignore
}

/** Reads the commits, and the versions they add and remove, from a diff without context. */
export async function* readMainCommits(lines: AsyncIterable<string>): AsyncGenerator<MainCommit> {
  let mainCommit: MainCommit | null = null;
  let file: FileChange | null = null;
  let isHeader = false;
  for await (const line of lines) {
    if (line.startsWith(MARK)) {
      if (mainCommit) yield mainCommit;
      const [commit = '', moment = ''] = line.slice(1).split(' ');
      mainCommit = { commit, landedAt: new Date(moment), files: [] };
      file = null;
    } else if (line.startsWith('diff --git ')) {
      file = fileOf(line);
      if (file) mainCommit?.files.push(file);
      isHeader = true;
    } else if (line.startsWith('@@')) isHeader = false;
    else if (file && isHeader) {
      file.isNew ||= line.startsWith('new file mode');
      file.isGone ||= line.startsWith('deleted file mode');
    } else if (file) noteVersion(file, line);
  }
  if (mainCommit) yield mainCommit;
}

function fileOf(line: string): FileChange | null {
  const found = / b\/deliverables\/([^/]+)\/([^/]+)\.ya?ml$/.exec(line);
  if (!found) return null;
  const place = { series: seriesOfDirectory(found[1] ?? ''), name: found[2] ?? '' };
  return { ...place, isNew: false, isGone: false, added: [], removed: [] };
}

const VERSION = /(?:^|[\s{,])["']?version["']?\s*:\s*("[^"]*"|'[^']*'|[^\s,}#]+)/;

function noteVersion(file: FileChange, line: string): void {
  const written = VERSION.exec(line.slice(1))?.[1];
  if (written === undefined) return;
  const version = written.replace(/^(["'])(.*)\1$/, '$2');
  if (line.startsWith('+')) file.added.push(version);
  else if (line.startsWith('-')) file.removed.push(version);
}
