import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { END, FORMAT, TABLE, TABLE_END, type BackupEnd } from './backup-file';
import { listAppliedMigrations, listColumns, listTables } from './backup-tables';

/** Number of tables and rows written. */
export type BackupSize = { tables: number; rows: number };

/**
 * Writes the whole content of the database into one compressed file, from one snapshot.
 *
 * `lib/operations/backup-file.ts` describes the format. The file appears under its name only when it is complete. It
 * contains personal data: protect it like the database.
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

/** Text of a backup on its way into the file, and the SHA-256 of all of it so far. */
type Output = { text: PassThrough; hash: Hash };

async function dump(client: Client, text: PassThrough): Promise<BackupSize> {
  const output = { text, hash: createHash('sha256') };
  const migrations = await listAppliedMigrations(client);
  await write(output, `${JSON.stringify({ format: FORMAT, migrations })}\n`);
  const tables: BackupEnd['tables'] = {};
  for (const table of await listTables(client)) {
    const columns = await listColumns(client, table);
    const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
    await write(output, `${TABLE}${JSON.stringify({ table, columns })}\n`);
    const source = client.query(
      copyTo(`copy (select ${names} from ${client.escapeIdentifier(table)}) to stdout`),
    );
    for await (const chunk of source) await write(output, chunk as Buffer);
    tables[table] = source.rowCount;
    await write(output, `${TABLE_END}\n`);
  }
  const end: BackupEnd = { tables, sha256: output.hash.copy().digest('hex') };
  await write(output, `${END}${JSON.stringify(end)}\n`);
  text.end();
  const counts = Object.values(tables);
  return { tables: counts.length, rows: counts.reduce((sum, rows) => sum + rows, 0) };
}

async function write({ text, hash }: Output, chunk: Buffer | string): Promise<void> {
  hash.update(chunk);
  if (!text.write(chunk)) await once(text, 'drain');
}
