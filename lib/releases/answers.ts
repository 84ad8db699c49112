import { dayOf } from '@/lib/time';
import type { DeliverableRow, FullDeliverable } from './deliverable-queries';
import type { SeriesRow } from './queries';
import type { ReleaseRow } from './release-queries';
import type { CyclePlace, CycleWeek } from './rules';

/** Returns a series as the API's JSON. */
export function seriesAnswer(row: SeriesRow) {
  const hasPhase = row.nextPhaseStatus !== null || row.nextPhaseDate !== null;
  return {
    name: row.name,
    releaseId: row.releaseId,
    status: row.status,
    slurp: row.slurp,
    initialRelease: day(row.initialRelease),
    eolDate: day(row.eolDate),
    nextPhase: hasPhase ? { status: row.nextPhaseStatus, date: day(row.nextPhaseDate) } : null,
  };
}

type Event = { id: string; title: string; kind: string; deadline: Date; team: string | null };

/** Returns an event as the API's JSON; `team` is left out if there is none. */
export function eventAnswer({ id, title, kind, deadline, team }: Event) {
  return { id, title, kind, deadline: dayOf(deadline), ...(team !== null && { team }) };
}

/** Returns a week as the API's JSON. */
export function weekAnswer({ week, startOn, endOn, events }: CycleWeek<Event>) {
  return { week, start: startOn, end: endOn, events: events.map(eventAnswer) };
}

/** Returns the state of a cycle on a day as the API's JSON. */
export function countdownAnswer(
  series: string,
  on: Date,
  { releaseDay, place }: { releaseDay: Date | null; place: CyclePlace<Event> },
) {
  const { week, weeksToRelease, daysToRelease, current, next } = place;
  return {
    series,
    on: dayOf(on),
    week,
    weeksToRelease,
    releaseDate: day(releaseDay),
    daysToRelease,
    current: current.map(eventAnswer),
    next: next && { ...eventAnswer(next), days: next.days },
  };
}

/** Returns a deliverable as the JSON of the API's lists. */
export function deliverableAnswer(row: DeliverableRow) {
  const { name, series, team, type, releaseModel, latestVersion, releaseCount } = row;
  return { name, series, team, type, releaseModel, latestVersion, releaseCount };
}

/** Returns a deliverable with its releases as the API's JSON. */
export function fullDeliverableAnswer(row: FullDeliverable, allSeries: string[]) {
  return {
    ...deliverableAnswer(row),
    releases: row.releases.map(({ version, releasedAt, kind, projects }) => ({
      version,
      releasedAt: releasedAt?.toISOString() ?? null,
      kind,
      projects: projects.map(({ repo, hash }) => ({ repo, hash })),
    })),
    allSeries,
  };
}

/** Returns a release as the API's JSON. */
export function releaseAnswer(row: ReleaseRow) {
  const { name, series, team, version, kind, releasedAt, projects } = row;
  return {
    deliverable: name,
    series,
    team,
    version,
    kind,
    releasedAt: releasedAt?.toISOString() ?? null,
    projects,
  };
}

function day(value: Date | null): string | null {
  return value && dayOf(value);
}
