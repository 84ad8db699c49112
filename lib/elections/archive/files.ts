import { composeElection, type ContestRecord, type FiledStatement } from './archive-rules';
import { lowerAscii } from '@/lib/text';
import { readResults, type ElectionResults, type ResultsKind } from './results-rules';
import { statementHtml } from './statement-html-rules';
import { decodeText, identityOfFile, parseExceptions } from './statement-rules';
import { HIDDEN, redact } from '@/lib/markup/redact';
import type { Repository, TreeEntry } from '@/lib/formats/git/repository';
import type { Warning } from '@/lib/formats/warning';
import {
  MAX_FILE_BYTES,
  type FileGroup,
  type ParsedFile,
  type SourceFile,
} from '@/lib/sync/tree-source';

/** A parsed election; `unreadable` lists the results files that are broken at present. */
export type ElectionItem = { contests: ContestRecord[]; unreadable: ResultsKind[] };

const EXCEPTIONS = 'exceptions.txt';
const PLACEHOLDER = '.placeholder';
const STATEMENT = /^candidates\/([^/]+)\/([^/]+)\/([^/]+)$/;
const RESULTS = /^doc\/source\/results\/([^/]+)\/(ptl|tc)\.yaml$/;
const ELECTION_PATH = /^(?:candidates|doc\/source\/results)\/([^/]+)\/./;
const SYMBOLIC_LINK = '120000';

/** Returns the name of the election that a key of this source represents. */
export function nameOfKey(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}

/**
 * Groups files into one item for each election: its statements and results, and the list of names that all elections
 * share.
 *
 * A file that is too large, or a link, becomes its own item: it is skipped with a reason, and the election is read
 * without it.
 */
export function groupElections(tree: TreeEntry[]): FileGroup[] {
  const groups = new Map<string, TreeEntry[]>();
  const oversize: FileGroup[] = [];
  for (const entry of tree) {
    const name = ELECTION_PATH.exec(entry.path)?.[1];
    if (name === undefined || name.startsWith('.')) continue;
    if (entry.size > MAX_FILE_BYTES || entry.mode === SYMBOLIC_LINK) {
      oversize.push({ key: `file/${entry.path}`, files: [entry] });
    } else {
      const files = groups.get(name);
      if (files) files.push(entry);
      else groups.set(name, [entry]);
    }
  }
  const shared = tree.filter(({ path, size }) => path === EXCEPTIONS && size <= MAX_FILE_BYTES);
  const elections = [...groups].map(([name, files]) => ({
    key: `election/${name}`,
    files: [...files, ...shared],
  }));
  return [...elections, ...oversize];
}

/** Parses one election. Never fails as a whole: parts that cannot be read are left out with a warning. */
export async function parseElection(
  key: string,
  files: SourceFile[],
  repository: Repository,
): Promise<ParsedFile<ElectionItem>> {
  const name = nameOfKey(key);
  const exceptions = parseExceptions(textIn(files.find(({ path }) => path === EXCEPTIONS)));
  const authors = await authorsOf(repository);
  const warnings: Warning[] = [];
  const statements: FiledStatement[] = [];
  const results: ElectionResults[] = [];
  const unreadable: ResultsKind[] = [];
  const directories = new Set<string>();

  for (const file of files) {
    const [, , directory, fileName] = STATEMENT.exec(file.path) ?? [];
    const kind = RESULTS.exec(file.path)?.[2] as ResultsKind | undefined;
    if (directory !== undefined && fileName !== undefined) {
      directories.add(directory);
      if (fileName.startsWith('.')) continue;
      statements.push(readStatement(file, { directory, fileName, exceptions, authors, warnings }));
    } else if (kind) {
      const read = readResults(file.bytes, `election:${file.path}`, { kind, election: name });
      warnings.push(...read.warnings);
      if (read.results) results.push(read.results);
      else unreadable.push(kind);
    } else if (file.path !== EXCEPTIONS && !file.path.endsWith(PLACEHOLDER)) {
      warnings.push(strayFile(file.path));
    }
  }
  const composed = composeElection({ name, directories: [...directories], statements, results });
  const value = { contests: composed.contests, unreadable };
  return { ok: true, value, warnings: [...warnings, ...composed.warnings] };
}

type StatementPlace = {
  directory: string;
  fileName: string;
  exceptions: ReadonlyMap<string, string>;
  authors: ReadonlyMap<string, string>;
  warnings: Warning[];
};

function readStatement(
  { path, bytes }: SourceFile,
  { directory, fileName, exceptions, authors, warnings }: StatementPlace,
): FiledStatement {
  const identity = identityOfFile(fileName);
  const decoded = decodeText(bytes);
  const where = publicPlace(path);
  if (decoded.encoding !== 'utf-8') {
    const message = `is not UTF-8; it was read as ${decoded.encoding}. Save it as UTF-8.`;
    warnings.push({ kind: 'encoding', where, message });
  }
  if (decoded.text.trim() === '') {
    warnings.push({ kind: 'malformed', where, message: 'holds no text; the candidacy is kept.' });
  }
  const text = redact(decoded.text, HIDDEN);
  const author = identity.email === null ? undefined : authors.get(identity.email);
  return {
    directory,
    path,
    text,
    html: statementHtml(text),
    encoding: decoded.encoding,
    name: exceptions.get(path) ?? identity.name ?? author ?? null,
    email: identity.email,
  };
}

function strayFile(path: string): Warning {
  const message = 'lies where neither a statement nor a result is looked for; it is passed over.';
  return { kind: 'unresolved', where: publicPlace(path), message };
}

/** Returns a path that may be shown: for a file named by an address, only its folder. */
function publicPlace(path: string): string {
  const isNamedByAddress = path.includes('@');
  return `election:${isNamedByAddress ? path.slice(0, path.lastIndexOf('/') + 1) : path}`;
}

function textIn(file: SourceFile | undefined): string {
  return file ? decodeText(file.bytes).text : '';
}

const knownAuthors = new WeakMap<Repository, Promise<ReadonlyMap<string, string>>>();

/**
 * Returns the name with which each address last committed to the repository, to identify the author of a file named by
 * an address.
 */
function authorsOf(repository: Repository): Promise<ReadonlyMap<string, string>> {
  const known = knownAuthors.get(repository) ?? readAuthors(repository);
  knownAuthors.set(repository, known);
  return known;
}

async function readAuthors(repository: Repository): Promise<ReadonlyMap<string, string>> {
  const authors = new Map<string, string>();
  for await (const line of repository.lines(['log', '--format=%aE%x09%aN', repository.head])) {
    const [email = '', name = ''] = line.split('\t');
    const key = lowerAscii(email);
    if (name.trim() !== '' && !name.includes('@') && !authors.has(key))
      authors.set(key, name.trim());
  }
  return authors;
}
