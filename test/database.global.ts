import path from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { deployMigrations } from '@/lib/operations/migrations';
import { ensureDatabase, holdEmbeddedPostgres, type Cluster } from '@/lib/operations/postgres';

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- vitest's contract is an interface
  export interface ProvidedContext {
    /** The address of the template database; a worker puts its own database's name in place of it. */
    templateUrl: string;
    /** The same for the role of the web server. */
    webTemplateUrl: string;
  }
}

type Template = { cluster: Cluster; name: string };

/** Of the process: two projects of `vitest.config.ts` use it, and the engine of migrations can be loaded once. */
const kept = globalThis as { rollcallTemplate?: Promise<Template>; rollcallUsers?: number };

/** One template database for the whole run, migrated; each worker copies it (`database.setup.ts`). */
export async function setup(project: TestProject): Promise<void> {
  kept.rollcallUsers = (kept.rollcallUsers ?? 0) + 1;
  const { cluster, name } = await (kept.rollcallTemplate ??= makeTemplate());
  project.provide('templateUrl', cluster.urlOf(name));
  project.provide('webTemplateUrl', cluster.webUrlOf(name));
}

async function makeTemplate(): Promise<Template> {
  const cluster = await holdEmbeddedPostgres(path.resolve('.data/test-postgres'), true);
  const name = `rollcall_template_${process.pid}`;
  await ensureDatabase(cluster, name);
  await deployMigrations(cluster.urlOf(name));
  return { cluster, name };
}

/** The last project that leaves drops the template and its copies. */
export async function teardown(): Promise<void> {
  kept.rollcallUsers = (kept.rollcallUsers ?? 0) - 1;
  if (kept.rollcallUsers > 0 || !kept.rollcallTemplate) return;
  const { cluster, name } = await kept.rollcallTemplate;
  const admin = new Client({ connectionString: cluster.urlOf('postgres') });
  await admin.connect();
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database where starts_with(datname, $1)`,
    [name],
  );
  for (const { datname } of rows) await admin.query(`drop database "${datname}" with (force)`);
  await admin.end();
  await cluster.release();
}
