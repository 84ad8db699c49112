import { addressKey, nameKey, shownName, handleOf } from './name-rules';

/**
 * A mention of a person in the record. `since` is its time in milliseconds since 1970, `Infinity` for the present; it
 * decides whose handle comes first. `id` is returned with the person.
 */
export type Mention = {
  id: string | null;
  name: string | null;
  irc: string | null;
  /** Never shown in public. */
  email: string | null;
  since: number;
};

/** A derived person, with all names, nicks and addresses they are known by. */
export type DerivedPerson = {
  handle: string;
  name: string;
  names: string[];
  ircs: string[];
  /** Never shown in public. */
  emails: string[];
  /** Ids of the mentions of this person. */
  mentionIds: string[];
  /** Names given with the same address that differ in more than case and spaces. */
  differentNames: string[];
};

/**
 * Derives the people in the record from their mentions.
 *
 * 1. Mentions with the same e-mail address are the same person.
 * 2. Mentions with the same name and the same nick are the same person, with or without an address.
 * 3. A name alone, or a nick alone, is not enough: such mentions belong to nobody.
 *
 * The name is the one used most often, or the latest of equals. The handle comes from the oldest full name. If two people
 * would have the same handle, the one mentioned first gets it, and the other's gets the nick added, then a number. The
 * result depends only on the mentions, not on their order, and later mentions take no handle away. Handles in `reserved`
 * are not given to anybody.
 */
export function derivePeople(
  mentions: readonly Mention[],
  reserved: ReadonlySet<string> = new Set(),
): DerivedPerson[] {
  const groups = groupMentions(mentions.map(cleaned));
  const people = groups
    .map(describe)
    .filter((person) => person !== null)
    .sort((a, b) => descending(b.since, a.since) || compare(a.key, b.key));
  const taken = new Set(reserved);
  return people.map(({ person, handleName }) => ({
    ...person,
    handle: freeHandle(handleName, person, taken),
  }));
}

function cleaned(mention: Mention): Mention {
  return {
    ...mention,
    name: shownName(mention.name),
    irc: shownName(mention.irc),
    email: addressKey(mention.email),
  };
}

/** Keys that identify the person of a mention: the address, and name with nick. */
function keysOf({ name, irc, email }: Mention): string[] {
  const keys = email === null ? [] : [`email ${email}`];
  if (name !== null && irc !== null) keys.push(`name ${nameKey(name)}\n${nameKey(irc)}`);
  return keys;
}

/** Groups mentions whose keys occur together (union-find with path halving). */
function groupMentions(mentions: readonly Mention[]): Mention[][] {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let current = key;
    for (;;) {
      const parent = parents.get(current) ?? current;
      if (parent === current) return current;
      const grandparent = parents.get(parent) ?? parent;
      parents.set(current, grandparent);
      current = grandparent;
    }
  };
  for (const mention of mentions) {
    const [first, ...others] = keysOf(mention);
    if (first === undefined) continue;
    for (const other of others) parents.set(rootOf(other), rootOf(first));
  }
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const [key] = keysOf(mention);
    if (key === undefined) continue;
    const root = rootOf(key);
    const group = groups.get(root);
    if (group) group.push(mention);
    else groups.set(root, [mention]);
  }
  return [...groups.values()];
}

type Described = {
  key: string;
  since: number;
  handleName: string;
  person: Omit<DerivedPerson, 'handle'>;
};

/** Makes a person of a group of mentions. Null if only an address is known: there is no name to show. */
function describe(group: readonly Mention[]): Described | null {
  const names = usesOf(group, ({ name }) => name);
  const ircs = usesOf(group, ({ irc }) => irc);
  const best = names[0] ?? ircs[0];
  if (!best) return null;
  const oldest = [...names].sort(
    (a, b) =>
      Number(b.isFull) - Number(a.isFull) ||
      descending(b.first, a.first) ||
      compare(a.text, b.text),
  )[0];
  return {
    key: group.flatMap(keysOf).sort(compare)[0] ?? '',
    since: Math.min(...group.map(({ since }) => since)),
    handleName: (oldest ?? best).text,
    person: {
      name: best.text,
      names: names.map(({ text }) => text),
      ircs: ircs.map(({ text }) => text),
      emails: [...new Set(group.flatMap(({ email }) => email ?? []))].sort(compare),
      mentionIds: group.flatMap(({ id }) => id ?? []).sort(compare),
      differentNames: differentNames(group),
    },
  };
}

