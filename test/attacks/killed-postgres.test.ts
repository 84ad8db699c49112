import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import PgBoss from 'pg-boss';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isOutage } from '@/lib/database/outage';
import { PrismaClient } from '@/lib/generated/prisma/client';
import { holdEmbeddedPostgres, type Cluster } from '@/lib/operations/postgres';
import { runAt } from '@/test/operators-postgres';

/** Maximum time that docs/OPERATING.md names, with a margin for a busy machine. */
const TIMEOUT_MS = 30_000;

const folder = path.resolve(`.data/killed-postgres-${process.pid}`);
let cluster: Cluster;

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  // Not a scratch cluster: an acknowledged job must survive the kill.
  cluster = await holdEmbeddedPostgres(folder);
}, 60_000);

afterAll(async () => {
  await cluster.release();
  const moved = await readFile(`${folder}.location`, 'utf8').catch(() => null);
  if (moved) await rm(moved.trim(), { recursive: true, force: true });
  for (const ending of ['', '.log', '.password', '.web-password', '.port', '.location']) {
    await rm(folder + ending, { recursive: true, force: true });
  }
});

/** Returns the process id in PostgreSQL's lock file, wherever the cluster is. */
async function postmaster(): Promise<number> {
  const moved = await readFile(`${folder}.location`, 'utf8').catch(() => null);
  const place = moved ? path.join(moved.trim(), 'postgres') : folder;
  const lock = await readFile(path.join(place, 'postmaster.pid'), 'utf8');
  return Number(lock.split('\n')[0]);
}

/** Kills PostgreSQL as the kernel does when memory runs out. Returns its process id. */
async function kill(): Promise<number> {
  const pid = await postmaster();
  process.kill(pid, 'SIGKILL');
  return pid;
}

/**
 * Throws until another PostgreSQL runs. Processes of the killed one respond for another moment, so only responses of
 * the new one count.
 */
async function isAnother(killed: number): Promise<void> {
  if ((await postmaster()) === killed) throw new Error('still the one that was killed');
}

async function untilItAnswers(
  ask: () => Promise<unknown>,
  failed: (error: unknown) => void = () => undefined,
): Promise<void> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  for (;;) {
    deadline.throwIfAborted();
    const isThere = await ask().then(
      () => true,
      (error: unknown) => {
        failed(error);
        return false;
      },
    );
    if (isThere) return;
    await new Promise(setImmediate);
  }
}

test('a killed PostgreSQL is started again where it was, and pages and jobs go on by themselves', async () => {
  const connectionString = cluster.urlOf('postgres');
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 4 }) });
  const jobs = new PgBoss({ connectionString, application_name: 'rollcall-worker' });
  jobs.on('error', () => undefined);
  const done: unknown[] = [];
  const failures: unknown[] = [];
  try {
    await db.$executeRaw`create table "SyncRun" as select gen_random_uuid() as id`;
    await jobs.start();
    await jobs.createQueue('motions');
    await jobs.work<{ round: number }>('motions', { pollingIntervalSeconds: 0.5 }, ([job]) => {
      done.push(job?.data.round);
      return Promise.resolve();
    });
    for (const round of [1, 2]) {
      const killed = await kill();
      const ask = () =>
        Promise.all([db.$queryRaw`select 1`, db.syncRun.findFirst({ select: { id: true } })]);
      await untilItAnswers(ask, (error) => failures.push(error));
      await untilItAnswers(() => isAnother(killed));
      await untilItAnswers(ask, (error) => failures.push(error));
      await untilItAnswers(() => jobs.send('motions', { round }));
      await untilItAnswers(async () => {
        if (!done.includes(round)) throw new Error('the job waits');
        await Promise.resolve();
      });
    }
  } finally {
    await jobs.stop({ graceful: false });
    await db.$disconnect();
  }
  expect(done).toEqual([1, 2]);
  // No failure meanwhile counts as an error of the site: each is an outage, for which readers get 503 and are asked to
  // come back.
  expect(failures.length).toBeGreaterThan(0);
  expect(failures.filter((error) => !isOutage(error))).toEqual([]);
  expect(cluster.urlOf('postgres')).toBe(connectionString);
}, 120_000);

test('a process that starts meanwhile joins it on that port, and starts no second one', async () => {
  for (let round = 0; round < 3; round += 1) {
    await untilItAnswers(() => runAt(cluster.urlOf('postgres'), ['select 1']));
    await kill();
    const others = await Promise.all([holdEmbeddedPostgres(folder), holdEmbeddedPostgres(folder)]);
    for (const other of others) expect(other.urlOf('postgres')).toBe(cluster.urlOf('postgres'));
    for (const other of others) await other.release();
  }
  // A process that releases the cluster before the others are back may stop it. They start it again.
  await untilItAnswers(() => runAt(cluster.urlOf('postgres'), ['select 1']));
}, 120_000);

test('it comes back on its port after all have let go of it', async () => {
  const url = cluster.urlOf('postgres');
  await cluster.release();
  cluster = await holdEmbeddedPostgres(folder);
  expect(cluster.urlOf('postgres')).toBe(url);
}, 60_000);
