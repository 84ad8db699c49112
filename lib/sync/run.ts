import { randomUUID } from 'node:crypto';
import { db } from '@/lib/database/client';
import { SourceUnreachable } from '@/lib/formats/git/process';
import type { Progress } from '@/lib/progress';
import { knownItems, takeItems } from './ledger';
import { lockSource } from './lock';
import { moveCursor, runPass, statesOf } from './passes';
import {
  beginRun,
  endRun,
  failRun,
  type RunOptions,
  type RunReport,
  type RunStatus,
  type Tally,
  type Work,
} from './run-row';
import type { Source } from './source';

const silent: Progress = () => undefined;

/**
 * Reads one source and saves what is new; always leaves a run row, also of a failure.
 *
 * Each item is saved with its fingerprint and its warnings in one transaction, so a run that is killed
 * loses nothing but the item at hand and the next one goes on where it stopped. One bad item never stops
 * the rest. Two runs of a source at once are refused by an advisory lock of the database.
 *
 * @throws SourceBusy
 */
export async function runSource<Value>(
  source: Source<Value>,
  options: RunOptions,
): Promise<RunReport> {
  const unlock = await lockSource(source.name);
  try {
    return await runLocked(source, options);
  } finally {
    await unlock();
  }
}

async function runLocked<Value>(source: Source<Value>, options: RunOptions): Promise<RunReport> {
  const startedAt = options.now();
  const runId = randomUUID();
  const tally: Tally = { seen: 0, changed: 0, skipped: 0, warnings: [] };
  if (!options.dryRun) await beginRun(source.name, runId, startedAt);

  let head: string | null = null;
  let message: string | null = null;
  try {
    head = await readSource(source, { ...options, runId, tally });
  } catch (error) {
    if (!options.dryRun)
      await failRun(runId, tally, { at: options.now(), message: wordsOf(error) });
    if (!(error instanceof SourceUnreachable)) throw error;
    message = error.message;
  }

  const finishedAt = options.now();
  const status: RunStatus = message ? 'failed' : tally.skipped > 0 ? 'partial' : 'ok';
  if (!message && !options.dryRun) await endRun(runId, { ...tally, finishedAt, status, head });
  return { source: source.name, status, startedAt, finishedAt, message, ...tally };
}

async function readSource<Value>(source: Source<Value>, work: Work): Promise<string> {
  const { full = false, dryRun = false, progress = silent, tally } = work;
  const signal = work.signal ?? new AbortController().signal;
  const cursor = await db.syncCursor.findUnique({ where: { source: source.name } });
  const known = full ? new Map<string, string>() : await knownItems(source.name);

  const collected = await source.collect({
    known,
    head: full ? null : (cursor?.head ?? null),
    progress,
    signal,
  });
  tally.seen = collected.seen;
  await takeItems(source, collected.items, work);
  if (dryRun) return collected.head;

  const states = statesOf(full ? null : cursor?.state);
  for (const pass of source.passes) {
    await runPass(source.name, pass, { ...work, head: collected.head, states, progress, signal });
  }
  if (cursor?.head !== collected.head)
    await moveCursor(source.name, collected.head, states, work.now());
  return collected.head;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Ends the connections a command leaves behind; the server keeps its own. */
export async function closeSyncConnections(): Promise<void> {
  await db.$disconnect();
}