type Use = { text: string; count: number; first: number; last: number; isFull: boolean };

/** Lists the texts in use, the most frequent first, then the latest, then alphabetically. */
function usesOf(group: readonly Mention[], textOf: (mention: Mention) => string | null): Use[] {
  const uses = new Map<string, Use>();
  for (const mention of group) {
    const text = textOf(mention);
    if (text === null) continue;
    const use = uses.get(text);
    uses.set(text, {
      text,
      count: (use?.count ?? 0) + 1,
      first: Math.min(use?.first ?? Infinity, mention.since),
      last: Math.max(use?.last ?? -Infinity, mention.since),
      isFull: new Set(nameKey(text).split(' ')).size > 1,
    });
  }
  return [...uses.values()].sort(
    (a, b) => b.count - a.count || descending(a.last, b.last) || compare(a.text, b.text),
  );
}

/** Compares numbers. Equal values come first, because `Infinity - Infinity` is not a number. */
function descending(a: number, b: number): number {
  return a === b ? 0 : b > a ? 1 : -1;
}

function differentNames(group: readonly Mention[]): string[] {
  const byAddress = new Map<string, Map<string, string>>();
  for (const { name, email } of group) {
    if (name === null || email === null) continue;
    const names = byAddress.get(email) ?? new Map<string, string>();
    const known = names.get(nameKey(name));
    if (known === undefined || compare(name, known) < 0) names.set(nameKey(name), name);
    byAddress.set(email, names);
  }
  const different = [...byAddress.values()].filter(({ size }) => size > 1);
  return [...new Set(different.flatMap((names) => [...names.values()]))].sort(compare);
}

function freeHandle(
  handleName: string,
  { ircs }: { ircs: readonly string[] },
  taken: Set<string>,
): string {
  const base = handleOf(handleName) || 'person';
  const nick = handleOf(ircs[0] ?? '');
  const wished = [base, ...(nick && nick !== base ? [`${base}-${nick}`] : [])];
  let handle = wished.find((candidate) => !taken.has(candidate));
  for (let number = 2; handle === undefined; number += 1) {
    const candidate = `${base}-${number}`;
    if (!taken.has(candidate)) handle = candidate;
  }
  taken.add(handle);
  return handle;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** All names, nicks and addresses that a person is known by. */
export type Identity = Pick<DerivedPerson, 'names' | 'ircs' | 'emails'>;

/**
 * True if a mention is about a person, by the rule of {@link derivePeople}: the address is theirs, or both name and
 * nick are.
 */
export function isAbout(
  { names, ircs, emails }: Identity,
  mention: Pick<Mention, 'name' | 'irc' | 'email'>,
): boolean {
  const email = addressKey(mention.email);
  if (email !== null && emails.includes(email)) return true;
  const [name, irc] = [shownName(mention.name), shownName(mention.irc)];
  if (name === null || irc === null) return false;
  const has = (values: readonly string[], value: string) =>
    values.some((each) => nameKey(each) === nameKey(value));
  return has(names, name) && has(ircs, irc);
}

/** A person in a list stored as JSON. */
export type NamedPerson = {
  role: string | null;
  name: string | null;
  irc: string | null;
  email: string | null;
};

/** Parses a JSON list of people, `[{ role, name, irc, email }]`. Values that are not text are left out. */
export function namedIn(list: unknown): NamedPerson[] {
  return (Array.isArray(list) ? list : []).map((entry: unknown) => {
    const fields = new Map(
      typeof entry === 'object' && entry !== null ? Object.entries(entry) : [],
    );
    const textOf = (key: string) => {
      const value: unknown = fields.get(key);
      return typeof value === 'string' && value !== '' ? value : null;
    };
    return {
      role: textOf('role'),
      name: textOf('name'),
      irc: textOf('irc'),
      email: textOf('email'),
    };
  });
}

/** Text for a liaison's role: `tact-sig` is `tact sig liaison`, `tc-liaison` is `TC liaison`. */
export function liaisonText(role: string | null): string {
  const words = (role ?? '')
    .replace(/[-_ ]*liaisons?$/i, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  if (words === '') return 'Liaison';
  return `${words.replace(/\btc\b/gi, 'TC')} liaison`;
}
