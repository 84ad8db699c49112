import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { errorText } from '@/lib/text';

/** The file is not a backup of Rollcall, is damaged, or does not fit; nothing was changed. */
export class BackupError extends Error {
  override name = 'BackupError';
}

/**
 * Markers of the backup format. A line of JSON (format and migrations); then for each table a line that names it, its
 * rows as PostgreSQL's COPY text, and a line that ends it; finally a line with the numbers of rows and the SHA-256 of
 * everything before it. COPY text doubles each backslash, so no row equals the line that ends a table.
 */
export const TABLE = '\\rollcall-table ';
export const TABLE_END = '\\.';
export const END = '\\rollcall-end ';
export const FORMAT = 'rollcall-backup-2';

/** Format before there was a checksum: its last line has only the total number of rows. */
const FORMER_FORMAT = 'rollcall-backup-1';

const headerSchema = z.object({
  format: z.enum([FORMAT, FORMER_FORMAT]),
  migrations: z.array(z.string()).min(1),
});
const laterSchema = z.object({ format: z.string().regex(/^rollcall-backup-([3-9]|[1-9]\d+)$/) });
const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
const endSchema = z.object({
  tables: z.record(z.string(), z.int().min(0)),
  sha256: z.string(),
});

/** Content of the last line: the number of rows of each table, and the SHA-256 of everything before that line. */
export type BackupEnd = z.infer<typeof endSchema>;

/** A table of a backup, from the line before its rows. */
export type BackupTable = z.infer<typeof tableSchema>;

/** Contents of a backup, known once all of it is read. */
export type BackupContents = {
  migrations: string[];
  tables: (BackupTable & { rows: number })[];
  rows: number;
  /** True if the file has its own checksum; older versions rely on that of gzip. */
  hasChecksum: boolean;
  /** SHA-256 of everything before the last line. */
  digest: string;
};

/** Callbacks for the parts of a backup as it is read. A row is a line of COPY text with its line feed. */
export type BackupReader = {
  header: (migrations: readonly string[]) => void;
  table: (table: BackupTable) => Promise<void>;
  row: (text: Buffer) => Promise<void> | void;
  tableEnd: () => Promise<void>;
};

const LINE_FEED = 10;
const TABLE_END_LINE = Buffer.from(`${TABLE_END}\n`);

/** Maximum number of pieces from gzip, of 16 KiB each, that the header may take. */
const MAX_HEADER_LENGTH = 16;

/** Sentence that ends each refusal. */
export const UNCHANGED = 'Nothing was changed.';

const NOT_OURS = "is no backup of Rollcall's";

/** zlib's error messages in words for the operator. */
const SENTENCES: Record<string, string> = {
  'unexpected end of file': 'is cut off',
  'incorrect header check': NOT_OURS,
  'incorrect data check': 'is damaged: its checksum does not fit',
  'incorrect length check': 'is damaged: its length does not fit',
};

/** A reader that ignores what it reads. */
export const CHECK_ONLY: BackupReader = {
  header: () => undefined,
  table: () => Promise.resolve(),
  row: () => undefined,
  tableEnd: () => Promise.resolve(),
};

/** A file that is being read: its lines, and the SHA-256 of those read so far. */
type Reading = { file: string; lines: AsyncGenerator<Buffer, undefined>; hash: Hash };

/**
 * Reads a backup from first to last byte and checks all that the file itself can show: gzip's length and checksum, the
 * header, the rows of each table, the end, the checksum of the content, and that nothing follows.
 *
 * @throws BackupError with a sentence that describes the problem
 */
export async function readBackup(file: string, reader: BackupReader): Promise<BackupContents> {
  await refuseOddFile(file);
  const reading = { file, lines: linesOf(file), hash: createHash('sha256') };
  try {
    const { format, migrations } = await readHeader(reading);
    reader.header(migrations);
    const tables: BackupContents['tables'] = [];
    let line = await take(reading);
    for (; !startsWith(line, END); line = await take(reading)) {
      const table = tableIn(reading, line);
      if (tables.some((known) => known.table === table.table)) throw damaged(file);
      await reader.table(table);
      tables.push({ ...table, rows: await readRows(reading, reader) });
    }
    const digest = reading.hash.digest('hex');
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const contents = { migrations, tables, rows, digest, hasChecksum: format === FORMAT };
    checkEnd(file, line, contents);
    // gzip checks its own checksum only at the end of the file.
    if (!(await reading.lines.next()).done) throw damaged(file);
    return contents;
  } finally {
    await reading.lines.return(undefined);
  }
}

