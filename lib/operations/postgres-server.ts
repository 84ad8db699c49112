import { chown, link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort, isPortFree } from './ports';
import {
  EmbeddedPostgresError,
  exists,
  OWNER,
  runAs,
  urlOf,
  type ClusterPlace,
} from './postgres-place';

/** Application name of the sessions of processes that rely on the cluster. */
const HOLDER = 'rollcall-holder';

/** A connection that marks this process as relying on the server, and notices if the server ends. */
type Holder = { client: Client; port: number };

/** A held server: its port, and a function to release it. */
type HeldServer = { port: number; release: () => Promise<void> };

/**
 * Joins the server of a cluster or starts it, and keeps it running until `release`.
 *
 * Each process that holds the server watches it: its own connection ends at the moment the server does. All of them
 * then try to start it. PostgreSQL's own lock lets one succeed, on the same port, and the others join.
 */
export async function holdServer(place: ClusterPlace): Promise<HeldServer> {
  let holder = (await join(place)) ?? (await startAndJoin(place));
  const { port } = holder;
  const releasing = new AbortController();
  let reviving: Promise<void> = Promise.resolve();
  const watch = () => {
    holder.client.once('end', () => {
      if (!releasing.signal.aborted) reviving = revive();
    });
  };
  const revive = async () => {
    const next = await bringBack(place, port, releasing.signal);
    if (!next) return;
    holder = next;
    watch();
  };
  watch();
  return {
    port,
    release: async () => {
      releasing.abort();
      await reviving;
      await letGo(place, holder.client);
    },
  };
}

/** Pause before the next attempt: processes of the ended server may still be shutting down. */
const PAUSE_MS = 200;
const ATTEMPTS = 15;

/** Number of attempts to bring it back after which the obstacle is reported. */
const LONG = 60;

/** Restarts a server that has ended, on its port, or joins the one that another process has started there. */
async function bringBack(
  place: ClusterPlace,
  port: number,
  signal: AbortSignal,
): Promise<Holder | null> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    const holder = await join(place);
    if (holder) {
      if (attempt > 0) say('PostgreSQL is back.');
      if (holder.port !== port) say(`PostgreSQL is on port ${holder.port} now: restart Rollcall.`);
      return holder;
    }
    if (attempt === 0) say('PostgreSQL has ended by itself; starting it again …');
    const failure = await tryToStart(place, port);
    if (failure && attempt === LONG) say((await explain(place, failure)).message);
    if (failure) await setTimeout(PAUSE_MS, null, { signal }).catch(() => undefined);
  }
  return null;
}

/** Connects to the server of the cluster, or returns null if none is running. */
async function join(place: ClusterPlace): Promise<Holder | null> {
  const port = await portInLock(place);
  if (port === null) return null;
  const client = new Client({
    connectionString: urlOf(OWNER, place.password, port, 'postgres'),
    application_name: HOLDER,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined); // The server went away: its `end` event is handled elsewhere.
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

async function portInLock({ folder }: ClusterPlace): Promise<number | null> {
  const lock = await readFile(path.join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const port = Number(lock.split('\n')[3]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

async function startAndJoin(place: ClusterPlace): Promise<Holder> {
  const port = await portToStartOn(place);
  let complaint: Error | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    complaint = await tryToStart(place, port);
    const holder = await join(place);
    if (holder) return holder;
    await setTimeout(PAUSE_MS);
  }
  throw await explain(place, complaint);
}

/** The port the server last had if it is free, because others may be waiting for it there; otherwise a free one. */
async function portToStartOn({ portFile }: ClusterPlace): Promise<number> {
  const last = Number(await readFile(portFile, 'utf8').catch(() => ''));
  return last > 0 && (await isPortFree(last)) ? last : freePort();
}

/** Tries to start the server; returns the error, or null. */
async function tryToStart(place: ClusterPlace, port: number): Promise<Error | null> {
  try {
    await startServer(place, port);
    await writeFile(place.portFile, `${port}\n`);
    return null;
  } catch (error) {
    await removeStaleLock(place);
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function startServer(place: ClusterPlace, port: number): Promise<void> {
  const flags = ['-D', place.folder, '-l', place.log, '-w', '-t', '60', '-o', `-p ${port}`];
  if (place.user) {
    await writeFile(place.log, '', { flag: 'a' });
    await chown(place.log, place.user.uid, place.user.gid);
  }
  await runAs(place, place.binaries.pgCtl, [...flags, 'start']);
}

/**
 * Removes a stale lock. After a `kill -9` and a reused process number, PostgreSQL can't know that its lock is stale,
 * but this function can. Another process may start the server at the same moment, so a lock that turns out to be new is
 * put back.
 */
async function removeStaleLock({ folder }: ClusterPlace): Promise<void> {
  const lock = path.join(folder, 'postmaster.pid');
  if (await isAlive(lock)) return;
  const aside = `${lock}.stale-${process.pid}`;
  try {
    await rename(lock, aside);
    if (await isAlive(aside)) await link(aside, lock);
  } catch {
    return; // The lock is gone, or already replaced.
  } finally {
    await rm(aside, { force: true });
  }
}

/** True if the process named in a lock is a running PostgreSQL. A lock that names no process counts as alive. */
async function isAlive(lock: string): Promise<boolean> {
  const pid = Number((await readFile(lock, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return true;
  if (!(await exists('/proc/self/cmdline'))) return true; // Without /proc, PostgreSQL's own judgement must do.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes('postgres');
}

async function explain(
  { log, folder }: ClusterPlace,
  cause: Error | null,
): Promise<EmbeddedPostgresError> {
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

async function letGo(place: ClusterPlace, client: Client): Promise<void> {
  try {
    const { rows } = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()`,
      [HOLDER],
    );
    await client.end();
    if (rows[0]?.others !== 0) return;
    await runAs(place, place.binaries.pgCtl, ['-D', place.folder, '-m', 'fast', '-w', 'stop']);
  } catch {
    await client.end().catch(() => undefined); // It is already down.
  }
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
