import 'server-only';
import { storable } from '@/lib/text';
import { db } from '@/lib/database/client';
import { NAMED, redactAll } from '@/lib/markup/redact';
import { INDEPENDENT } from './rules';

const seriesFields = {
  name: true,
  releaseId: true,
  ordinal: true,
  status: true,
  slurp: true,
  initialRelease: true,
  eolDate: true,
  nextPhaseStatus: true,
  nextPhaseDate: true,
  signingKeys: true,
  origin: true,
} as const;

const eventFields = {
  series: true,
  id: true,
  weekOf: true,
  week: true,
  title: true,
  kind: true,
  team: true,
  deadline: true,
  startOn: true,
  endOn: true,
  html: true,
  text: true,
} as const;

/** Lists all series, oldest first (release order). */
export async function listSeries() {
  return db.series.findMany({ orderBy: { ordinal: 'asc' }, select: seriesFields });
}

/** Returns a series by its name or id; null if the series status does not list it. */
export async function getSeries(nameOrId: string) {
  const key = storable(nameOrId);
  return db.series.findFirst({
    where: { OR: [{ name: key }, { releaseId: key }] },
    select: seriesFields,
  });
}

/** A series as {@link listSeries} and {@link getSeries} return it. */
export type SeriesRow = NonNullable<Awaited<ReturnType<typeof getSeries>>>;

/**
 * A series found by a part of an address. `entry` is null for `independent` and for a series missing in the status
 * file.
 */
export type FoundSeries = { name: string; releaseId: string | null; entry: SeriesRow | null };

/**
 * Finds the series named by a part of an address: by name, id or `_independent`, ignoring case. Null if nothing is
 * known of it. The canonical address has `name`.
 */
export async function findSeries(part: string): Promise<FoundSeries | null> {
  const key = storable(part).toLowerCase();
  if (key === INDEPENDENT || key === `_${INDEPENDENT}`) {
    return { name: INDEPENDENT, releaseId: null, entry: null };
  }
  const entry = await getSeries(key);
  if (entry) return { name: entry.name, releaseId: entry.releaseId, entry };
  const file = await db.deliverable.findFirst({
    where: { series: key },
    select: { series: true },
  });
  return file && { name: file.series, releaseId: null, entry: null };
}

/** Returns the name of the series that a filter means. An unknown value is returned as it is and matches nothing. */
export async function seriesNameOf(part: string | undefined): Promise<string | undefined> {
  if (part === undefined) return undefined;
  return (await findSeries(part))?.name ?? part;
}

/** Returns the schedule of a series with its weeks and events in order of time; null if it has none. */
export async function getSchedule(series: string) {
  return db.schedule.findUnique({
    where: { series: storable(series) },
    select: {
      series: true,
      startWeek: true,
      releaseWeek: true,
      format: true,
      html: true,
      path: true,
      changedAt: true,
      revision: true,
      weeks: { orderBy: { position: 'asc' }, select: { startOn: true, endOn: true, name: true } },
      events: { orderBy: [{ weekOf: 'asc' }, { position: 'asc' }], select: eventFields },
    },
  });
}

/** Lists events of schedules in order of their deadlines, of one series or of all. */
export async function listScheduleEvents(series?: string) {
  return db.scheduleEvent.findMany({
    where: series === undefined ? {} : { series: storable(series) },
    orderBy: [{ deadline: 'asc' }, { series: 'asc' }, { position: 'asc' }],
    select: eventFields,
  });
}

/** Lists the names of the series that have a schedule. */
export async function listScheduledSeries(): Promise<Set<string>> {
  const rows = await db.schedule.findMany({ select: { series: true } });
  return new Set(rows.map(({ series }) => series));
}

/** Lists the warnings of the last import about the files at a path, with both locations of a contradiction. */
export async function listFileWarnings(path: string) {
  const warnings = await db.syncWarning.findMany({
    where: { source: 'releases', where: { startsWith: `releases:${path}` } },
    orderBy: [{ where: 'asc' }, { message: 'asc' }],
    select: { kind: true, where: true, otherWhere: true, message: true },
  });
  return redactAll(warnings, NAMED);
}
