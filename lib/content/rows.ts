import { escapeHtml } from '@/lib/markup/escape';
import { seriesOrdinal, weekNameOf } from '@/lib/releases/rules';
import { addDays, dayOf, mondayOf, startOfDay } from '@/lib/time';
import type { CycleFile } from './cycle';
import { datedEvents, phaseOn, weeksOf } from './rules';
import type { Cycle, CycleSeries } from './schema';

/**
 * Builds the database rows of the series that cycles describe, in release order. A series described twice uses the
 * first description.
 */
export function seriesRows(cycles: readonly CycleFile[], now: Date) {
  const all = cycles.flatMap(({ cycle }) => [cycle.series, ...cycle.earlier]);
  const once = new Map(all.toReversed().map((series) => [series.name, series]));
  return [...once.values()]
    .map((series) => seriesRow(series, dayOf(now)))
    .sort((a, b) => a.ordinal - b.ordinal);
}

function seriesRow(series: CycleSeries, day: string) {
  const { status, next } = phaseOn(series, day);
  return {
    name: series.name,
    releaseId: series.id,
    ordinal: seriesOrdinal(series.name, series.id),
    status: status as string,
    slurp: series.slurp,
    initialRelease: startOfDay(series.release),
    nextPhaseStatus: next?.status ?? null,
    nextPhaseDate: next ? startOfDay(next.from) : null,
    origin: 'content',
  };
}

/** Builds the database rows of the cycles' schedules, by the name of their series. */
export function scheduleRows(cycles: readonly CycleFile[]) {
  return cycles
    .map(({ file, cycle, changedAt }) => ({
      schedule: {
        series: cycle.series.name,
        startWeek: startOfDay(cycle.start),
        releaseWeek: mondayOf(cycle.series.release),
        format: 'content',
        path: file,
        changedAt,
        revision: 0,
      },
      weeks: weekRows(cycle),
      events: eventRows(cycle),
    }))
    .sort((a, b) => (a.schedule.series < b.schedule.series ? -1 : 1));
}

function weekRows(cycle: Cycle) {
  return weeksOf(cycle).map((monday, position) => ({
    series: cycle.series.name,
    position,
    startOn: monday,
    endOn: addDays(monday, 4),
    week: weekNameOf(monday, cycle.series.release),
  }));
}

function eventRows(cycle: Cycle) {
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
    html: event.text && `<p>${escapeHtml(event.text)}</p>`,
    text: event.text,
  }));
}
