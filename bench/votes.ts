import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { childEnvironment } from '@/lib/env';
import { deployMigrations } from '@/lib/operations/migrations';
import { ensureDatabase, holdEmbeddedPostgres } from '@/lib/operations/postgres';
import type { BenchReport } from './report';

const RATE = 100;
const SECONDS = 20;
/** Duration of the same load before the measured one: connections are opened and code is compiled on first use. */
const WARM_UP_SECONDS = 5;

/** Measures the time to cast a vote while votes come in at a steady rate: locks, rules, history and audit log. */
export async function benchVotes(): Promise<BenchReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-bench-votes-'));
  const cluster = await holdEmbeddedPostgres(path.join(folder, 'postgres'), true);
  try {
    await ensureDatabase(cluster, 'rollcall_bench');
    const url = cluster.urlOf('rollcall_bench');
    await deployMigrations(url);
    const { times, took } = await run(url);
    const at = (share: number) =>
      times[Math.min(times.length - 1, Math.floor(times.length * share))];
    return {
      measurements: [
        { what: 'casting a vote, median', value: at(0.5) ?? 0, unit: 'ms', limit: null },
        { what: 'casting a vote, p99', value: at(0.99) ?? 0, unit: 'ms', limit: 150 },
        { what: 'casting a vote, slowest', value: at(1) ?? 0, unit: 'ms', limit: null },
      ],
      notes: [
        `${times.length} votes of nine members on five motions at ${RATE} a second, answered in ${took.toFixed(1)} s, after ${WARM_UP_SECONDS} s of the same.`,
      ],
    };
  } finally {
    await cluster.release();
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(url: string): Promise<{ times: number[]; took: number }> {
  const script = path.join(import.meta.dirname, 'votes-run.ts');
  const flags = ['--conditions=react-server', '--import', 'tsx', script];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, ...[RATE, WARM_UP_SECONDS, SECONDS].map(String)],
    {
      env: childEnvironment({ DATABASE_URL: '', ROLLCALL_EMBEDDED_DATABASE_URL: url }),
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const { times, took } = JSON.parse(stdout) as { times: number[]; took: number };
  return { times: times.toSorted((one, other) => one - other), took };
}
