import 'server-only';
import { readFile, statfs } from 'node:fs/promises';
import path from 'node:path';
import { codesOf, isOutage } from '@/lib/database/outage';
import { db } from '@/lib/database/client';
import { env } from '@/lib/env';
import type { HealthFacts } from './health-rules';

/** Whoever asks more often gets the last answer: a trial of writing costs the database something. */
const FRESH_MS = 10_000;

let last: { facts: Promise<HealthFacts>; askedMs: number } | null = null;

/**
 * What the database and the disks say of themselves, at most ten seconds old.
 *
 * @throws what the database throws while it is down
 */
export async function getHealthFacts(): Promise<HealthFacts> {
  if (last && performance.now() - last.askedMs < FRESH_MS) return last.facts;
  const asked = { facts: lookAtHealth(), askedMs: performance.now() };
  last = asked;
  asked.facts.catch(() => {
    if (last === asked) last = null; // An outage is over as soon as it is over.
  });
  return asked.facts;
}

/** The same, looked at now. */
export async function lookAtHealth(): Promise<HealthFacts> {
  const [clockAheadMs, canWrite, freeBytes] = await Promise.all([
    measureClock(),
    tryToWrite(),
    listFreeBytes(),
  ]);
  return { clockAheadMs, canWrite, freeBytes };
}

/** By how much this machine's clock is ahead; the database was asked halfway between question and answer. */
async function measureClock(): Promise<number | null> {
  const askedMs = Date.now();
  const [row] = await db.$queryRaw<{ at: Date }[]>`select clock_timestamp() as at`;
  return row ? (askedMs + Date.now()) / 2 - row.at.getTime() : null;
}

/** PostgreSQL's code for what a role may not do: it says nothing of the disk. */
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Writes what a vote would need room for and nobody keeps: rows on the database's disk, and a transaction in its log.
 * A database that only reads, is full, or can't reach its disk refuses it.
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
