import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';
import { corpus } from '@/test/corpus';

/** A data folder for one benchmark, and the settings that make a process use it and the corpus. */
export type RecordFolder = {
  folder: string;
  settings: Record<string, string>;
  remove: () => Promise<void>;
};

/** Makes an empty data folder whose sources are the bundles of the corpus. */
export async function makeRecordFolder(): Promise<RecordFolder> {
  const bundle = (name: string) => path.join(corpus, `openstack-${name}.bundle`);
  if (!existsSync(bundle('releases'))) {
    throw new Error(
      `${bundle('releases')} does not exist. Set ROLLCALL_CORPUS to the folder of real data.`,
    );
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-bench-'));
  await chmod(folder, 0o755);
  const settings = {
    DATABASE_URL: '',
    ROLLCALL_DATA: folder,
    ROLLCALL_RELEASES_URL: bundle('releases'),
    ROLLCALL_GOVERNANCE_URL: bundle('governance'),
    ROLLCALL_ELECTION_URL: bundle('election'),
    NEXT_TELEMETRY_DISABLED: '1',
  };
  return { folder, settings, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Duration of a process and its peak memory. */
export type Cost = { seconds: number; peakMib: number };

/** Runs one of our scripts to its end in one process and measures its cost; `folder` may be another checkout. */
export async function costOf(
  [script = '', ...args]: readonly string[],
  settings: Record<string, string>,
  folder = '.',
): Promise<Cost> {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', script, ...args],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], env: childEnvironment(settings) },
  );
  const ended = once(child, 'exit') as Promise<[number | null]>;
  let peakMib = 0;
  const watch = setInterval(() => {
    void peakOf(child).then((mib) => (peakMib = Math.max(peakMib, mib)));
  }, 100);
  const [code] = await ended;
  clearInterval(watch);
  if (code !== 0) throw new Error(`${script} ended with ${code ?? 'a signal'}.`);
  return { seconds: (performance.now() - startedAt) / 1000, peakMib };
}

/** Peak memory of a process as recorded by Linux; 0 on other systems. */
async function peakOf({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
