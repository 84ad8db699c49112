import 'server-only';
import { likeLiteral, storable } from '@/lib/text';
import { db } from '@/lib/database/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dayOf } from '@/lib/time';
import { publicPeople, type PublicLiaison, type PublicPerson } from './people-rules';
import { isDuring, isSamePerson, joinTerms } from './rules';

/** A deliverable of a team, as the public pages show it. */
export type TeamDeliverableEntry = {
  name: string;
  repos: string[];
  releaseManagement: string | null;
  deprecated: string | null;
  retiredOn: string | null;
};

/** A team, as lists and pages show it. */
export type TeamEntry = {
  name: string;
  slug: string;
  status: string;
  leadership: string | null;
  ptl: PublicPerson | null;
  liaisons: PublicLiaison[];
  mission: string | null;
  service: string | null;
  url: string | null;
  ircChannel: string | null;
  appointed: string[];
  tcMembers: string[];
  activity: string | null;
  retiredOn: string | null;
  partial: boolean;
  deliverables: TeamDeliverableEntry[];
};

const teamFields = {
  name: true,
  slug: true,
  status: true,
  leadership: true,
  ptlName: true,
  ptlIrc: true,
  mission: true,
  service: true,
  url: true,
  ircChannel: true,
  appointed: true,
  liaisons: true,
  tcMembers: true,
  activity: true,
  partial: true,
  retiredOn: true,
  deliverables: {
    orderBy: { position: 'asc' },
    select: {
      name: true,
      repos: true,
      releaseManagement: true,
      deprecated: true,
      retiredOn: true,
    },
  },
} satisfies Prisma.TeamSelect;

type TeamRow = Prisma.TeamGetPayload<{ select: typeof teamFields }>;

/** Filters for a list of teams. `after` is a cursor: the slug and status of the last team already listed. */
export type TeamFilter = {
  status?: 'current' | 'legacy' | 'all';
  leadership?: string;
  search?: string;
  after?: readonly [slug: string, status: string];
  take?: number;
};

/** Lists teams in the order of their slugs. With `all`, a team that is current and in part legacy appears twice. */
export async function listTeams(filter: TeamFilter = {}): Promise<TeamEntry[]> {
  const { status = 'current', leadership, search, after, take } = filter;
  const words = search ? storable(search) : null;
  const has = (field: 'name' | 'service' | 'mission' | 'ptlName') => ({
    [field]: { contains: likeLiteral(words ?? ''), mode: 'insensitive' as const },
  });
  const rows = await db.team.findMany({
    where: {
      ...(status !== 'all' && { status }),
      ...(leadership && { leadership }),
      AND: [
        words ? { OR: [has('name'), has('service'), has('ptlName'), has('mission')] } : {},
        after
          ? { OR: [{ slug: { gt: after[0] } }, { slug: after[0], status: { gt: after[1] } }] }
          : {},
      ],
    },
    orderBy: [{ slug: 'asc' }, { status: 'asc' }],
    ...(take !== undefined && { take }),
    select: teamFields,
  });
  return rows.map(entryOf);
}

function entryOf({ ptlName, ptlIrc, retiredOn, ...row }: TeamRow): TeamEntry {
  return {
    ...row,
    ptl: ptlName === null ? null : { name: ptlName, irc: ptlIrc },
    liaisons: publicPeople(row.liaisons),
    retiredOn: retiredOn && dayOf(retiredOn),
    deliverables: row.deliverables.map((deliverable) => ({
      ...deliverable,
      retiredOn: deliverable.retiredOn && dayOf(deliverable.retiredOn),
    })),
  };
}

/** A period of team leadership. `name` is null for a team with no leader or with several. */
export type LeaderPeriod = {
  kind: string;
  name: string | null;
  irc: string | null;
  liaisons: PublicLiaison[];
  teamName: string;
  from: Date;
  until: Date | null;
};

/** A team with everything on its page. `former` holds what its legacy entry still lists. */
export type TeamPage = TeamEntry & { former: TeamEntry | null; leaders: LeaderPeriod[] };

/**
 * Returns a team by slug with its leaders over time, newest first, or null if no file ever named it.
 *
 * A team that both files have dropped is still returned, with its past leaders. If `at` is given, the leader is the one
 * at that moment; the deliverables are always those the files list now.
 */
