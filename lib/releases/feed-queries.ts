import 'server-only';
import { db } from '@/lib/database/client';
import { FEED_LENGTH } from '@/lib/feeds/answers';
import type { CalendarEvent } from './calendar';

/** Filter for the releases of a feed; an absent field matches any. */
export type ReleaseFeedFilter = { series?: string; team?: string; deliverable?: string };

/** Lists the latest releases whose day is known, newest first, without lifecycle marks. */
export async function listFeedReleases({ series, team, deliverable }: ReleaseFeedFilter) {
  return db.release.findMany({
    where: {
      kind: { not: 'lifecycle' },
      releasedAt: { not: null },
      ...(series !== undefined && { series }),
      ...(team !== undefined && { teamSlug: team }),
      ...(deliverable !== undefined && { name: deliverable }),
    },
    orderBy: [{ releasedAt: 'desc' }, { id: 'desc' }],
    take: FEED_LENGTH,
    select: {
      series: true,
      name: true,
      team: true,
      version: true,
      position: true,
      releasedAt: true,
      projects: { orderBy: { position: 'asc' }, select: { repo: true, hash: true } },
    },
  });
}

/** Returns the fields of a series that a feed or calendar needs, by its name or id; null if there is none. */
export async function getFeedSeries(nameOrId: string) {
  return db.series.findFirst({
    where: { OR: [{ name: nameOrId }, { releaseId: nameOrId }] },
    select: { name: true, releaseId: true, initialRelease: true },
  });
}

/** Filter for the events of a calendar; an absent field matches any. */
export type EventFilter = { series?: string; kind?: string };

/** Lists events of schedules by day, then by series. */
export async function listCalendarEvents({ series, kind }: EventFilter): Promise<CalendarEvent[]> {
  return db.scheduleEvent.findMany({
    where: {
      ...(series !== undefined && { series }),
      ...(kind !== undefined && { kind }),
    },
    orderBy: [{ startOn: 'asc' }, { series: 'asc' }, { position: 'asc' }],
    select: {
      series: true,
      id: true,
      title: true,
      kind: true,
      team: true,
      week: true,
      startOn: true,
      endOn: true,
      text: true,
      schedule: { select: { changedAt: true, revision: true } },
    },
  });
}
