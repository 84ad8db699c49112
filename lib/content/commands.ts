import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';
import { indexDocuments, rebuildSearch } from '@/lib/search/commands';
import { eventKind, seriesKind } from '@/lib/releases/search-queries';
import { digestKind, guideKind, noteKind } from './search-kinds';
import type { Problem } from '@/lib/formats/problems';
import { scheduleRows, seriesRows } from './rows';
import { readContent, type ReadContent } from './read';

/** Numbers of the loaded rows of `content/`, and the problems in files that had to be left out. */
export type LoadedContent = {
  series: number;
  schedules: number;
  pages: number;
  /** False if everything was already there and nothing was written. */
  isChanged: boolean;
  problems: Problem[];
};

/** Key of the database's advisory lock that makes concurrent loads take turns. */
const LOADING = 726_011;

/**
 * Loads `content/` into the database: the running cycle until a sync has imported the real list of series, and digests,
 * guides and notes for the search.
 *
 * May be repeated at will: it updates only its own rows, writes nothing if they are up to date, and never changes a row
 * imported by a sync. Run it at every start and after every sync, as the status of a series depends on the day.
 * Problems are stored as warnings of the source `content`. A start passes what it began to read earlier.
 */
export async function loadContent(
  now: Date,
  reading: Promise<ReadContent> = readContent(),
): Promise<LoadedContent> {
  const { cycles, pages, problems } = await reading;
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${LOADING})`;
    const isSynced = (await tx.series.count({ where: { origin: { not: 'content' } } })) > 0;
    const series = isSynced ? [] : seriesRows(cycles, now);
    const schedules = isSynced ? [] : await withoutSynced(tx, scheduleRows(cycles));

    const changes = [
      await replaceSeries(tx, series),
      await replaceSchedules(tx, schedules),
      await replaceWarnings(tx, problems, now),
      (await indexDocuments(tx, digestKind, pages.digest)) > 0,
      (await indexDocuments(tx, guideKind, pages.guide)) > 0,
      (await indexDocuments(tx, noteKind, pages.note)) > 0,
    ];
    if (changes[0] || changes[1]) await rebuildSearch(tx, [seriesKind, eventKind]);
    return {
      series: series.length,
      schedules: schedules.length,
      pages: pages.digest.length + pages.guide.length + pages.note.length,
      isChanged: changes.includes(true),
      problems,
    };
  });
}

async function replaceSeries(
  tx: Transaction,
  wanted: ReturnType<typeof seriesRows>,
): Promise<boolean> {
  const where = { origin: 'content' };
  const present = await tx.series.findMany({
    where,
    omit: { eolDate: true, signingKeys: true },
    orderBy: { ordinal: 'asc' },
  });
  if (isDeepStrictEqual(present, wanted)) return false;
  await tx.series.deleteMany({ where });
  await tx.series.createMany({ data: wanted, skipDuplicates: true });
  return true;
}

type ScheduleRow = ReturnType<typeof scheduleRows>[number];

/** Leaves out schedules that a sync has already imported: those are the real ones, even without the list of series. */
async function withoutSynced(tx: Transaction, wanted: ScheduleRow[]): Promise<ScheduleRow[]> {
  const synced = await tx.schedule.findMany({
    where: { format: { not: 'content' } },
    select: { series: true },
  });
  const names = new Set(synced.map(({ series }) => series));
  return wanted.filter(({ schedule }) => !names.has(schedule.series));
}

async function replaceSchedules(tx: Transaction, wanted: ScheduleRow[]): Promise<boolean> {
  const where = { format: 'content' };
  const of = { schedule: where };
  const byPlace = [{ series: 'asc' as const }, { position: 'asc' as const }];
  const present = [
    await tx.schedule.findMany({ where, omit: { html: true }, orderBy: { series: 'asc' } }),
    await tx.scheduleWeek.findMany({ where: of, omit: { name: true }, orderBy: byPlace }),
    await tx.scheduleEvent.findMany({ where: of, orderBy: byPlace }),
  ];
  const schedules = wanted.map(({ schedule }) => schedule);
  const weeks = wanted.flatMap((row) => row.weeks);
  const events = wanted.flatMap((row) => row.events);
  if (isDeepStrictEqual(present, [schedules, weeks, events])) return false;
  await tx.schedule.deleteMany({ where });
  await tx.schedule.createMany({ data: schedules });
  await tx.scheduleWeek.createMany({ data: weeks });
  await tx.scheduleEvent.createMany({ data: events });
  return true;
}

async function replaceWarnings(tx: Transaction, problems: Problem[], now: Date): Promise<boolean> {
  const where = { source: 'content' };
  const wanted = problems.map(({ file, line, field, message }) => ({
    scope: file,
    where: `content:${file.replace(/^content\//, '')}:${line}`,
    message: field === null ? message : `${field}: ${message}`,
  }));
  const present = await tx.syncWarning.findMany({
    where,
    select: { scope: true, where: true, message: true },
  });
  const textOf = (rows: typeof wanted) => rows.map((row) => JSON.stringify(Object.values(row)));
  if (isDeepStrictEqual(textOf(present).sort(), textOf(wanted).sort())) return false;
  await tx.syncWarning.deleteMany({ where });
  await tx.syncWarning.createMany({
    data: wanted.map((row) => ({ ...row, source: 'content', kind: 'malformed', foundAt: now })),
  });
  return true;
}
