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

let cluster: Cluster;
let template: string;

/** One template database for the whole run, migrated; each worker copies it (`database.setup.ts`). */
export async function setup(project: TestProject): Promise<void> {
  cluster = await holdEmbeddedPostgres(path.resolve('.data/test-postgres'), true);
  template = `rollcall_template_${process.pid}`;
  await ensureDatabase(cluster, template);
  await deployMigrations(cluster.urlOf(template));
  project.provide('templateUrl', cluster.urlOf(template));
  project.provide('webTemplateUrl', cluster.webUrlOf(template));
}

export async function teardown(): Promise<void> {
  const admin = new Client({ connectionString: cluster.urlOf('postgres') });
  await admin.connect();
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database where starts_with(datname, $1)`,
    [template],
  );
  for (const { datname } of rows) await admin.query(`drop database "${datname}" with (force)`);
  await admin.end();
  await cluster.release();
}
