import 'server-only';
import { storable } from '@/lib/api/text';
import { db } from '@/lib/db';
import { isAbout, liaisonText, namedIn, type Identity } from './rules';

/** A time somebody led a team. */
export type LeadTerm = { teamSlug: string; teamName: string; from: Date; until: Date | null };

/** A time somebody sat on a body. */
export type BodyTerm = {
  body: string;
  role: string | null;
  affiliation: string | null;
  from: Date | null;
  until: Date | null;
};

/** A candidacy of somebody's, with what it was for. */
export type PersonCandidacy = {
  id: string;
  electionSlug: string;
  electionTitle: string;
  contestSlug: string;
  contestTitle: string;
  outcome: string;
  hasStatement: boolean;
  timeline: { name: string; startAt: Date; endAt: Date }[];
};

/** What somebody does now for a team or group. */
export type Duty = { key: string; href: string; title: string; role: string };

/** Everything the record tells about somebody in public: no addresses. */
export type PersonRecord = {
  handle: string;
  name: string;
  otherNames: string[];
  ircs: string[];
  leadTerms: LeadTerm[];
  bodyTerms: BodyTerm[];
  candidacies: PersonCandidacy[];
  /** Candidacies under one of their names that no address or nick ties to anybody. */
  sameName: PersonCandidacy[];
  duties: Duty[];
};

/** Somebody by handle; null when there is nobody. */
export async function getPerson(handle: string): Promise<PersonRecord | null> {
  const row = await db.person.findUnique({
    where: { handle: storable(handle) },
    select: {
      id: true,
      handle: true,
      name: true,
      aliases: { orderBy: { value: 'asc' }, select: { kind: true, value: true } },
    },
  });
  if (!row) return null;
  const valuesOf = (wanted: string) =>
    row.aliases.filter(({ kind }) => kind === wanted).map(({ value }) => value);
  const identity = { names: valuesOf('name'), ircs: valuesOf('irc'), emails: valuesOf('email') };
  const [leadTerms, bodyTerms, candidacies, sameName, duties] = await Promise.all([
    leadTermsOf(identity),
    bodyTermsOf(identity),
    candidaciesWhere({ personId: row.id }),
    candidaciesWhere({ personId: null, name: { in: identity.names } }),
    dutiesOf(identity),
  ]);
  return {
    handle: row.handle,
    name: row.name,
    otherNames: identity.names.filter((name) => name !== row.name),
    ircs: identity.ircs,
    leadTerms,
    bodyTerms,
    candidacies,
    sameName,
    duties,
  };
}

function mayBe({ names, emails }: Identity) {
  return {
    OR: [
      { email: { in: [...emails], mode: 'insensitive' as const } },
      { name: { in: [...names] } },
    ],
  };
}

async function leadTermsOf(identity: Identity): Promise<LeadTerm[]> {
  const rows = await db.leadershipTerm.findMany({
    where: { kind: 'ptl', ...mayBe(identity) },
    orderBy: [{ from: 'desc' }, { teamSlug: 'asc' }],
    select: {
      teamSlug: true,
      teamName: true,
      from: true,
      until: true,
      name: true,
      irc: true,
      email: true,
    },
  });
  return rows
    .filter((term) => isAbout(identity, term))
    .map(({ teamSlug, teamName, from, until }) => ({ teamSlug, teamName, from, until }));
}

async function bodyTermsOf(identity: Identity): Promise<BodyTerm[]> {
  const rows = await db.membership.findMany({
    where: mayBe(identity),
    orderBy: [{ from: { sort: 'desc', nulls: 'first' } }, { position: 'asc' }],
    select: {
      body: true,
      role: true,
      affiliation: true,
      from: true,
      until: true,
      isCurrent: true,
      name: true,
      irc: true,
      email: true,
    },
  });
  const own = rows.filter((term) => isAbout(identity, term));
  // The row of the present file repeats the open term that the walk through history has found.
  const isTold = (body: string) =>
    own.some((term) => term.body === body && !term.isCurrent && term.until === null);
  return own
    .filter(({ body, isCurrent }) => !isCurrent || !isTold(body))
    .map(({ body, role, affiliation, from, until }) => ({ body, role, affiliation, from, until }));
}

async function candidaciesWhere(
  where: { personId: string } | { personId: null; name: { in: string[] } },
): Promise<PersonCandidacy[]> {
  const rows = await db.candidacy.findMany({
    where: { ...where, outcome: { not: 'leaderless' } },
    orderBy: [{ contest: { election: { ordinal: 'desc' } } }, { contest: { slug: 'asc' } }],
    select: {
      id: true,
      outcome: true,
      statementPath: true,
      contest: {
        select: {
          slug: true,
          title: true,
          election: {
            select: {
              slug: true,
              title: true,
              events: { select: { name: true, startAt: true, endAt: true } },
            },
          },
        },
      },
    },
  });
  return rows.map(({ id, outcome, statementPath, contest }) => ({
    id,
    outcome,
    hasStatement: statementPath !== null,
    contestSlug: contest.slug,
    contestTitle: contest.title,
    electionSlug: contest.election.slug,
    electionTitle: contest.election.title,
    timeline: contest.election.events,
  }));
}

async function dutiesOf(identity: Identity): Promise<Duty[]> {
  const [teams, sigs] = await Promise.all([
    db.team.findMany({
      where: { status: 'current' },
      orderBy: { name: 'asc' },
      select: { name: true, slug: true, liaisons: true },
    }),
    db.sig.findMany({
      orderBy: { name: 'asc' },
      select: { name: true, slug: true, chairs: true },
    }),
  ]);
  const rolesIn = (list: unknown) =>
    namedIn(list)
      .filter((entry) => isAbout(identity, entry))
      .map(({ role }) => role);
  return [
    ...teams.flatMap(({ name, slug, liaisons }) =>
      rolesIn(liaisons).map((role) => ({
        key: `team ${slug} ${role ?? ''}`,
        href: `/teams/${slug}`,
        title: name,
        role: liaisonText(role),
      })),
    ),
    ...sigs.flatMap(({ name, slug, chairs }) =>
      rolesIn(chairs)
        .slice(0, 1)
        .map(() => ({
          key: `sig ${slug}`,
          href: `/teams#sig-${slug}`,
          title: `${name} SIG`,
          role: 'Chair',
        })),
    ),
  ];
}
