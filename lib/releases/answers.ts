import { dayOf } from '@/lib/time';
import type { DeliverableRow, FullDeliverable } from './deliverable-queries';
import type { SeriesRow } from './queries';
import type { ReleaseRow } from './release-queries';
import type { CyclePlace, CycleWeek } from './rules';

/** A series as the API answers it. */
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

/** An event as the API answers it; `team` is left out where there is none. */
export function eventAnswer({ id, title, kind, deadline, team }: Event) {
  return { id, title, kind, deadline: dayOf(deadline), ...(team !== null && { team }) };
}

/** A week as the API answers it. */
export function weekAnswer({ week, startOn, endOn, events }: CycleWeek<Event>) {
  return { week, start: startOn, end: endOn, events: events.map(eventAnswer) };
}

/** Where a cycle stands, as the API answers it. */
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

/** A deliverable as lists of the API answer it. */
export function deliverableAnswer(row: DeliverableRow) {
  const { name, series, team, type, releaseModel, latestVersion, releaseCount } = row;
  return { name, series, team, type, releaseModel, latestVersion, releaseCount };
}

/** A deliverable with its releases, as the API answers it. */
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

/** A release as the API answers it. */
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
