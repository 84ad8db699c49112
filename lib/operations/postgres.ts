import { execFile, type ExecFileOptions } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chown, cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { programEnvironment } from '@/lib/env';
import { freePort } from './ports';
import { binariesOfThisMachine, type Binaries } from './postgres-binaries';
import { WEB_ROLE } from './web-role';

const run = promisify(execFile);

/** The embedded PostgreSQL cannot be started; the message says what to do. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

/** A running cluster that this process relies on. */
export type Cluster = {
  /** The address of a database of the cluster. */
  urlOf: (database: string) => string;
  /** The same for the role of the web server, which `ensureWebRole` makes. */
  webUrlOf: (database: string) => string;
  /** Lets go of the cluster; the last process to do so stops it. */
  release: () => Promise<void>;
};

/** Sessions with this name mark the processes that rely on the cluster. */
const HOLDER = 'rollcall-holder';

/** Where a cluster lives and how it is reached. */
type Place = {
  folder: string;
  log: string;
  password: string;
  webPassword: string;
  binaries: Binaries;
  user: RunAs;
};

/** PostgreSQL refuses to run as root; root runs it as an ordinary user of the system. */
type RunAs = { uid: number; gid: number } | null;

const NOBODY = 65_534;

/** The owner of everything in the cluster: migrations, sync, worker and backup. */
const OWNER = 'rollcall';

/**
 * Starts the embedded PostgreSQL in `folder` or joins the one that runs there, and holds it until `release`.
 *
 * Several processes may do so at once: the cluster is made under another name and renamed when it is
 * complete, PostgreSQL's own lock lets one server start, and whoever lets go last stops it. After a
 * `kill -9` the server is found running and joined, or its stale lock is removed.
 *
 * With `isScratch` nothing is written through to the disk: for tests.
 *
 * @throws EmbeddedPostgresError when it can't be made to run.
 */
export async function holdEmbeddedPostgres(folder: string, isScratch = false): Promise<Cluster> {
  const place = await placeOf(folder);
  if (!(await exists(path.join(place.folder, 'PG_VERSION')))) await createCluster(place, isScratch);

  const holder = (await join(place)) ?? (await startAndJoin(place));
  return {
    urlOf: (database) => urlOf(OWNER, place.password, holder.port, database),
    webUrlOf: (database) => urlOf(WEB_ROLE, place.webPassword, holder.port, database),
    release: () => release(place, holder.client),
  };
}

/** Makes a database where there is none yet. */
export async function ensureDatabase(cluster: Cluster, name: string): Promise<void> {
  const client = new Client({ connectionString: cluster.urlOf('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    const isThere =
      error instanceof Error && 'code' in error && ['42P04', '23505'].includes(String(error.code));
    if (!isThere) throw error; // Another process made it in the same moment.
  } finally {
    await client.end();
  }
}

function urlOf(role: string, password: string, port: number, database: string): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}

async function placeOf(wanted: string): Promise<Place> {
  await mkdir(path.dirname(wanted), { recursive: true });
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : null;
  const binaries = await binariesOfThisMachine();
  const room = await roomFor(wanted, user, binaries);
  return {
    ...room,
    log: path.join(path.dirname(room.folder), `${path.basename(room.folder)}.log`),
    user,
    password: await passwordIn(`${wanted}.password`),
    webPassword: await passwordIn(`${wanted}.web-password`),
  };
}

/**
 * The user who runs PostgreSQL may not be able to enter the folders of root (`/root`, a private
 * temporary folder). The cluster and the programs then move to a folder of the system, and a file
 * beside the wanted place remembers where.
 */
async function roomFor(
  wanted: string,
  user: RunAs,
  binaries: Binaries,
): Promise<{ folder: string; binaries: Binaries }> {
  if (!user) return { folder: wanted, binaries };
  const pointer = `${wanted}.location`;
  const remembered = await readFile(pointer, 'utf8').catch(() => null);
  const canStay = await canRun(binaries, path.dirname(wanted), user);
  if (canStay && !remembered) return { folder: wanted, binaries };

  const room = remembered?.trim() ?? path.join('/var/lib/rollcall', randomUUID());
  const copied = path.join(room, 'native');
  if (!(await exists(copied))) {
    await mkdir(room, { recursive: true, mode: 0o755 });
    await cp(binaries.native, `${copied}.unfinished`, { recursive: true, verbatimSymlinks: true });
    await rename(`${copied}.unfinished`, copied);
    await chown(room, user.uid, user.gid);
  }
  if (!remembered) await writeFile(pointer, `${room}\n`);
  return { folder: path.join(room, 'postgres'), binaries: binaries.at(copied) };
}

async function canRun(binaries: Binaries, parent: string, user: RunAs): Promise<boolean> {
  const options = { ...user, cwd: '/' };
  try {
    await run(binaries.postgres, ['--version'], options);
    await run('/bin/sh', ['-c', 'cd "$0"', parent], options);
    return true;
  } catch {
    return false;
  }
}

async function passwordIn(file: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known?.trim()) return known.trim();
  await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' }).catch(
    (error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    },
  );
  return (await readFile(file, 'utf8')).trim();
}

