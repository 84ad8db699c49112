import 'server-only';
import { db } from '@/lib/database/client';
import type { ListedDeliverable, ReleasedDeliverable } from './checks-rules';

/** Lists the deliverables of the newest series that has any. */
export async function listNewestDeliverables(): Promise<ReleasedDeliverable[]> {
  const used = await db.deliverable.groupBy({ by: ['series'] });
  const newest = await db.series.findFirst({
    where: { name: { in: used.map(({ series }) => series) } },
    orderBy: { ordinal: 'desc' },
    select: { name: true },
  });
  if (!newest) return [];
  return db.deliverable.findMany({
    where: { series: newest.name },
    orderBy: { name: 'asc' },
    select: { series: true, name: true, team: true, path: true },
  });
}

/** Lists every deliverable that a team lists or has listed. */
export async function listTeamDeliverables(): Promise<ListedDeliverable[]> {
  const rows = await db.teamDeliverable.findMany({
    orderBy: [{ name: 'asc' }, { team: { status: 'asc' } }],
    select: { name: true, team: { select: { name: true, status: true } } },
  });
  return rows.map(({ name, team }) => ({ name, team: team.name, status: team.status }));
}

/** Lists the team names that deliverables of any series use, each with a count and one file that uses it. */
export async function listNamedTeams(): Promise<{ team: string; count: number; path: string }[]> {
  const rows = await db.deliverable.groupBy({
    by: ['team'],
    _count: { _all: true },
    _min: { path: true },
    orderBy: { team: 'asc' },
  });
  return rows.map(({ team, _count, _min }) => ({
    team,
    count: _count._all,
    path: _min.path ?? '',
  }));
}

/** Lists the slugs of all teams, present and past. */
export async function listTeamSlugs(): Promise<{ slug: string }[]> {
  return db.team.findMany({ select: { slug: true } });
}
