import { Client } from 'pg';
import { inject } from 'vitest';

/** A database of a test's own, beside the worker's. */
export type OwnDatabase = {
  url: string;
  /** The rows of a table as JSON text, sorted, without the named columns. */
  rowsOf: (table: string, without: readonly string[]) => Promise<string[]>;
  tables: () => Promise<string[]>;
  drop: () => Promise<void>;
};

/** Copies the migrated template. The worker's own database is untouched. */
export async function ownDatabase(name: string): Promise<OwnDatabase> {
  const template = new URL(inject('templateUrl'));
  const own = `${template.pathname.slice(1)}_${process.pid}_${name}`;
  const url = new URL(template);
  url.pathname = `/${own}`;
  const admin = new URL(template);
  admin.pathname = '/postgres';
  await run(admin.href, `drop database if exists "${own}" with (force)`);
  await run(admin.href, `create database "${own}" template "${template.pathname.slice(1)}"`);
  return {
    url: url.href,
    rowsOf: (table, without) => rowsOf(url.href, table, without),
    tables: () => tablesOf(url.href),
    drop: () => run(admin.href, `drop database "${own}" with (force)`).then(() => undefined),
  };
}

async function rowsOf(url: string, table: string, without: readonly string[]): Promise<string[]> {
  const removed = without.map((column) => ` - '${column}'`).join('');
  const rows = await run(
    url,
    `select (to_jsonb(t)${removed})::text as row from "${table}" t order by 1`,
  );
  return rows.map(({ row }) => String(row));
}

async function tablesOf(url: string): Promise<string[]> {
  const rows = await run(
    url,
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  return rows.map(({ name }) => String(name));
}

async function run(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