/** Makes the cluster under another name first, so that a half-finished first run leaves nothing in the way. */
async function createCluster(place: Place, isScratch: boolean): Promise<void> {
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

type Holder = { client: Client; port: number };

/** Connects to the server that runs on the cluster, if one does. */
async function join(place: Place): Promise<Holder | null> {
  const lock = await readFile(path.join(place.folder, 'postmaster.pid'), 'utf8').catch(() => null);
  const port = Number(lock?.split('\n')[3]);
  if (!Number.isInteger(port) || port <= 0) return null;
  const client = new Client({
    connectionString: urlOf(OWNER, place.password, port, 'postgres'),
    application_name: HOLDER,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined); // The server went away: the next query of the application says so.
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    if (rows[0]?.data_directory === place.folder) return { client, port };
    await client.end();
    return null;
  } catch {
    return null;
  }
}

async function startAndJoin(place: Place): Promise<Holder> {
  let complaint: unknown;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      await startServer(place);
    } catch (error) {
      complaint = error;
      await removeStaleLock(place);
    }
    const holder = await join(place);
    if (holder) return holder;
  }
  throw await explain(place, complaint);
}

async function startServer(place: Place): Promise<void> {
  const port = await freePort();
  const flags = ['-D', place.folder, '-l', place.log, '-w', '-t', '60', '-o', `-p ${port}`];
  if (place.user) {
    await writeFile(place.log, '', { flag: 'a' });
    await chown(place.log, place.user.uid, place.user.gid);
  }
  await runAs(place, place.binaries.pgCtl, [...flags, 'start']);
}

/** After a `kill -9` and a reused process number PostgreSQL can't know that the lock is stale; we can. */
async function removeStaleLock({ folder }: Place): Promise<void> {
  const file = path.join(folder, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!command.includes('postgres')) await rm(file, { force: true });
}

async function explain({ log, folder }: Place, cause: unknown): Promise<EmbeddedPostgresError> {
  const tail = await readFile(log, 'utf8').then(
    (text) => text.trim().split('\n').slice(-3).join('\n'),
    () => '',
  );
  const advice = /No space left/i.test(tail)
    ? 'The disk is full: make room and try again.'
    : `Its log is ${log}. If another version of PostgreSQL made ${folder}, restore a backup into a new one.`;
  return new EmbeddedPostgresError(`The embedded PostgreSQL did not start.\n${tail}\n${advice}`, {
    cause,
  });
}

async function release(place: Place, client: Client): Promise<void> {
  try {
    const { rows } = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()`,
      [HOLDER],
    );
    await client.end();
    if (rows[0]?.others !== 0) return;
    await runAs(place, place.binaries.pgCtl, ['-D', place.folder, '-m', 'fast', '-w', 'stop']);
  } catch {
    await client.end().catch(() => undefined); // It is down already.
  }
}

async function runAs({ user }: Place, program: string, args: readonly string[]): Promise<void> {
  const options: ExecFileOptions = {
    ...user,
    cwd: '/',
    env: programEnvironment({ LC_ALL: 'C' }),
  };
  try {
    await run(program, args, options);
  } catch (error) {
    const words =
      error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    const advice = /No space left|ENOSPC/i.test(words)
      ? ' The disk is full: make room and try again.'
      : '';
    throw new EmbeddedPostgresError(`${path.basename(program)} failed: ${words}${advice}`, {
      cause: error,
    });
  }
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
