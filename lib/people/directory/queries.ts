import 'server-only';
import { storable } from '@/lib/text';
import type { Candidacy } from '@/lib/generated/prisma/client';
import { db } from '@/lib/database/client';
import { redactAll } from '@/lib/markup/redact';
import { isAbout, liaisonText, namedIn, type Identity } from '@/lib/people/rules';

/** A period in which a person led a team. */
export type LeadTerm = { teamSlug: string; teamName: string; from: Date; until: Date | null };

/** A period in which a person sat on a body. */
export type BodyTerm = {
  body: string;
  role: string | null;
  affiliation: string | null;
  from: Date | null;
  until: Date | null;
};

/** A candidacy of a person, with its contest. */
export type PersonCandidacy = {
  id: string;
  electionSlug: string;
  electionTitle: string;
  contestSlug: string;
  contestTitle: string;
  outcome: Candidacy['outcome'];
  hasStatement: boolean;
  timeline: { name: string; startAt: Date; endAt: Date }[];
};

/** A present role of a person in a team or group. */
export type Duty = { key: string; href: string; title: string; role: string };

/** The public record of a person, without addresses. */
export type PersonRecord = {
  /** Row that represents the person. */
  id: string;
  handle: string;
  name: string;
  otherNames: string[];
  ircs: string[];
  leadTerms: LeadTerm[];
  bodyTerms: BodyTerm[];
  candidacies: PersonCandidacy[];
  /** Candidacies under one of their names that no address or nick links to a person. */
  sameName: PersonCandidacy[];
  duties: Duty[];
  /** True if the record names them; others only signed in. */
  isOfRecord: boolean;
  /** Stated names, which nobody has checked. */
  stated: { kind: string; value: string }[];
};

/** Returns a person by handle, with the record of all rows that are the same person, or null. */
export async function getPerson(handle: string): Promise<PersonRecord | null> {
  const rows = await rowsOf(handle);
  const [root] = rows;
  if (!root) return null;
  const identities = rows.map(identityOf);
  const valuesOf = (kind: keyof Identity) => [...new Set(identities.flatMap((each) => each[kind]))];
  const names = valuesOf('names');
  const [leadTerms, bodyTerms, candidacies, sameName, duties] = await Promise.all([
    leadTermsOf(identities),
    bodyTermsOf(identities),
    candidaciesWhere({ personId: { in: rows.map(({ id }) => id) } }),
    candidaciesWhere({ personId: null, name: { in: names } }),
    dutiesOf(identities),
  ]);
  return redactAll({
    id: root.id,
    handle: root.handle,
    name: root.name,
    otherNames: names.filter((name) => name !== root.name),
    ircs: valuesOf('ircs'),
    leadTerms,
    bodyTerms,
    candidacies,
    sameName,
    duties,
    isOfRecord: rows.some(({ origin }) => origin === 'record'),
    stated: rows
      .flatMap(({ aliases }) => aliases)
      .filter(({ kind, source }) => source === 'stated' && kind !== 'name' && kind !== 'email')
      .map(({ kind, value }) => ({ kind, value })),
  });
}

type Row = {
  id: string;
  handle: string;
  name: string;
  origin: string;
  aliases: { kind: string; value: string; source: string }[];
};

/** Rows that are one person, beginning with the one that represents them. */
async function rowsOf(handle: string): Promise<Row[]> {
  const text = storable(handle);
  return db.person.findMany({
    where: {
      OR: [
        { handle: text },
        { mergedInto: { handle: text } },
        { merged: { some: { handle: text } } },
        { mergedInto: { merged: { some: { handle: text } } } },
      ],
    },
    orderBy: [{ mergedIntoId: { sort: 'asc', nulls: 'first' } }, { handle: 'asc' }],
    select: {
      id: true,
      handle: true,
      name: true,
      origin: true,
      aliases: {
        orderBy: { value: 'asc' },
        select: { kind: true, value: true, source: true },
      },
    },
  });
}

function identityOf({ aliases }: Row): Identity {
  const valuesOf = (wanted: string) =>
    aliases
      .filter(({ kind, source }) => kind === wanted && source === 'record')
      .map(({ value }) => value);
  return { names: valuesOf('name'), ircs: valuesOf('irc'), emails: valuesOf('email') };
}

function mayBe(identities: readonly Identity[]) {
  const emails = identities.flatMap((each) => each.emails);
  const names = identities.flatMap((each) => each.names);
  return {
    OR: [{ email: { in: emails, mode: 'insensitive' as const } }, { name: { in: names } }],
  };
}

/** Matches name and nick of one row: from two rows they prove nothing. */
function areAbout(
  identities: readonly Identity[],
  mention: Parameters<typeof isAbout>[1],
): boolean {
  return identities.some((identity) => isAbout(identity, mention));
}

async function leadTermsOf(identities: readonly Identity[]): Promise<LeadTerm[]> {
  const rows = await db.leadershipTerm.findMany({
    where: { kind: 'ptl', ...mayBe(identities) },
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
    .filter((term) => areAbout(identities, term))
    .map(({ teamSlug, teamName, from, until }) => ({ teamSlug, teamName, from, until }));
}

async function bodyTermsOf(identities: readonly Identity[]): Promise<BodyTerm[]> {
  const rows = await db.membership.findMany({
    where: mayBe(identities),
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
  const own = rows.filter((term) => areAbout(identities, term));
  // The row of the current file repeats the open term from the history.
  const isTold = (body: string) =>
    own.some((term) => term.body === body && !term.isCurrent && term.until === null);
  return own
    .filter(({ body, isCurrent }) => !isCurrent || !isTold(body))
    .map(({ body, role, affiliation, from, until }) => ({ body, role, affiliation, from, until }));
}

async function candidaciesWhere(
  where: { personId: { in: string[] } } | { personId: null; name: { in: string[] } },
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

async function dutiesOf(identities: readonly Identity[]): Promise<Duty[]> {
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
      .filter((entry) => areAbout(identities, entry))
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
