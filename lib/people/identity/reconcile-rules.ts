import { derivePeople, type DerivedPerson, type Mention } from '@/lib/people/rules';
import { nameKey } from '@/lib/people/name-rules';

/** A stored person from the record. Names, nicks and addresses are only those from the record. */
export type StoredPerson = Pick<
  DerivedPerson,
  'handle' | 'name' | 'names' | 'ircs' | 'emails' | 'mentionIds'
> & {
  id: string;
  /** True if somebody signed in, was granted a role, claimed, merged or acted as this person: the row must stay. */
  isKept: boolean;
  /** Verified addresses of the users who are this person. */
  proofs: string[];
};

/** A derived person with the stored row it continues, or null for a new row. */
export type Reconciled = { person: DerivedPerson; former: StoredPerson | null };

/** Changes that make the stored people equal to the derived ones. */
export type PeopleChanges = {
  /** Rows to remove. */
  removed: string[];
  /** Rows that must stay although the record no longer names them: they lose their data from the record. */
  emptied: string[];
  /** People to add. */
  created: Reconciled[];
  /** People whose row is changed. */
  changed: (Reconciled & { former: StoredPerson })[];
  /** Candidacies that now belong to another person, by handle, or to nobody (null). */
  links: { candidacyId: string; handle: string | null }[];
};

/**
 * Derives the people from their mentions, and matches each with the stored row it continues.
 *
 * 1. A row with the same content matches.
 * 2. So does a row that shares an address, or a name and a nick: first rows with a verified address of the person, then
 *    rows that must stay, then rows with the same handle.
 * 3. A row that nothing depends on may match by its handle alone.
 *
 * Handles in `taken` (of people who signed in) and of rows that stay without a person are not given to anybody.
 */
export function reconcilePeople(
  mentions: readonly Mention[],
  stored: readonly StoredPerson[],
  taken: ReadonlySet<string> = new Set(),
): Reconciled[] {
  const reserved = new Set(taken);
  for (;;) {
    const reconciled = matched(derivePeople(mentions, reserved), stored);
    const handles = new Set(reconciled.map(({ person }) => person.handle));
    const continued = new Set(reconciled.map(({ former }) => former?.id));
    const clashes = stored.filter(
      ({ id, handle, isKept }) => isKept && !continued.has(id) && handles.has(handle),
    );
    if (clashes.length === 0) return reconciled;
    for (const { handle } of clashes) reserved.add(handle);
  }
}

function matched(people: readonly DerivedPerson[], stored: readonly StoredPerson[]): Reconciled[] {
  const formers = new Map<DerivedPerson, StoredPerson>();
  const used = new Set<StoredPerson>();
  const pair = (person: DerivedPerson, former: StoredPerson | undefined) => {
    if (!former || formers.has(person) || used.has(former)) return;
    formers.set(person, former);
    used.add(former);
  };
  const byContent = new Map(stored.map((row) => [contentOf(row), row]));
  for (const person of people) pair(person, byContent.get(contentOf(person)));
  const open = stored.filter((row) => !used.has(row));
  const index = indexOf(open);
  const matches = people
    .filter((person) => !formers.has(person))
    .flatMap((person) => matchesOf(person, index));
  for (const { person, former } of matches.sort(byStrength)) pair(person, former);
  const byHandle = new Map(
    open.filter(({ isKept }) => !isKept).map((row) => [row.handle, row] as const),
  );
  for (const person of people) pair(person, byHandle.get(person.handle));
  return people.map((person) => ({ person, former: formers.get(person) ?? null }));
}

/** Content of a person as one text, for comparing: name, other names, nicks and addresses in any order. */
export function contentOf({
  name,
  names,
  ircs,
  emails,
}: Pick<StoredPerson, 'name' | 'names' | 'ircs' | 'emails'>): string {
  return JSON.stringify([name, ...[names, ircs, emails].map((values) => [...values].sort())]);
}

type Match = { person: DerivedPerson; former: StoredPerson; strength: number[] };

/** Indexes stored rows by address and nick: there are thousands of people, and few have changed. */
function indexOf(stored: readonly StoredPerson[]): Map<string, Set<StoredPerson>> {
  const index = new Map<string, Set<StoredPerson>>();
  for (const row of stored) {
    for (const key of [...row.emails, ...row.ircs.map(nameKey)]) {
      index.set(key, (index.get(key) ?? new Set()).add(row));
    }
  }
  return index;
}

function matchesOf(person: DerivedPerson, index: Map<string, Set<StoredPerson>>): Match[] {
  const keys = [...person.emails, ...person.ircs.map(nameKey)];
  const candidates = new Set(keys.flatMap((key) => [...(index.get(key) ?? [])]));
  return [...candidates].flatMap((former) => {
    const shared = former.emails.filter((email) => person.emails.includes(email)).length;
    const isSameNamed =
      haveCommon(former.names, person.names) && haveCommon(former.ircs, person.ircs);
    if (shared === 0 && !isSameNamed) return [];
    const isProven = former.proofs.some((email) => person.emails.includes(email));
    const isSameHandle = former.handle === person.handle;
    const strength = [Number(isProven), Number(former.isKept), Number(isSameHandle), shared];
    return [{ person, former, strength }];
  });
}

function haveCommon(one: readonly string[], other: readonly string[]): boolean {
  const keys = new Set(one.map(nameKey));
  return other.some((text) => keys.has(nameKey(text)));
}

function byStrength(one: Match, other: Match): number {
  const place = one.strength.findIndex((value, index) => value !== other.strength[index]);
  if (place >= 0) return (other.strength[place] ?? 0) - (one.strength[place] ?? 0);
  const [left, right] = [one, other].map(
    ({ person, former }) => `${former.handle} ${person.handle}`,
  );
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