export async function getTeam(slug: string, at: Date | null = null): Promise<TeamPage | null> {
  const key = storable(slug);
  const [rows, leaders] = await Promise.all([
    db.team.findMany({ where: { slug: key }, orderBy: { status: 'asc' }, select: teamFields }),
    listLeaders(key),
  ]);
  const [first, second] = rows.map(entryOf);
  const [latest] = leaders;
  const team = first ?? (latest ? goneTeam(key, latest.teamName) : null);
  if (!team) return null;
  const page = { ...team, former: second ?? null, leaders };
  return at === null ? page : { ...page, ...leaderAt(leaders, at) };
}

function goneTeam(slug: string, name: string): TeamEntry {
  return {
    name,
    slug,
    status: 'legacy',
    leadership: null,
    ptl: null,
    liaisons: [],
    mission: null,
    service: null,
    url: null,
    ircChannel: null,
    appointed: [],
    tcMembers: [],
    activity: null,
    retiredOn: null,
    partial: false,
    deliverables: [],
  };
}

function leaderAt(
  leaders: readonly LeaderPeriod[],
  at: Date,
): Pick<TeamEntry, 'leadership' | 'ptl' | 'liaisons'> {
  const term = leaders.find((leader) => isDuring(leader, at));
  if (!term) return { leadership: null, ptl: null, liaisons: [] };
  return {
    leadership: term.kind === 'distributed' ? 'distributed' : 'ptl',
    ptl: term.name === null ? null : { name: term.name, irc: term.irc },
    liaisons: term.liaisons,
  };
}

async function listLeaders(teamSlug: string): Promise<LeaderPeriod[]> {
  const rows = await db.leadershipTerm.findMany({
    where: { teamSlug },
    orderBy: [{ from: 'asc' }, { until: { sort: 'asc', nulls: 'last' } }],
    select: {
      kind: true,
      name: true,
      irc: true,
      email: true,
      liaisons: true,
      teamName: true,
      from: true,
      until: true,
    },
  });
  return rows
    .filter(({ from, until }) => until?.getTime() !== from.getTime())
    .map(({ email: _email, liaisons, ...row }) => ({ ...row, liaisons: publicPeople(liaisons) }))
    .reverse();
}

/** Joins leaders for display: rows that differ only in the spelling of the name become one. */
export function joinLeaders(leaders: readonly LeaderPeriod[]): LeaderPeriod[] {
  const oldestFirst = [...leaders].reverse();
  const isSame = (one: LeaderPeriod, other: LeaderPeriod) =>
    one.kind === other.kind &&
    (one.kind !== 'ptl' ||
      isSamePerson({ ...one, email: one.irc }, { ...other, email: other.irc }));
  return joinTerms(oldestFirst, isSame)
    .map(({ rows, from, until }) => ({ ...(rows.at(-1) as LeaderPeriod), from, until }))
    .reverse();
}

/** Counts the teams of each status, and the current teams with distributed leadership. */
export async function countTeams(): Promise<{
  current: number;
  legacy: number;
  distributed: number;
}> {
  const rows = await db.team.groupBy({ by: ['status', 'leadership'], _count: { _all: true } });
  const sum = (isWanted: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(isWanted).reduce((total, { _count }) => total + _count._all, 0);
  return {
    current: sum(({ status }) => status === 'current'),
    legacy: sum(({ status }) => status === 'legacy'),
    distributed: sum((row) => row.status === 'current' && row.leadership === 'distributed'),
  };
}

/** A special interest group, as the public pages show it. */
export type SigEntry = {
  slug: string;
  name: string;
  status: string;
  chairs: PublicPerson[];
  mission: string | null;
  url: string | null;
  language: string | null;
  reason: string | null;
  repos: string[];
};

/** Lists special interest groups by slug, without the entry for the committee's own repositories. */
export async function listSigs(): Promise<SigEntry[]> {
  const rows = await db.sig.findMany({
    where: { slug: { not: COMMITTEE_REPOS } },
    orderBy: { slug: 'asc' },
    select: sigFields,
  });
  return rows.map((row) => ({ ...row, chairs: publicPeople(row.chairs) }));
}

const COMMITTEE_REPOS = 'technical-committee';

const sigFields = {
  slug: true,
  name: true,
  status: true,
  chairs: true,
  mission: true,
  url: true,
  language: true,
  reason: true,
  repos: true,
} satisfies Prisma.SigSelect;

/** Lists the repositories that the committee itself maintains. */
export async function listCommitteeRepos(): Promise<string[]> {
  const row = await db.sig.findUnique({
    where: { slug: COMMITTEE_REPOS },
    select: { repos: true },
  });
  return row?.repos ?? [];
}
