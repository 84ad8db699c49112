import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { programEnvironment } from '@/lib/env';

/** A process that was ours when it was noted down: its number, and what tells it from a later one of that number. */
export const processSchema = z.object({ pid: z.int().positive(), identity: z.string() });

/** See `processSchema`. */
export type KnownProcess = z.infer<typeof processSchema>;

const run = promisify(execFile);

/** Notes a process down, to be found again later; null when it has ended. */
export async function knownProcess(pid: number): Promise<KnownProcess | null> {
  const identity = await identityOf(pid);
  return identity === null ? null : { pid, identity };
}

/** Whether a process that was noted down still runs: that number, begun at that time. */
export async function isRunning({ pid, identity }: KnownProcess): Promise<boolean> {
  return (await identityOf(pid)) === identity;
}

/** Waits until all of them have ended; answers false when the time is over before. */
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

/** Ends those of them that run: told to first, then made to. */
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
    // It has ended by itself in this moment.
  }
}

/** The system's start and that of the process: no title that a process gives itself changes them. */
async function identityOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return startedByPs(pid);
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' ? null : `${boot.trim()} ${fields[18] ?? ''}`;
}

/** Where there is no `/proc`. */
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
