import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { programEnvironment } from '@/lib/env';

/** A process noted earlier: its number, and an identity that distinguishes it from a later process with that number. */
export const processSchema = z.object({ pid: z.int().positive(), identity: z.string() });

/** A noted process: see `processSchema`. */
export type KnownProcess = z.infer<typeof processSchema>;

const run = promisify(execFile);

/** Notes a process so that it can be found again later; null if it has ended. */
export async function knownProcess(pid: number): Promise<KnownProcess | null> {
  const identity = await identityOf(pid);
  return identity === null ? null : { pid, identity };
}

/** True while a noted process runs: the same number with the same start time. */
export async function isRunning({ pid, identity }: KnownProcess): Promise<boolean> {
  return (await identityOf(pid)) === identity;
}

/** Waits until all of them have ended; returns false on timeout. */
export async function haveEnded(
  processes: readonly KnownProcess[],
  patienceMs: number,
): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const states = await Promise.all(processes.map(isRunning));
    if (!states.includes(true)) return true;
    if (performance.now() > deadline) return false;
    await setTimeout(50);
  }
}

/** Ends those that run: with SIGTERM first, then with SIGKILL. */
export async function endAll(
  processes: readonly KnownProcess[],
  patienceMs: number,
): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const each of processes) if (await isRunning(each)) send(each.pid, signal);
    if (await haveEnded(processes, patienceMs)) return;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended by itself.
  }
}

/**
 * Identity from the boot of the system and the start of the process: a title that a process gives itself can't change
 * it.
 */
async function identityOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return startedByPs(pid);
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' ? null : `${boot.trim()} ${fields[18] ?? ''}`;
}

/** Returns the start time from `ps`, for systems without `/proc`. */
async function startedByPs(pid: number): Promise<string | null> {
  try {
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], {
      env: programEnvironment({ LC_ALL: 'C' }),
    });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}
