import {
  type PeopleChanges,
  type Reconciled,
  type StoredPerson,
  contentOf,
} from './reconcile-rules';

/** Compares reconciled people with the stored rows. All lists are empty if nothing differs. */
export function changesBetween(
  stored: readonly StoredPerson[],
  reconciled: readonly Reconciled[],
): PeopleChanges {
  const changed = reconciled.filter(
    (each): each is Reconciled & { former: StoredPerson } =>
      each.former !== null &&
      (each.former.handle !== each.person.handle ||
        contentOf(each.former) !== contentOf(each.person)),
  );
  const continued = new Set(reconciled.map(({ former }) => former?.id));
  const left = stored.filter(({ id }) => !continued.has(id));
  const hasAny = ({ names, ircs, emails }: StoredPerson) =>
    names.length + ircs.length + emails.length > 0;
  return {
    removed: left.filter(({ isKept }) => !isKept).map(({ id }) => id),
    emptied: left.filter((row) => row.isKept && hasAny(row)).map(({ id }) => id),
    created: reconciled.filter(({ former }) => former === null),
    changed,
    links: linksBetween(stored, reconciled),
  };
}

function linksBetween(
  stored: readonly StoredPerson[],
  reconciled: readonly Reconciled[],
): PeopleChanges['links'] {
  const linked = new Map(
    stored.flatMap(({ id, mentionIds }) => mentionIds.map((mention) => [mention, id] as const)),
  );
  const links: PeopleChanges['links'] = [];
  for (const { person, former } of reconciled) {
    for (const candidacyId of person.mentionIds) {
      const isLinked = former !== null && linked.get(candidacyId) === former.id;
      linked.delete(candidacyId);
      if (!isLinked) links.push({ candidacyId, handle: person.handle });
    }
  }
  for (const candidacyId of linked.keys()) links.push({ candidacyId, handle: null });
  return links;
}

/** Number of people and links that change. */
export function countChanges({
  removed: removed,
  emptied,
  created: created,
  changed,
  links,
}: PeopleChanges): number {
  return [removed, emptied, created, changed, links].reduce((sum, { length }) => sum + length, 0);
}
