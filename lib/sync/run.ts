import { randomUUID } from 'node:crypto';
import { db } from '@/lib/database/client';
import { SourceUnreachable } from '@/lib/formats/git/process';
import type { Progress } from '@/lib/progress';
import { errorText } from '@/lib/text';
import { takeLedger } from './ledger';
import { lockSource } from './lock';
import { moveCursor, runPass, statesOf, type States } from './passes';
import {
  beginRun,
  endRun,
  failRun,
  type Reading,
  type RunOptions,
  type RunReport,
  type RunStatus,
  type Tally,
  type Work,
} from './run-row';
import { takeSnapshot } from './snapshot';
import type { Source } from './source';
import { REACHED, takeStream } from './stream';

const silent: Progress = () => undefined;

/**
 * Reads one source and saves what is new; always writes a run row, even for a failure.
 *
 * Items are saved in batches. Each batch is one transaction with its warnings and the progress it makes, so a killed
 * run loses only the current batch, and the next run continues where it stopped. One bad item never stops the rest. An
 * advisory lock of the database prevents two runs of a source at once.
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
      await failRun(runId, tally, { at: options.now(), message: errorText(error) });
    if (!(error instanceof SourceUnreachable)) throw error;
    message = error.message;
  }

  const finishedAt = options.now();
  const status: RunStatus = message ? 'failed' : tally.skipped > 0 ? 'partial' : 'ok';
  if (!message && !options.dryRun) await endRun(runId, { ...tally, finishedAt, status, head });
  return { source: source.name, status, startedAt, finishedAt, message, ...tally };
}

/** Reads the items of a source, then runs its passes. Returns the position reached. */
async function readSource<Value>(source: Source<Value>, work: Work): Promise<string | null> {
  const { full = false, dryRun = false, progress = silent } = work;
  const signal = work.signal ?? new AbortController().signal;
  const cursor = await db.syncCursor.findUnique({ where: { source: source.name } });
  const context = { progress, signal };
  const states = statesOf(full ? null : cursor?.state);
  const begin = full ? null : (cursor?.head ?? null);
  const position = await takeAll(source, { work, position: begin, context }, states);
  if (dryRun) return position;

  for (const pass of source.passes) {
    await runPass(source.name, pass, { ...work, position, states, progress, signal });
  }
  if (cursor?.head !== position) await moveCursor(source.name, position, states, work.now());
  return position;
}

/** Reads all items. A stream continues from the last saved batch; other sources compare with the last complete run. */
async function takeAll<Value>(
  source: Source<Value>,
  reading: Reading,
  states: States,
): Promise<string | null> {
  if (source.mode === 'ledger') return takeLedger(source, reading);
  if (source.mode === 'snapshot') return takeSnapshot(source, reading);
  const reached = states[REACHED];
  const position = typeof reached === 'string' ? reached : reading.position;
  const last = await takeStream(source, { ...reading, position });
  states[REACHED] = last;
  return last;
}

/** Closes the connections a command leaves open. The server keeps its own. */
export async function closeSyncConnections(): Promise<void> {
  await db.$disconnect();
}
