import 'server-only';
import { COMMITTEE } from '@/lib/community/openstack';
import { db } from '@/lib/database/client';
import type { CheckedElection, KnownTeam, ScheduledEvent } from './checks-rules';
import type { ElectionSetup, Timeframe } from './configuration-rules';
import { TIMELINE } from './selections';

/** An election's set-up as stored; `hasContests` is true if it has contests. */
export type StoredSetup = ElectionSetup & { hasContests: boolean };

/** Lists the stored set-ups that were read from the configuration's history. */
export async function listSetups(): Promise<StoredSetup[]> {
  const rows = await db.election.findMany({
    select: {
      name: true,
      kind: true,
      tcSeats: true,
      tag: true,
      timeframe: true,
      events: TIMELINE,
      _count: { select: { contests: true } },
    },
  });
  return rows.map(({ name, kind, timeframe, _count, ...row }) => ({
    ...row,
    release: name,
    kind,
    timeframe: timeframe as Timeframe | null,
    hasContests: _count.contests > 0,
  }));
}

/** Lists elections for the checks, oldest first. */
export async function listCheckedElections(): Promise<CheckedElection[]> {
  const rows = await db.election.findMany({
    orderBy: [{ ordinal: 'asc' }, { slug: 'asc' }],
    select: {
      name: true,
      tcSeats: true,
      timeframe: true,
      events: TIMELINE,
      contests: { where: { kind: COMMITTEE }, select: { seats: true } },
    },
  });
  return rows.map(({ contests, timeframe, ...row }) => ({
    ...row,
    timeframe: timeframe as Timeframe | null,
    tcElected: contests[0]?.seats || null,
  }));
}

/** Lists current and former teams by name. */
export async function listKnownTeams(): Promise<KnownTeam[]> {
  return db.team.findMany({
    select: { name: true, slug: true, status: true },
    orderBy: [{ name: 'asc' }, { status: 'asc' }],
  });
}

/** A team's contest, with the team stored for it. */
export type TeamContest = {
  id: string;
  election: string;
  directory: string;
  teamSlug: string | null;
  title: string;
};

/** Lists all contests for a team's lead, oldest election first. */
export async function listTeamContests(): Promise<TeamContest[]> {
  const rows = await db.contest.findMany({
    where: { kind: 'ptl' },
    orderBy: [{ election: { ordinal: 'asc' } }, { electionSlug: 'asc' }, { slug: 'asc' }],
    select: {
      id: true,
      directory: true,
      teamSlug: true,
      title: true,
      election: { select: { name: true } },
    },
  });
  return rows.map(({ election, ...row }) => ({ ...row, election: election.name }));
}

/** Lists events of the release schedules whose labels may be about elections. */
export async function listScheduledEvents(): Promise<ScheduledEvent[]> {
  const [events, series] = await Promise.all([
    db.scheduleEvent.findMany({
      where: { id: { contains: '-' } },
      orderBy: [{ series: 'asc' }, { position: 'asc' }],
      select: { series: true, id: true, weekOf: true, schedule: { select: { path: true } } },
    }),
    db.series.findMany({ select: { name: true, ordinal: true } }),
  ]);
  const ordinals = new Map(series.map(({ name, ordinal }) => [name, ordinal]));
  return events.flatMap(({ series: seriesName, id, weekOf, schedule }) => {
    const seriesOrdinal = ordinals.get(seriesName);
    return seriesOrdinal === undefined
      ? []
      : [{ seriesName, seriesOrdinal, id, weekOf, path: schedule.path }];
  });
}
