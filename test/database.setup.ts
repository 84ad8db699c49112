import { Client } from 'pg';
import { beforeAll, beforeEach, inject } from 'vitest';
import { fixtureClient, forgetFixtures } from './fixture-client';

const templateUrl = new URL(inject('templateUrl'));
const template = templateUrl.pathname.slice(1);
const own = `${template}_${process.pid}_${process.env.VITEST_POOL_ID ?? '0'}`;
const url = new URL(templateUrl);
url.pathname = `/${own}`;

// The address must stand before any test file imports `lib/env.ts`.
process.env.ROLLCALL_EMBEDDED_DATABASE_URL = url.href;
// Likewise: `lib/database/client.ts` takes the client that it finds.
const kept = globalThis as { rollcallDatabase?: unknown; hasOwnDatabase?: boolean };
kept.rollcallDatabase ??= fixtureClient(url.href);

async function withAdmin(work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: templateUrl.href.replace(template, 'postgres') });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

/** Two workers must not copy the template in the same moment. */
const COPYING = 726_001;

beforeAll(async () => {
  // A worker runs many files on one database, which is emptied before each test and dropped after the run.
  if (kept.hasOwnDatabase) return;
  kept.hasOwnDatabase = true;
  await withAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [COPYING]);
    await admin.query(`drop database if exists "${own}" with (force)`);
    await admin.query(`create database "${own}" template "${template}"`);
  });
});

beforeEach(async () => {
  await forgetFixtures();
  const client = new Client({ connectionString: url.href });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  );
  // The audit log refuses to be emptied; this server's owner may pass its triggers by.
  await client.query(`set session_replication_role = replica`);
  // Five times faster than truncating, which makes new files for each table.
  await client.query(rows.map(({ name }) => `delete from ${name}`).join(';'));
  await client.query(`insert into "AuditHead" values (1, 0, repeat('0', 64))`);
  await client.end();
});
