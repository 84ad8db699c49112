import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import { deployMigrations } from './migrations';

/** The file is no backup of Rollcall's, is cut off, or belongs to another version; nothing was changed. */
export class BackupError extends Error {
  override name = 'BackupError';
}

/** How much was written or restored. */
export type BackupSize = { tables: number; rows: number };

const header = z.object({
  format: z.literal('rollcall-backup-1'),
  migrations: z.array(z.string()),
});

/** A line that starts a table, and the line that ends it: PostgreSQL's text format never holds either. */
const TABLE = '\\rollcall-table ';
const TABLE_END = '\\.';
const END = '\\rollcall-end ';

/**
 * Writes everything the database holds into one compressed file, from one snapshot.
 *
 * The file is a line of JSON (format and migrations), then PostgreSQL's own COPY text per table. It
 * appears under its name only when it is complete. Personal data is in it: keep it as you keep the
 * database.
 */
export async function writeBackup(databaseUrl: string, file: string): Promise<BackupSize> {
  const unfinished = `${file}.unfinished`;
  await mkdir(path.dirname(file), { recursive: true });
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const text = new PassThrough();
    const written = pipeline(text, createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
    const [size] = await Promise.all([dump(client, text), written]);
    await rename(unfinished, file);
    return size;
  } finally {
    await client.end();
    await rm(unfinished, { force: true });
  }
}

async function dump(client: Client, text: PassThrough): Promise<BackupSize> {
  const migrations = await listApplied(client);
  await write(text, `${JSON.stringify({ format: 'rollcall-backup-1', migrations })}\n`);
  const tables = await listTables(client);
  let rows = 0;
  for (const table of tables) {
    const columns = await listColumns(client, table);
    const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
    await write(text, `${TABLE}${JSON.stringify({ table, columns })}\n`);
    const source = client.query(
      copyTo(`copy (select ${names} from ${client.escapeIdentifier(table)}) to stdout`),
    );
    for await (const chunk of source) await write(text, chunk as Buffer);
    rows += source.rowCount;
    await write(text, `${TABLE_END}\n`);
  }
  await write(text, `${END}${rows}\n`);
  text.end();
  return { tables: tables.length, rows };
}

async function write(stream: PassThrough, chunk: Buffer | string): Promise<void> {
  if (!stream.write(chunk)) await once(stream, 'drain');
}

/**
 * Replaces everything the database holds by a backup, in one transaction: all of it or nothing.
 *
 * A backup of an older version is restored into that version's tables and then migrated.
 *
 * @throws BackupError when the file can't be used; the database is then as it was.
 */
export async function restoreBackup(databaseUrl: string, file: string): Promise<BackupSize> {
  await stat(file).catch(() => {
    throw new BackupError(`${file} does not exist.`);
  });
  await deployMigrations(databaseUrl);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await switchTriggers(client, 'disable');
    const size = await load(client, file);
    await switchTriggers(client, 'enable');
    await goOnCounting(client);
    await client.query('commit');
    return size;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error instanceof BackupError
      ? error
      : new BackupError(
          `${file} could not be restored; the database is as it was. ${wordsOf(error)}`,
          { cause: error },
        );
  } finally {
    await client.end();
  }
}

async function load(client: Client, file: string): Promise<BackupSize> {
  const lines = createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: 0,
  });
  const iterator = linesOf(file, lines);
  const first = await iterator.next();
  await checkHeader(client, file, first.done ? '' : first.value);
  await client.query(
    `truncate ${(await listTables(client)).map((table) => client.escapeIdentifier(table)).join(', ')}`,
  );

  let size = { tables: 0, rows: 0 };
  for (;;) {
    const next = await iterator.next();
    if (next.done)
      throw new BackupError(`${file} is cut off: its last line is missing. Nothing was changed.`);
    if (next.value.startsWith(END)) {
      if (Number(next.value.slice(END.length)) !== size.rows)
        throw new BackupError(`${file} lacks rows. Nothing was changed.`);
      return size;
    }
    if (!next.value.startsWith(TABLE))
      throw new BackupError(`${file} is damaged. Nothing was changed.`);
    size = {
      tables: size.tables + 1,
      rows: size.rows + (await loadTable(client, iterator, next.value)),
    };
  }
}