async function refuseOddFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (!found) throw new BackupError(`${file} does not exist. ${UNCHANGED}`);
  if (!found.isFile()) throw new BackupError(`${file} is no file. ${UNCHANGED}`);
  if (found.size === 0) throw new BackupError(`${file} is empty. ${UNCHANGED}`);
}

async function readHeader(reading: Reading): Promise<z.infer<typeof headerSchema>> {
  const next = await reading.lines.next();
  const line = next.done ? null : parseJson(next.value.toString());
  const read = headerSchema.safeParse(line);
  if (next.done || !read.success) {
    const isLater = laterSchema.safeParse(line).success;
    const words = isLater ? 'comes from a newer version of Rollcall' : NOT_OURS;
    throw new BackupError(`${reading.file} ${words}. ${UNCHANGED}`);
  }
  reading.hash.update(next.value);
  return read.data;
}

function tableIn(reading: Reading, line: Buffer): BackupTable {
  const text = startsWith(line, TABLE) ? line.subarray(TABLE.length).toString() : '';
  const read = tableSchema.safeParse(parseJson(text));
  if (!read.success) throw damaged(reading.file);
  reading.hash.update(line);
  return read.data;
}

/** Reads the rows of a table and the line that ends it; returns their number. */
async function readRows(reading: Reading, reader: BackupReader): Promise<number> {
  let rows = 0;
  for (;;) {
    const line = await take(reading);
    reading.hash.update(line);
    if (line.equals(TABLE_END_LINE)) break;
    rows += 1;
    const handled = reader.row(line);
    if (handled) await handled;
  }
  await reader.tableEnd();
  return rows;
}

function checkEnd(file: string, line: Buffer, contents: BackupContents): void {
  const given = parseJson(line.subarray(END.length).toString());
  if (!contents.hasChecksum) {
    if (given !== contents.rows) throw lacksRows(file);
    return;
  }
  const end = endSchema.safeParse(given);
  if (!end.success) throw damaged(file);
  const isComplete =
    Object.keys(end.data.tables).length === contents.tables.length &&
    contents.tables.every(({ table, rows }) => end.data.tables[table] === rows);
  if (!isComplete) throw lacksRows(file);
  if (end.data.sha256 !== contents.digest) {
    throw new BackupError(`${file} was altered: its checksum does not fit. ${UNCHANGED}`);
  }
}

async function take({ file, lines }: Reading): Promise<Buffer> {
  const next = await lines.next();
  if (next.done || next.value.at(-1) !== LINE_FEED) {
    throw new BackupError(`${file} is cut off: its last line is missing. ${UNCHANGED}`);
  }
  return next.value;
}

/**
 * Yields the lines of a compressed file, each with its line feed. They are bytes, not text: Node's own line reader also
 * breaks at U+2028, which people may write.
 */
async function* linesOf(file: string): AsyncGenerator<Buffer, undefined> {
  const unpacked = createGunzip();
  pipeline(createReadStream(file), unpacked, () => undefined); // Its errors come out of `unpacked`.
  let begun: Buffer[] = [];
  let isFirst = true;
  try {
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, from)) {
        yield Buffer.concat([...begun, piece.subarray(from, at + 1)]);
        begun = [];
        isFirst = false;
        from = at + 1;
      }
      if (from < piece.length) begun.push(piece.subarray(from));
      if (isFirst && begun.length > MAX_HEADER_LENGTH) return undefined; // Not a backup: don't read on for hours.
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  if (begun.length > 0) yield Buffer.concat(begun);
  return undefined;
}

function unreadable(file: string, error: unknown): BackupError {
  const words = errorText(error);
  const sentence = SENTENCES[words] ?? `can't be read: ${words}`;
  return new BackupError(`${file} ${sentence}. ${UNCHANGED}`, { cause: error });
}

function damaged(file: string): BackupError {
  return new BackupError(`${file} is damaged. ${UNCHANGED}`);
}

function lacksRows(file: string): BackupError {
  return new BackupError(`${file} lacks rows. ${UNCHANGED}`);
}

function startsWith(line: Buffer, mark: string): boolean {
  return line.subarray(0, mark.length).equals(Buffer.from(mark));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
