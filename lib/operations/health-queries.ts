import 'server-only';
import { readFile, statfs } from 'node:fs/promises';
import path from 'node:path';
import { codesOf, isOutage } from '@/lib/database/outage';
import { db } from '@/lib/database/client';
import { env } from '@/lib/env';
import type { HealthFacts } from './health-rules';

/** Maximum age of a repeated result: a trial write costs the database something. */
const FRESH_MS = 10_000;

let last: { facts: Promise<HealthFacts>; askedMs: number } | null = null;

/**
 * Returns measurements of the database and the disks, at most ten seconds old.
 *
 * @throws the database's error while it is down
 */
export async function getHealthFacts(): Promise<HealthFacts> {
  if (last && performance.now() - last.askedMs < FRESH_MS) return last.facts;
  const asked = { facts: lookAtHealth(), askedMs: performance.now() };
  last = asked;
  asked.facts.catch(() => {
    if (last === asked) last = null; // The next request after an outage measures again.
  });
  return asked.facts;
}

/** Measures the database and the disks now. */
export async function lookAtHealth(): Promise<HealthFacts> {
  const [clockAheadMs, canWrite, freeBytes] = await Promise.all([
    measureClock(),
    tryToWrite(),
    listFreeBytes(),
  ]);
  return { clockAheadMs, canWrite, freeBytes };
}

/**
 * Time by which this machine's clock is ahead. The database's is taken to be from halfway between request and response.
 */
async function measureClock(): Promise<number | null> {
  const askedMs = Date.now();
  const [row] = await db.$queryRaw<{ at: Date }[]>`select clock_timestamp() as at`;
  return row ? (askedMs + Date.now()) / 2 - row.at.getTime() : null;
}

/** PostgreSQL's code for a missing privilege, which says nothing about the disk. */
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Writes as much as a vote needs room for, and keeps none of it: rows on the database's disk, and a transaction in its
 * log. A database that is read-only or full, or can't reach its disk, refuses this.
 */
async function tryToWrite(): Promise<boolean | null> {
  try {
    await db.$executeRaw`
      create temporary table rollcall_trial on commit drop as
      select repeat(md5(n::text), 100) as filling from generate_series(1, 20) n`;
    return true;
  } catch (error) {
    if (isOutage(error)) throw error;
    return codesOf(error).includes(INSUFFICIENT_PRIVILEGE) ? null : false;
  }
}

async function listFreeBytes(): Promise<number[]> {
  const pointer = path.join(env.dataFolder, 'postgres.location');
  const moved = await readFile(pointer, 'utf8').catch(() => null);
  const folders = [env.dataFolder, ...(moved ? [moved.trim()] : [])];
  const found = await Promise.all(folders.map((folder) => statfs(folder).catch(() => null)));
  return found.flatMap((disk) => (disk ? [disk.bavail * disk.bsize] : []));
}