async function* linesOf(
  file: string,
  lines: AsyncIterable<string>,
): AsyncGenerator<string, undefined> {
  try {
    for await (const line of lines) yield line;
  } catch (error) {
    throw new BackupError(`${file} can't be unpacked: ${wordsOf(error)}. Nothing was changed.`, {
      cause: error,
    });
  }
  return undefined;
}

async function checkHeader(client: Client, file: string, line: string): Promise<void> {
  const read = header.safeParse(parseJson(line));
  if (!read.success)
    throw new BackupError(`${file} is no backup of Rollcall's. Nothing was changed.`);
  const applied = await listApplied(client);
  const unknown = read.data.migrations.find((name) => !applied.includes(name));
  if (unknown)
    throw new BackupError(
      `${file} comes from a newer version of Rollcall (${unknown}). Update first; nothing was changed.`,
    );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

async function loadTable(
  client: Client,
  lines: AsyncGenerator<string, undefined>,
  head: string,
): Promise<number> {
  const { table, columns } = z
    .object({ table: z.string(), columns: z.array(z.string()) })
    .parse(JSON.parse(head.slice(TABLE.length)));
  const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const target = client.query(
    copyFrom(`copy ${client.escapeIdentifier(table)} (${names}) from stdin`),
  );
  let failure: unknown;
  target.on('error', (error) => (failure = error));
  let rows = 0;
  for (;;) {
    const next = await lines.next();
    if (next.done || next.value === TABLE_END) break;
    rows += 1;
    if (!target.write(`${next.value}\n`))
      await Promise.race([once(target, 'drain'), once(target, 'error')]);
    if (failure) break;
  }
  if (!failure) {
    target.end();
    await once(target, 'finish');
  }
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the driver's own error, passed on
  if (failure) throw failure;
  return rows;
}

/**
 * Triggers of ours make a table append-only or fill in its columns; a restore writes rows as they were. Only the
 * tables' owner may do this, and it ends with the transaction if that fails.
 */
async function switchTriggers(client: Client, state: 'enable' | 'disable'): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct tgrelid::regclass::text as name from pg_trigger where not tgisinternal`,
  );
  for (const { name } of rows) await client.query(`alter table ${name} ${state} trigger user`);
}

/** Numbers given out by the database go on after the highest restored; the audit chain after its last row. */
async function goOnCounting(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select quote_ident(table_name) as table, quote_ident(column_name) as column
       from information_schema.columns
      where table_schema = 'public' and column_default like 'nextval(%'`,
  );
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${column}), 0) + 1, false) from ${table}`,
      [table, column.replaceAll('"', '')],
    );
  }
  await client.query(
    `insert into "AuditHead" (id, seq, hash)
     select 1, coalesce(max(seq), 0), coalesce((array_agg(hash order by seq desc))[1], repeat('0', 64)) from "AuditEntry"
     on conflict do nothing`,
  );
}

async function listApplied(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ migration_name: string }>(
    `select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by migration_name`,
  );
  return rows.map((row) => row.migration_name);
}

/** Tables in an order in which each comes after those it refers to. */
async function listTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; needs: string[] }>(`
    select c.relname as name,
           coalesce(array_agg(f.relname::text) filter (where f.relname is not null and f.oid <> c.oid), '{}') as needs
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
      left join pg_class f on f.oid = k.confrelid
     where c.relkind = 'r' and c.relname <> '_prisma_migrations'
     group by c.relname order by c.relname`);
  const sorted: string[] = [];
  let rest = rows;
  while (rest.length > 0) {
    const ready = rest.filter(({ needs }) => needs.every((need) => sorted.includes(need)));
    if (ready.length === 0) throw new Error('tables refer to each other in a circle');
    sorted.push(...ready.map(({ name }) => name));
    rest = rest.filter(({ name }) => !sorted.includes(name));
  }
  return sorted;
}

async function listColumns(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
