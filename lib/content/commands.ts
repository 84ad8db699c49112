import 'server-only';
import path from 'node:path';
import { db } from '@/lib/db';
import { seriesOrdinal, weekNameOf } from '@/lib/releases/rules';
import { addDays, dayOf, mondayOf, startOfDay } from '@/lib/time';
import { readCycles, type CycleFile } from './cycle';
import { contentRoot, readFolder } from './files';
import type { Problem } from './problems';
import { renderPage } from './render';
import { datedEvents, phaseOn, weeksOf } from './rules';
import { digestSchema, guideSchema, noteSchema, type CycleSeries } from './schema';
import type { Prisma } from '@/lib/generated/prisma/client';

/** What `loadContent` brought in, and the mistakes in the files it had to leave out. */
export type LoadedContent = {
  series: number;
  schedules: number;
  pages: number;
  problems: Problem[];
};

type Transaction = Prisma.TransactionClient;
type SearchRow = Prisma.SearchDocumentCreateManyInput;

/**
 * Brings what `content/` says into the database: series and schedules where no sync has brought the
 * real ones, digests, guides and notes for the search.
 *
 * Repeatable at will: it replaces exactly the rows it wrote before, so a file that is gone is gone here
 * too, and never touches a row that came from a sync. Run it at every start and after every sync, as the
 * status of a series depends on the day. Mistakes are kept as warnings of the source `content`.
 */
export async function loadContent(now: Date, root = contentRoot): Promise<LoadedContent> {
  const [{ cycles, problems }, pages] = await Promise.all([
    readCycles(path.join(root, 'schedule')),
    readPages(root),
  ]);
  const all = [...problems, ...pages.problems];
  const counts = await db.$transaction(async (tx) => {
    const series = await replaceSeries(tx, cycles, dayOf(now));
    const schedules = await replaceSchedules(tx, cycles);
    await replaceSearchDocuments(tx, pages.rows);
    await replaceWarnings(tx, all, now);
    return { series, schedules };
  });
  return { ...counts, pages: pages.rows.length, problems: all };
}

async function readPages(root: string): Promise<{ rows: SearchRow[]; problems: Problem[] }> {
  const [digests, guides, notes] = await Promise.all([
    readFolder(path.join(root, 'digests'), digestSchema),
    readFolder(path.join(root, 'guides'), guideSchema),
    readFolder(path.join(root, 'notes'), noteSchema),
  ]);
  const rows = await Promise.all([
    ...digests.pages.map((page) => searchRow('digest', page, page.attributes.end)),
    ...guides.pages.map((page) => searchRow('guide', page, null)),
    ...notes.pages.map((page) => searchRow('note', page, page.attributes.date)),
  ]);
  return { rows, problems: [...digests.problems, ...guides.problems, ...notes.problems] };
}

async function searchRow(
  kind: 'digest' | 'guide' | 'note',
  page: { name: string; body: string; attributes: { title: string; summary: string } },
  day: string | null,
): Promise<SearchRow> {
  return {
    kind,
    key: page.name,
    title: page.attributes.title,
    url: `/${kind}s/${page.name}`,
    body: `${page.attributes.summary}\n${(await renderPage(page)).text}`,
    date: day === null ? null : startOfDay(day),
  };
}

/** Once a sync has brought the list of series, it is complete: none of ours is added to it. */
async function replaceSeries(tx: Transaction, cycles: CycleFile[], day: string): Promise<number> {
  await tx.series.deleteMany({ where: { origin: 'content' } });
  if ((await tx.series.count()) > 0) return 0;
  const series = cycles.flatMap(({ cycle }) => [cycle.series, ...cycle.earlier]);
  const { count } = await tx.series.createMany({
    data: series.map((entry) => seriesRow(entry, day)),
    skipDuplicates: true,
  });
  return count;
}

function seriesRow(series: CycleSeries, day: string): Prisma.SeriesCreateManyInput {
  const { status, next } = phaseOn(series, day);
  return {
    name: series.name,
    releaseId: series.id,
    ordinal: seriesOrdinal(series.name, series.id),
    status,
    slurp: series.slurp,
    initialRelease: startOfDay(series.release),
    nextPhaseStatus: next?.status ?? null,
    nextPhaseDate: next ? startOfDay(next.from) : null,
    origin: 'content',
  };
}

/** A schedule stands in only for a series that is on the list and whose real one is not here. */
async function replaceSchedules(tx: Transaction, cycles: CycleFile[]): Promise<number> {
  await tx.schedule.deleteMany({ where: { format: 'content' } });
  const listed = await tx.series.findMany({ select: { name: true } });
  const known = new Set(listed.map(({ name }) => name));
  await tx.schedule.createMany({
    data: cycles.filter(({ cycle }) => known.has(cycle.series.name)).map(({ file, cycle, changedAt }) => ({
      series: cycle.series.name,
      startWeek: startOfDay(cycle.start),
      releaseWeek: mondayOf(cycle.series.release),
      format: 'content',
      path: file,
      changedAt,
    })),
    skipDuplicates: true,
  });
  const ours = await tx.schedule.findMany({
    where: { format: 'content' },
    select: { series: true },
  });
  const names = new Set(ours.map(({ series }) => series));
  const written = cycles.filter(({ cycle }) => names.has(cycle.series.name));
  await tx.scheduleWeek.createMany({ data: written.flatMap(weekRows) });
  await tx.scheduleEvent.createMany({ data: written.flatMap(eventRows) });
  return names.size;
}

function weekRows({ cycle }: CycleFile): Prisma.ScheduleWeekCreateManyInput[] {
  return weeksOf(cycle).map((monday, position) => ({
    series: cycle.series.name,
    position,
    startOn: monday,
    endOn: addDays(monday, 4),
    week: weekNameOf(monday, cycle.series.release),
  }));
}

function eventRows({ cycle }: CycleFile): Prisma.ScheduleEventCreateManyInput[] {
  return datedEvents(cycle).map((event, position) => ({
    series: cycle.series.name,
    id: event.id,
    position,
    weekOf: event.monday,
    week: event.weekName,
    title: event.title,
    kind: event.team === undefined ? 'x-project' : 'project-specific',
    team: event.team ?? null,
    deadline: event.deadline,
    startOn: event.startOn,
    endOn: event.endOn,
    html: event.text && `<p>${escaped(event.text)}</p>`,
    text: event.text,
  }));
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

async function replaceSearchDocuments(tx: Transaction, rows: SearchRow[]): Promise<void> {
  await tx.searchDocument.deleteMany({ where: { kind: { in: ['digest', 'guide', 'note'] } } });
  await tx.searchDocument.createMany({ data: rows, skipDuplicates: true });
}

async function replaceWarnings(tx: Transaction, problems: Problem[], now: Date): Promise<void> {
  await tx.syncWarning.deleteMany({ where: { source: 'content' } });
  await tx.syncWarning.createMany({
    data: problems.map(({ file, line, field, message }) => ({
      source: 'content',
      scope: file,
      kind: 'malformed',
      where: `${file}:${line}`,
      message: field === null ? message : `${field}: ${message}`,
      foundAt: now,
    })),
  });
}
