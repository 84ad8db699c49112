import 'server-only';
import { db } from '@/lib/db';
import { namedIn, type DerivedPerson, type Mention } from './rules';

/** Release order begins with austin, October 2010, and goes on by half years. */
const FIRST_RELEASE = Date.UTC(2010, 9, 1);
const HALF_YEAR_MS = 182.5 * 86_400_000;

/** Every place in the record that names somebody, with addresses. For the derivation of people only. */
export async function listMentions(): Promise<Mention[]> {
  const parts = await Promise.all([
    candidacyMentions(),
    leadershipMentions(),
    membershipMentions(),
    teamMentions(),
    chairMentions(),
  ]);
  return parts.flat();
}

async function candidacyMentions(): Promise<Mention[]> {
  const rows = await db.candidacy.findMany({
    where: { outcome: { not: 'leaderless' } },
    select: {
      id: true,
      name: true,
      irc: true,
      email: true,
      contest: { select: { election: { select: { ordinal: true } } } },
    },
  });
  return rows.map(({ contest, ...row }) => ({
    ...row,
    since: timeOfElection(contest.election.ordinal),
  }));
}

/** About when an election was held: half a year before the release it elects for. */
function timeOfElection(ordinal: number): number {
  return ordinal < 0 ? Infinity : FIRST_RELEASE + (ordinal - 1) * HALF_YEAR_MS;
}

async function leadershipMentions(): Promise<Mention[]> {
  const rows = await db.leadershipTerm.findMany({
    select: { name: true, irc: true, email: true, liaisons: true, from: true },
  });
  return rows.flatMap(({ name, irc, email, liaisons, from }) => [
    { id: null, name, irc, email, since: from.getTime() },
    ...mentionsIn(liaisons, from.getTime()),
  ]);
}

async function membershipMentions(): Promise<Mention[]> {
  const rows = await db.membership.findMany({
    select: { name: true, irc: true, email: true, from: true },
  });
  return rows.map(({ from, ...row }) => ({ ...row, id: null, since: from?.getTime() ?? Infinity }));
}

async function teamMentions(): Promise<Mention[]> {
  const rows = await db.team.findMany({
    select: { ptlName: true, ptlIrc: true, ptlEmail: true, liaisons: true },
  });
  return rows.flatMap(({ ptlName: name, ptlIrc: irc, ptlEmail: email, liaisons }) => [
    { id: null, name, irc, email, since: Infinity },
    ...mentionsIn(liaisons, Infinity),
  ]);
}

async function chairMentions(): Promise<Mention[]> {
  const rows = await db.sig.findMany({ select: { chairs: true } });
  return rows.flatMap(({ chairs }) => mentionsIn(chairs, Infinity));
}

/** The people of a JSON list, as mentions. */
function mentionsIn(list: unknown, since: number): Mention[] {
  return namedIn(list).map(({ name, irc, email }) => ({ id: null, name, irc, email, since }));
}

/** A person as stored, in the form of a derived one: to see what has changed. */
export type StoredPerson = Pick<
  DerivedPerson,
  'handle' | 'name' | 'names' | 'ircs' | 'emails' | 'mentionIds'
> & {
  id: string;
};

/** Everybody as stored, with aliases and the candidacies that lead to them. */
export async function listStoredPeople(): Promise<StoredPerson[]> {
  const [people, candidacies] = await Promise.all([
    db.person.findMany({
      select: {
        id: true,
        handle: true,
        name: true,
        aliases: { select: { kind: true, value: true } },
      },
    }),
    db.candidacy.findMany({
      where: { personId: { not: null } },
      select: { id: true, personId: true },
    }),
  ]);
  const idsByPerson = new Map<string, string[]>();
  for (const { id, personId } of candidacies) {
    if (personId) idsByPerson.set(personId, [...(idsByPerson.get(personId) ?? []), id]);
  }
  return people.map(({ id, handle, name, aliases }) => {
    const valuesOf = (wanted: string) =>
      aliases.filter(({ kind }) => kind === wanted).map(({ value }) => value);
    return {
      id,
      handle,
      name,
      names: valuesOf('name'),
      ircs: valuesOf('irc'),
      emails: valuesOf('email'),
      mentionIds: idsByPerson.get(id) ?? [],
    };
  });
}
