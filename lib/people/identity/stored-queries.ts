import 'server-only';
import { db } from '@/lib/database/client';
import { listKeptIds, type PersonReference } from './reference-queries';
import type { StoredPerson } from './reconcile-rules';

/**
 * Lists the stored people in the record, with their names from the record and their candidacies.
 *
 * @param references all columns that refer to a person, which decide whether a row stays
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

/** Lists the verified addresses of users, by the id of the person they are. */
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

/** Lists the handles that the record may not give: those of people who signed in, and of the demo. */
export async function listTakenHandles(): Promise<Set<string>> {
  const rows = await db.person.findMany({
    where: { origin: { not: 'record' } },
    select: { handle: true },
  });
  return new Set(rows.map(({ handle }) => handle));
}
