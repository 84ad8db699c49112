import 'server-only';
import { likeLiteral, storable } from '@/lib/text';
import { db } from '@/lib/database/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { slugOf } from '@/lib/slug';

/** Filter for deliverables; an absent field matches any. `team` is a name or a slug, `q` a part of the name. */
export type DeliverableFilter = {
  series?: string;
  team?: string;
  type?: string;
  model?: string;
  q?: string;
};

const rowFields = {
  series: true,
  name: true,
  team: true,
  teamSlug: true,
  type: true,
  releaseModel: true,
  latestVersion: true,
  latestReleasedAt: true,
  releaseCount: true,
} as const;

function whereOf({
  series,
  team,
  type,
  model,
  q,
}: DeliverableFilter): Prisma.DeliverableWhereInput {
  return {
    ...(series !== undefined && { series: storable(series) }),
    ...(team !== undefined && { teamSlug: slugOf(storable(team)) }),
    ...(type !== undefined && { type: storable(type) }),
    ...(model !== undefined && { releaseModel: storable(model) }),
    ...(q !== undefined && {
      name: { contains: likeLiteral(storable(q).trim()), mode: 'insensitive' as const },
    }),
  };
}

/** Lists deliverables in order of name and series, starting after a cursor. */
export async function listDeliverables(
  filter: DeliverableFilter,
  { after, take }: { after?: readonly [name: string, series: string]; take: number },
) {
  const [name, series] = after ?? [];
  const from: Prisma.DeliverableWhereInput =
    name === undefined
      ? {}
      : { OR: [{ name: { gt: name } }, { name, series: { gt: series ?? '' } }] };
  return db.deliverable.findMany({
    where: { AND: [whereOf(filter), from] },
    orderBy: [{ name: 'asc' }, { series: 'asc' }],
    take,
    select: rowFields,
  });
}

/** Counts the deliverables that match a filter. */
export async function countDeliverables(filter: DeliverableFilter): Promise<number> {
  return db.deliverable.count({ where: whereOf(filter) });
}

/** Lists all deliverables of a series that match a filter, by name. */
export async function listSeriesDeliverables(series: string, filter: DeliverableFilter = {}) {
  return db.deliverable.findMany({
    where: whereOf({ ...filter, series }),
    orderBy: { name: 'asc' },
    select: rowFields,
  });
}

/** A deliverable in a list. */
export type DeliverableRow = Awaited<ReturnType<typeof listDeliverables>>[number];

/** Lists the deliverables of one name in every series. */
export async function listAcrossSeries(name: string) {
  return db.deliverable.findMany({
    where: { name: storable(name) },
    select: { ...rowFields, path: true, releaseNotes: true, launchpad: true, storyboard: true },
  });
}

const releaseFields = {
  id: true,
  version: true,
  position: true,
  kind: true,
  releasedAt: true,
  diffStart: true,
  flags: true,
  projects: {
    orderBy: { position: 'asc' },
    select: { repo: true, hash: true, tarballBase: true, comment: true },
  },
} as const;

/** Returns a deliverable in a series with all its releases (newest entry first) and branches; null if there is none. */
export async function getDeliverable(series: string, name: string) {
  return db.deliverable.findUnique({
    where: { series_name: { series: storable(series), name: storable(name) } },
    select: {
      ...rowFields,
      releaseType: true,
      stableBranchType: true,
      stableStatus: true,
      artifactLinkMode: true,
      includePypiLink: true,
      launchpad: true,
      storyboard: true,
      releaseNotes: true,
      cycleHighlights: true,
      highlightsHtml: true,
      repositorySettings: true,
      extra: true,
      path: true,
      releases: { orderBy: { position: 'desc' }, select: releaseFields },
      branches: { orderBy: { position: 'asc' }, select: { name: true, location: true } },
    },
  });
}

/** A deliverable as {@link getDeliverable} returns it. */
export type FullDeliverable = NonNullable<Awaited<ReturnType<typeof getDeliverable>>>;

/** Lists the deliverables of a series that have highlights, by team and name. */
export async function listHighlights(series: string) {
  return db.deliverable.findMany({
    where: { series: storable(series), NOT: { highlightsHtml: { isEmpty: true } } },
    orderBy: [{ team: 'asc' }, { name: 'asc' }],
    select: { name: true, team: true, teamSlug: true, highlightsHtml: true },
  });
}

/** Lists the filters' values: teams by slug, and the types and models that occur, in a series or anywhere. */
export async function listFilterWords(series?: string) {
  const where = series === undefined ? {} : { series: storable(series) };
  const [teams, types, models] = await Promise.all([
    db.deliverable.groupBy({ by: ['team', 'teamSlug'], where, orderBy: { team: 'asc' } }),
    db.deliverable.groupBy({ by: ['type'], where, orderBy: { type: 'asc' } }),
    db.deliverable.groupBy({ by: ['releaseModel'], where, orderBy: { releaseModel: 'asc' } }),
  ]);
  return {
    teams: teams.map(({ team, teamSlug }) => ({ value: teamSlug, label: team })),
    types: types.map(({ type }) => type),
    models: models.flatMap(({ releaseModel }) => releaseModel ?? []),
  };
}

/** Counts the deliverables and releases of each series. */
export async function countBySeries(): Promise<
  Map<string, { deliverables: number; releases: number }>
> {
  const rows = await db.deliverable.groupBy({
    by: ['series'],
    _count: { _all: true },
    _sum: { releaseCount: true },
  });
  return new Map(
    rows.map(({ series, _count, _sum }) => [
      series,
      { deliverables: _count._all, releases: _sum.releaseCount ?? 0 },
    ]),
  );
}
