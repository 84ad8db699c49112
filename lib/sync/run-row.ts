import { db } from '@/lib/database/client';
import type { Warning } from '@/lib/formats/warning';
import type { Progress } from '@/lib/progress';
import { NAMED, redact } from '@/lib/markup/redact';
import type { ReadContext } from './source';

/** Result of a run: see `SyncRun.status` in the schema. */
export type RunStatus = 'ok' | 'partial' | 'failed';

/** Report of a run: items read, written or removed, and skipped; and the new warnings. */
export type RunReport = {
  source: string;
  status: RunStatus;
  startedAt: Date;
  finishedAt: Date;
  seen: number;
  changed: number;
  skipped: number;
  warnings: Warning[];
  message: string | null;
};

/**
 * Options of a run: `full` reads everything again; `dryRun` reads and counts but writes nothing; `since` reads a stream
 * from that time on.
 */
export type RunOptions = {
  full?: boolean;
  dryRun?: boolean;
  since?: Date;
  progress?: Progress;
  signal?: AbortSignal;
  now: () => Date;
};

/** Counts of a run so far, and the warnings it raised. */
export type Tally = { seen: number; changed: number; skipped: number; warnings: Warning[] };

/** A run under way: its options, its row and its counts. */
export type Work = RunOptions & { runId: string; tally: Tally };

/** Input for reading the items of a source: the run, the position it begins at (null with `full`), and the context. */
export type Reading = { work: Work; position: string | null; context: ReadContext };

/** Writes the row of a run that begins. Called with the lock of the source held. */
export async function beginRun(source: string, id: string, startedAt: Date): Promise<void> {
  // As this process holds the source's lock, any run still marked as running was killed.
  await db.syncRun.updateMany({
    where: { source, status: 'running' },
    data: {
      status: 'abandoned',
      message: 'The process ended before the run did; the next run went on from there.',
    },
  });
  await db.syncRun.create({ data: { id, source, startedAt, status: 'running' } });
}

/** Writes that a run failed, with the reason. */
export async function failRun(
  id: string,
  tally: Tally,
  { at, message }: { at: Date; message: string },
): Promise<void> {
  const { seen, changed, skipped } = tally;
  await db.syncRun.update({
    where: { id },
    data: {
      status: 'failed',
      finishedAt: at,
      seen,
      changed,
      skipped,
      // It may quote the address of a repository that contains a person's name.
      message: redact(message, NAMED).slice(0, 1_000),
    },
  });
}

/** Writes the result of a run. */
export async function endRun(
  id: string,
  {
    seen,
    changed,
    skipped,
    finishedAt,
    status,
    head,
  }: Tally & { finishedAt: Date; status: RunStatus; head: string | null },
): Promise<void> {
  await db.syncRun.update({
    where: { id },
    data: { seen, changed, skipped, finishedAt, status, head },
  });
}
