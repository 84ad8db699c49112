import 'server-only';
import { storable } from '@/lib/text';
import { db } from '@/lib/database/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { slugOf } from '@/lib/slug';
import { addDays, startOfDay } from '@/lib/time';

/** Filter for releases; an absent field matches any. Days are inclusive and exclude releases without a date. */
export type ReleaseFilter = {
  series?: string;
  team?: string;
  deliverable?: string;
  kind?: string;
  since?: string;
  until?: string;
};

/** Cursor in the list of releases: the time of the last release shown (null among the undated) and its id. */
export type ReleaseCursor = readonly [releasedAt: string | null, id: string];

const fields = {
  id: true,
  series: true,
  name: true,
  team: true,
  teamSlug: true,
  version: true,
  kind: true,
  releasedAt: true,
  projects: { orderBy: { position: 'asc' }, select: { repo: true, hash: true } },
} as const;

function whereOf(filter: ReleaseFilter): Prisma.ReleaseWhereInput {
  const { series, team, deliverable, kind, since, until } = filter;
  const range = {
    ...(since !== undefined && { gte: startOfDay(since) }),
    ...(until !== undefined && { lt: addDays(until, 1) }),
  };
  return {
    ...(series !== undefined && { series: storable(series) }),
    ...(team !== undefined && { teamSlug: slugOf(storable(team)) }),
    ...(deliverable !== undefined && { name: storable(deliverable) }),
    ...(kind !== undefined && { kind: storable(kind) }),
    ...(Object.keys(range).length > 0 && { releasedAt: range }),
  };
}

/**
 * Lists releases after the cursor, newest first; those without a known date come last, by id.
 *
 * Dated and undated releases are two queries, because the index gives each in order, but not both together.
 */
export async function listReleases(
  filter: ReleaseFilter,
  { after, take }: { after?: ReleaseCursor; take: number },
) {
  const where = whereOf(filter);
  const [at, id] = after ?? [];
  const isAmongUndated = at === null;
  const dated = isAmongUndated
    ? []
    : await db.release.findMany({
        where: { AND: [where, { releasedAt: { not: null } }, datedAfter(at, id)] },
        orderBy: [{ releasedAt: 'desc' }, { id: 'asc' }],
        take,
        select: fields,
      });
  if (dated.length === take || where.releasedAt) return dated;
  const undated = await db.release.findMany({
    where: {
      AND: [
        where,
        { releasedAt: null },
        isAmongUndated && id !== undefined ? { id: { gt: id } } : {},
      ],
    },
    orderBy: { id: 'asc' },
    take: take - dated.length,
    select: fields,
  });
  return [...dated, ...undated];
}

function datedAfter(at: string | undefined, id: string | undefined): Prisma.ReleaseWhereInput {
  if (at === undefined || id === undefined) return {};
  const moment = new Date(at);
  return {
    releasedAt: { lte: moment },
    OR: [{ releasedAt: { lt: moment } }, { releasedAt: moment, id: { gt: id } }],
  };
}

/** A release in a list. */
export type ReleaseRow = Awaited<ReturnType<typeof listReleases>>[number];

/** Counts the releases that match a filter. */
export async function countReleases(filter: ReleaseFilter): Promise<number> {
  return db.release.count({ where: whereOf(filter) });
}
