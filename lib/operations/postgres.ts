import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { exists, OWNER, placeOf, runAs, urlOf, type ClusterPlace } from './postgres-place';
import { holdServer } from './postgres-server';
import { WEB_ROLE } from './web-role';

/** A running cluster that this process holds. */
export type Cluster = {
  /** Returns the address of a database of the cluster. */
  urlOf: (database: string) => string;
  /** Returns the address for the web server's role, which `ensureWebRole` creates. */
  webUrlOf: (database: string) => string;
  /** Releases the cluster; the last process to do so stops it. */
  release: () => Promise<void>;
};

/**
 * Starts the embedded PostgreSQL in `folder` or joins the one that runs there, and holds it until `release`.
 *
 * Several processes may do so at once. The cluster is created under another name and renamed when it is complete,
 * PostgreSQL's own lock lets one server start, and the last process to release it stops it. After a `kill -9`, a server
 * still running is joined, or its stale lock is removed. While it is held, a server that ends is restarted on its port:
 * see `postgres-server.ts`.
 *
 * With `isScratch`, nothing is flushed to disk: for tests.
 *
 * @throws EmbeddedPostgresError if it can't be started.
 */
export async function holdEmbeddedPostgres(folder: string, isScratch = false): Promise<Cluster> {
  const place = await placeOf(folder);
  if (!(await exists(path.join(place.folder, 'PG_VERSION')))) await createCluster(place, isScratch);

  const { port, release } = await holdServer(place);
  return {
    urlOf: (database) => urlOf(OWNER, place.password, port, database),
    webUrlOf: (database) => urlOf(WEB_ROLE, place.webPassword, port, database),
    release,
  };
}

/** Creates a database if it does not exist. */
export async function ensureDatabase(cluster: Cluster, name: string): Promise<void> {
  const client = new Client({ connectionString: cluster.urlOf('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    const isThere =
      error instanceof Error && 'code' in error && ['42P04', '23505'].includes(String(error.code));
    if (!isThere) throw error; // Another process created it at the same moment.
  } finally {
    await client.end();
  }
}

/** Creates the cluster under another name first, so that an interrupted first run leaves nothing in the way. */
async function createCluster(place: ClusterPlace, isScratch: boolean): Promise<void> {
  const unfinished = `${place.folder}.unfinished-${process.pid}`;
  const passwordFile = `${unfinished}.pw`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, place.password, { mode: 0o600 });
  if (place.user) {
    await chown(unfinished, place.user.uid, place.user.gid);
    await chown(passwordFile, place.user.uid, place.user.gid);
  }
  const flags = [
    '-U',
    OWNER,
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
  ];
  try {
    await runAs(place, place.binaries.initdb, [
      '-D',
      unfinished,
      ...flags,
      ...(isScratch ? ['--no-sync'] : []),
    ]);
    await writeFile(path.join(unfinished, 'postgresql.auto.conf'), settingsOf(isScratch), {
      flag: 'a',
    });
    await rename(unfinished, place.folder).catch(async (error: unknown) => {
      if (!(await exists(path.join(place.folder, 'PG_VERSION')))) throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

function settingsOf(isScratch: boolean): string {
  const common = [
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    'max_connections = 120',
    'shared_buffers = 128MB',
    'jit = off',
    'max_wal_size = 512MB',
  ];
  const scratch = ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off'];
  return [...common, ...(isScratch ? scratch : []), ''].join('\n');
}
