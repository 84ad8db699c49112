import { once } from 'node:events';
import { Client, DatabaseError } from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import { errorText } from '@/lib/text';
import {
  BackupError,
  CHECK_ONLY,
  readBackup,
  UNCHANGED,
  type BackupContents,
  type BackupReader,
} from './backup-file';
import { listColumns, listTables } from './backup-tables';
import { deployMigrations, listKnownMigrations } from './migrations';
import { asText, isWell } from './verify';
import { verifyAuditWithin, type AuditReport } from './verify-audit';

/** Result of a restore. */
export type Restored = {
  tables: number;
  rows: number;
  /** True if the file has its own checksum; older ones rely on gzip's. */
  hasChecksum: boolean;
  /** Number of sessions in the backup that were ended: nobody is signed in after a restore. */
  endedSessions: number;
  /** Result of checking the audit log of the restored database. */
  report: AuditReport;
};

/** The record and the audit log in the backup differ; the database was not changed. */
export class FaultyBackupError extends BackupError {
  override name = 'FaultyBackupError';
}

/**
 * Maximum wait for a lock. A longer wait means that the database is in use, and the site would be blocked by the
 * restore.
 */
const LOCK_TIMEOUT_MS = 10_000;

/** Maximum duration of a statement; even the largest table takes less. */
const STATEMENT_TIMEOUT = '30min';

/**
 * Checks everything that can be checked from the backup alone, before a database is needed.
 *
 * @throws BackupError if the file can't be used
 */
export async function checkBackup(file: string): Promise<BackupContents> {
  const known = (await listKnownMigrations()).map(({ name }) => name);
  return readBackup(file, {
    ...CHECK_ONLY,
    header: (migrations) => {
      refuseLater(file, migrations, known);
    },
  });
}

/**
 * Replaces the whole content of the database with a backup, in one transaction: all of it or nothing.
 *
 * Reads the file twice: once to check all of it before anything is locked (unless that was done), then to write. Before
 * committing, it verifies the audit log of what was written. Faults undo the restore unless they are accepted. All
 * sessions end.
 *
 * @throws BackupError if the file can't be used; the database is then unchanged.
 */
export async function restoreBackup(
  databaseUrl: string,
  file: string,
  {
    acceptFaults = false,
    lockPatienceMs = LOCK_TIMEOUT_MS,
    checked,
  }: { acceptFaults?: boolean; lockPatienceMs?: number; checked?: BackupContents } = {},
): Promise<Restored> {
  const contents = checked ?? (await checkBackup(file));
  await deployMigrations(databaseUrl);
  const client = new Client({ connectionString: databaseUrl });
  client.on('error', () => undefined); // The statement under way reports it.
  await client.connect();
  try {
    await refuseOtherTables(client, file, contents);
    await client.query('begin');
    await client.query(`set local lock_timeout = ${lockPatienceMs}`);
    await client.query(`set local statement_timeout = '${STATEMENT_TIMEOUT}'`);
    const restored = await replaceAll(client, file, contents);
    if (!acceptFaults && !isWell(restored.report)) throw faulty(file, restored.report);
    await client.query('commit');
    return restored;
  } catch (error) {
    throw explain(file, error);
  } finally {
    // No `rollback` here: it would wait for ever behind an unfinished COPY. Closing the connection ends the
    // transaction.
    await client.end();
  }
}

function refuseLater(file: string, migrations: readonly string[], known: readonly string[]): void {
  const later = migrations.find((name) => !known.includes(name));
  if (!later) return;
  throw new BackupError(
    `${file} comes from a newer version of Rollcall (${later}). Update first. ${UNCHANGED}`,
  );
}

/** Refuses a backup whose tables differ from those of its version, so that an empty backup replaces nothing. */
async function refuseOtherTables(
  client: Client,
  file: string,
  { migrations, tables }: BackupContents,
): Promise<void> {
  const later = (await listKnownMigrations()).filter(({ name }) => !migrations.includes(name));
  const madeLater = new Set(later.flatMap(({ makes }) => makes));
  const present = await listTables(client);
  const missing = present.find(
    (name) => !madeLater.has(name) && !tables.some(({ table }) => table === name),
  );
  if (missing) throw new BackupError(`${file} lacks the table ${missing}. ${UNCHANGED}`);
  for (const { table, columns } of tables) {
    const there = present.includes(table) ? await listColumns(client, table) : [];
    const odd = columns.find((column) => !there.includes(column));
    if (odd) throw new BackupError(`${file} has what no table has: ${table}.${odd}. ${UNCHANGED}`);
  }
}

async function replaceAll(
  client: Client,
  file: string,
  checked: BackupContents,
): Promise<Restored> {
  await switchTriggers(client, 'disable');
  const tables = (await listTables(client)).map((table) => client.escapeIdentifier(table));
  await client.query(`truncate ${tables.join(', ')}`);
  const { rows, digest, hasChecksum } = await readBackup(file, writerTo(client));
  if (digest !== checked.digest) {
    throw new BackupError(`${file} changed while it was read. ${UNCHANGED}`);
  }
  const { rowCount } = await client.query('delete from "Session"');
  await switchTriggers(client, 'enable');
  await goOnCounting(client);
  await client.query('select rollcall_audit_baseline()'); // A backup from before changes were captured contains none.
  const report = await verifyAuditWithin(client, { progress: () => undefined });
  const endedSessions = rowCount ?? 0;
  return { tables: checked.tables.length, rows, hasChecksum, endedSessions, report };
}

/** Returns a reader that writes rows into the tables with COPY. */
function writerTo(client: Client): BackupReader {
  let copy: CopyStreamQuery | null = null;
  let failure: Error | null = null;
  return {
    header: () => undefined,
    table: async ({ table, columns }) => {
      const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
      copy = client.query(copyFrom(`copy ${client.escapeIdentifier(table)} (${names}) from stdin`));
      copy.on('error', (error) => (failure = error));
      await Promise.resolve();
    },
    row: (text) => {
      if (failure) throw failure;
      if (copy?.write(text) !== false) return undefined;
      return once(copy, 'drain').then(() => undefined);
    },
    tableEnd: async () => {
      if (copy && !failure) {
        copy.end();
        await once(copy, 'finish');
      }
      if (failure) throw failure;
    },
  };
}

/**
 * Switches our triggers off or on. They make tables append-only or fill in columns, and a restore writes rows as they
 * were. Only the tables' owner may do this. If the transaction fails, it is undone.
 */
async function switchTriggers(client: Client, state: 'enable' | 'disable'): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct tgrelid::regclass::text as name from pg_trigger where not tgisinternal`,
  );
  for (const { name } of rows) await client.query(`alter table ${name} ${state} trigger user`);
}

/** Continues sequences after the highest restored number, and the audit chain after its last row. */
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

function faulty(file: string, report: AuditReport): FaultyBackupError {
  return new FaultyBackupError(
    `${asText(report)}${file} is the backup of a database that was changed behind Rollcall's back. ${UNCHANGED} To restore it all the same: --accept-faults`,
  );
}

const LOCK_NOT_AVAILABLE = '55P03';

function explain(file: string, error: unknown): Error {
  if (error instanceof BackupError) return error;
  if (error instanceof DatabaseError && error.code === LOCK_NOT_AVAILABLE) {
    return new BackupError(
      `The database is at work, and ${file} would have to wait for it. Stop what uses it, and try again. ${UNCHANGED}`,
      { cause: error },
    );
  }
  return new BackupError(`${file} could not be restored: ${errorText(error)}. ${UNCHANGED}`, {
    cause: error,
  });
}
