import { derivePeople, type DerivedPerson, type Mention } from '@/lib/people/rules';
import { nameKey } from '@/lib/people/name-rules';

/** A person of the record as stored. Names, nicks and addresses are those the record gave; others are no part. */
export type StoredPerson = Pick<
  DerivedPerson,
  'handle' | 'name' | 'names' | 'ircs' | 'emails' | 'mentionIds'
> & {
  id: string;
  /** Somebody signed in, was granted, claimed, merged or did something as this person: the row must stay. */
  isKept: boolean;
  /** Verified addresses of those who are this person. */
  proofs: string[];
};

/** A derived person and the row it continues; null where it begins one. */
export type Reconciled = { person: DerivedPerson; former: StoredPerson | null };

/** What must be written so that the stored people are the derived ones. */
export type PeopleChanges = {
  /** Rows to remove. */
  removed: string[];
  /** Rows that must stay and that the record no longer names: they lose what came from it. */
  emptied: string[];
  /** People to begin. */
  created: Reconciled[];
  /** People whose row changes in place. */
  changed: (Reconciled & { former: StoredPerson })[];
  /** Candidacies that lead to another person, by handle, or to nobody (null). */
  links: { candidacyId: string; handle: string | null }[];
};

/**
 * Tells who is who, and which stored row each person continues.
 *
 * 1. A row of the same content goes on. 2. So does one that shares an address, or a name and a nick: first where
 * somebody proved an address of the person, then rows that must stay, then by handle. 3. A row that nothing
 * hangs on may go on under the same handle alone.
 *
 * Handles in `taken` (of people who signed in) and those of rows that stay without a person are given to nobody.
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

/** Finds stored rows by an address or a nick of theirs: there are thousands of people, and few have changed. */
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
