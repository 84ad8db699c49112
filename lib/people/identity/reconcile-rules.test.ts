import { expect, test } from 'vitest';
import type { Mention } from '@/lib/people/rules';
import { reconcilePeople, type Reconciled, type StoredPerson } from './reconcile-rules';
import { changesBetween, countChanges } from './change-rules';

const mention = (name: string, irc: string | null, email: string | null, since = 0): Mention => ({
  id: null,
  name,
  irc,
  email,
  since,
});

/** Returns the rows after a sync: continued ones under their ids, new ones under their handle, and kept ones. */
function storedAfter(
  stored: readonly StoredPerson[],
  reconciled: readonly Reconciled[],
): StoredPerson[] {
  const { emptied } = changesBetween(stored, reconciled);
  const rest = stored
    .filter(({ id }) => emptied.includes(id))
    .map((row) => ({ ...row, names: [], ircs: [], emails: [], mentionIds: [] }));
  const going = reconciled.map(({ person, former }) => ({
    ...person,
    id: former?.id ?? `id of ${person.handle}`,
    isKept: former?.isKept ?? false,
    proofs: former?.proofs ?? [],
  }));
  return [...going, ...rest];
}

const sync = (
  mentions: readonly Mention[],
  stored: readonly StoredPerson[] = [],
  taken: ReadonlySet<string> = new Set(),
) => storedAfter(stored, reconcilePeople(mentions, stored, taken));

const kept = (stored: readonly StoredPerson[], handle: string, proofs: string[] = []) =>
  stored.map((row) => (row.handle === handle ? { ...row, isKept: true, proofs } : row));

const handlesById = (stored: readonly StoredPerson[]) =>
  Object.fromEntries(stored.map(({ id, handle }) => [id, handle]));

test('a row follows its person’s address when an older name changes the handle', () => {
  const before = sync([mention('Ann Lee', 'ann', 'ann@example.org', 5)]);
  const after = sync(
    [
      mention('Ann Lee', 'ann', 'ann@example.org', 5),
      mention('Ann Smith', null, 'ann@example.org', 1),
    ],
    kept(before, 'ann-lee'),
  );
  expect(handlesById(after)).toEqual({ 'id of ann-lee': 'ann-smith' });
});

test('a row that somebody hangs on is not continued by a namesake', () => {
  const before = sync([mention('Ann Lee', 'ann', 'ann@example.org')]);
  const after = sync([mention('Ann Lee', 'other', 'other@example.org')], kept(before, 'ann-lee'));
  expect(handlesById(after)).toEqual({
    'id of ann-lee-other': 'ann-lee-other',
    'id of ann-lee': 'ann-lee',
  });
  expect(after.find(({ handle }) => handle === 'ann-lee')).toMatchObject({ emails: [] });
});

test('a row that nothing hangs on goes on under its handle', () => {
  const before = sync([mention('Ann Lee', 'ann', 'ann@example.org')]);
  const after = sync([mention('Ann Lee', 'other', 'other@example.org')], before);
  expect(handlesById(after)).toEqual({ 'id of ann-lee': 'ann-lee' });
});

test('when one person turns out to be two, the row goes with the address that was proven', () => {
  const joined = [
    mention('Ann Lee', 'ann', 'bo@example.org', 1),
    mention('Ann Lee', 'ann', 'ann@example.org', 2),
  ];
  const before = kept(sync(joined), 'ann-lee', ['ann@example.org']);
  const after = sync(
    [
      mention('Ann Lee', null, 'bo@example.org', 1),
      mention('Ann Lee', 'ann', 'ann@example.org', 2),
    ],
    before,
  );
  expect(after.find(({ isKept }) => isKept)?.emails).toEqual(['ann@example.org']);
});

test('when two rows turn out to be one person, the one that somebody hangs on stays', () => {
  const before = sync([
    mention('Ann Lee', 'ann', 'ann@example.org', 1),
    mention('Ann Smith', 'as', 'as@example.org', 2),
  ]);
  const both = [
    mention('Ann Lee', 'ann', 'ann@example.org', 1),
    mention('Ann Smith', 'as', 'as@example.org', 2),
    mention('Ann Lee', 'ann', 'as@example.org', 3),
  ];
  const after = sync(both, kept(before, 'ann-smith'));
  expect(handlesById(after)).toEqual({ 'id of ann-smith': 'ann-lee' });
});

test('handles of people who signed in are given to nobody, in whatever order the record is read', () => {
  const mentions = [
    mention('Ann Lee', 'ann', 'ann@example.org', 1),
    mention('Ann Lee', 'other', 'other@example.org', 2),
    mention('Bo Chen', 'bo', 'bo@example.org', 3),
  ];
  const taken = new Set(['ann-lee', 'bo-chen']);
  const handles = (list: Mention[]) => sync(list, [], taken).map(({ handle }) => handle);
  expect(handles(mentions)).toEqual(['ann-lee-ann', 'ann-lee-other', 'bo-chen-bo']);
  expect(handles([...mentions].reverse())).toEqual(handles(mentions));
});

test('settling again changes nothing, with rows that stay and handles that are taken', () => {
  const before = kept(
    sync([
      mention('Ann Lee', 'ann', 'ann@example.org', 1),
      mention('Bo Chen', 'bo', 'bo@example.org', 2),
      mention('Cy Poe', 'cy', null, 3),
    ]),
    'bo-chen',
  );
  const mentions = [
    mention('Ann Lee', 'ann', 'ann@example.org', 1),
    mention('Bo Chen', 'new', 'new@example.org', 2),
    mention('Cy Poe', 'cy', 'cy@example.org', 3),
  ];
  const taken = new Set(['cy-poe']);
  const once = sync(mentions, before, taken);
  const reconciled = reconcilePeople(mentions, once, taken);
  expect(countChanges(changesBetween(once, reconciled))).toBe(0);
  expect(once.map(({ handle }) => handle)).toContain('bo-chen-new');
});

test('a nick alone, or a name alone, takes nobody’s row', () => {
  const before = kept(sync([mention('Ann Lee', 'ann', 'ann@example.org')]), 'ann-lee');
  for (const other of [
    mention('Bo Chen', 'ann', 'bo@example.org'),
    mention('Ann Lee', null, 'other@example.org'),
  ]) {
    const after = sync([other], before);
    expect(after.find(({ isKept }) => isKept)).toMatchObject({ handle: 'ann-lee', emails: [] });
  }
});
