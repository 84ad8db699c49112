import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '@/lib/sync/source';
import type { StoredPerson } from './mention-queries';
import { nameKey, type DerivedPerson } from './rules';

/** What must be written so that the stored people are the derived ones. */
export type PeopleChanges = {
  /** Ids of people to remove, or to write anew. */
  outdated: string[];
  /** People to write; the id is the former one where the handle stays. */
  fresh: (DerivedPerson & { id: string })[];
  /** Candidacies to lead to a person, or to nobody (null). */
  links: { candidacyId: string; personId: string | null }[];
};

/** Compares the derived people with the stored ones; everything is empty when they are the same. */
export function changesBetween(
  stored: readonly StoredPerson[],
  derived: readonly DerivedPerson[],
): PeopleChanges {
  const byHandle = new Map(stored.map((person) => [person.handle, person]));
  const changes: PeopleChanges = { outdated: [], fresh: [], links: [] };
  const linked = new Map(
    stored.flatMap(({ id, mentionIds }) => mentionIds.map((mentionId) => [mentionId, id] as const)),
  );
  const wanted = new Set<string>();
  for (const person of derived) {
    const former = byHandle.get(person.handle);
    byHandle.delete(person.handle);
    const id = former?.id ?? randomUUID();
    for (const mentionId of person.mentionIds) {
      wanted.add(mentionId);
      if (linked.get(mentionId) !== id)
        changes.links.push({ candidacyId: mentionId, personId: id });
    }
    if (former && contentOf(former) === contentOf(person)) continue;
    if (former) changes.outdated.push(former.id);
    changes.fresh.push({ ...person, id });
  }
  changes.outdated.push(...[...byHandle.values()].map(({ id }) => id));
  for (const mentionId of linked.keys()) {
    if (!wanted.has(mentionId)) changes.links.push({ candidacyId: mentionId, personId: null });
  }
  return changes;
}

function contentOf({ name, names, ircs, emails }: Omit<StoredPerson, 'id'>): string {
  return JSON.stringify([name, ...[names, ircs, emails].map((values) => [...values].sort())]);
}

/** Writes the changes: people, their names, nicks and addresses, and the links of their candidacies. */
export async function savePeople(
  tx: Transaction,
  { outdated, fresh, links }: PeopleChanges,
): Promise<void> {
  await tx.person.deleteMany({ where: { id: { in: outdated } } });
  await tx.person.createMany({ data: fresh.map(({ id, handle, name }) => ({ id, handle, name })) });
  await tx.personAlias.createMany({
    data: fresh.flatMap(({ id, names, ircs, emails }) => [
      ...aliases(id, 'name', names),
      ...aliases(id, 'irc', ircs),
      ...aliases(id, 'email', emails),
    ]),
  });
  if (links.length === 0) return;
  const candidacyIds = links.map(({ candidacyId }) => candidacyId);
  const personIds = links.map(({ personId }) => personId);
  await tx.$executeRaw`
    update "Candidacy" set "personId" = link.person
    from unnest(${candidacyIds}::uuid[], ${personIds}::uuid[]) as link (candidacy, person)
    where "Candidacy".id = link.candidacy`;
}

function aliases(personId: string, kind: string, values: readonly string[]) {
  return values.map((value) => ({ personId, kind, value, key: nameKey(value) }));
}
