import { execFile, type ExecFileOptions } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chown, cp, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { programEnvironment } from '@/lib/env';
import { binariesOfThisMachine, type Binaries } from './postgres-binaries';

const run = promisify(execFile);

/** The embedded PostgreSQL cannot be started; the message says what to do. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

/** Location of a cluster, and what is needed to run and reach it. */
export type ClusterPlace = {
  folder: string;
  /** File that keeps the port, so that PostgreSQL restarts where others look for it. */
  portFile: string;
  log: string;
  password: string;
  webPassword: string;
  binaries: Binaries;
  user: RunAs;
};

/** User that runs PostgreSQL if this process is root: PostgreSQL refuses to run as root. */
type RunAs = { uid: number; gid: number } | null;

const NOBODY = 65_534;

/** Owner of everything in the cluster: migrations, sync, worker and backup connect as it. */
export const OWNER = 'rollcall';

/** Returns the address of a database of the cluster, for a role. */
export function urlOf(role: string, password: string, port: number, database: string): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}

/** Locates the cluster of a data folder and what it is run with; creates missing passwords. */
export async function placeOf(wanted: string): Promise<ClusterPlace> {
  await mkdir(path.dirname(wanted), { recursive: true });
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : null;
  const binaries = await binariesOfThisMachine();
  const room = await roomFor(wanted, user, binaries);
  return {
    ...room,
    portFile: `${wanted}.port`,
    log: path.join(path.dirname(room.folder), `${path.basename(room.folder)}.log`),
    user,
    password: await passwordIn(`${wanted}.password`),
    webPassword: await passwordIn(`${wanted}.web-password`),
  };
}

/**
 * Chooses the folder of the cluster. The user who runs PostgreSQL may not be able to enter root's folders (`/root`, a
 * private temporary folder). The cluster and the programs then move to a system folder, and a file beside the wanted
 * location points there.
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

/**
 * Runs a PostgreSQL program as the user who may run it.
 *
 * @throws EmbeddedPostgresError with the program's own message
 */
export async function runAs(
  { user }: ClusterPlace,
  program: string,
  args: readonly string[],
): Promise<void> {
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

/** True if the file or folder exists. */
export function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
