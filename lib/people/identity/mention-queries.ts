import 'server-only';
import { db } from '@/lib/database/client';
import { namedIn, type Mention } from '@/lib/people/rules';
import { listKeptIds, type PersonReference } from './reference-queries';
import type { StoredPerson } from './settle-rules';

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

/**
 * Everybody of the record as stored, with what the record calls them and the candidacies that lead to them.
 *
 * @param references every column that names a person: what keeps a row that the record names no longer
 */
export async function listStoredPeople(
  references: readonly PersonReference[],
): Promise<StoredPerson[]> {
  const [people, candidacies, keptIds] = await Promise.all([
    db.person.findMany({
      where: { origin: 'record' },
      orderBy: { handle: 'asc' },
      select: {
        id: true,
        handle: true,
        name: true,
        aliases: { where: { source: 'record' }, select: { kind: true, value: true } },
      },
    }),
    db.candidacy.findMany({
      where: { personId: { not: null } },
      select: { id: true, personId: true },
    }),
    listKeptIds(references),
  ]);
  const proofs = await listProofs([...keptIds]);
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
      isKept: keptIds.has(id),
      proofs: proofs.get(id) ?? [],
    };
  });
}

/** Verified addresses of those who are somebody, by the id of the person they are. */
async function listProofs(personIds: string[]): Promise<Map<string, string[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await db.personAlias.findMany({
    where: { kind: 'email', source: 'verified' },
    select: { key: true, person: { select: { id: true, mergedIntoId: true } } },
  });
  const proofs = new Map<string, string[]>();
  for (const { key, person } of rows) {
    const id = person.mergedIntoId ?? person.id;
    proofs.set(id, [...(proofs.get(id) ?? []), key]);
  }
  return proofs;
}

/** Handles that the record can give to nobody: those of people who signed in, and of the seed. */
export async function listTakenHandles(): Promise<Set<string>> {
  const rows = await db.person.findMany({
    where: { origin: { not: 'record' } },
    select: { handle: true },
  });
  return new Set(rows.map(({ handle }) => handle));
}
