import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aliasKey } from './identity/alias-rules';
import { derivePeople, isAbout, liaisonText, namedIn, type Mention } from './rules';
import { addressKey, handleOf, shownName } from './name-rules';

const mention = (facts: Partial<Mention>): Mention => ({
  id: null,
  name: null,
  irc: null,
  email: null,
  since: 0,
  ...facts,
});

test('one address with several names is one person, named as most often, with the oldest full name as handle', () => {
  const people = derivePeople([
    mention({ id: '1', name: 'Ann', email: 'ANN@example.org', since: 1 }),
    mention({ id: '2', name: 'Ann Lee', email: 'ann@example.org', since: 2 }),
    mention({ id: '3', name: 'Ann Chen', email: 'ann@example.org ', since: 3 }),
    mention({ id: '4', name: 'Ann Chen', email: 'ann@example.org', since: 4 }),
  ]);
  expect(people).toMatchObject([
    {
      handle: 'ann-lee',
      name: 'Ann Chen',
      emails: ['ann@example.org'],
      mentionIds: ['1', '2', '3', '4'],
    },
  ]);
  expect(people[0]?.differentNames).toEqual(['Ann', 'Ann Chen', 'Ann Lee']);
});

test('the same name and nick is the same person under two addresses, and without one', () => {
  const people = derivePeople([
    mention({ name: 'Bo Chen', irc: 'bo', email: 'bo@example.org' }),
    mention({ name: 'bo  chen', irc: 'BO', email: 'bo@example.net' }),
    mention({ id: 'x', name: 'Bo Chen', irc: 'bo' }),
  ]);
  expect(people).toHaveLength(1);
  expect(people[0]?.emails).toEqual(['bo@example.net', 'bo@example.org']);
  expect(people[0]?.mentionIds).toEqual(['x']);
});

test('a name alone, or a nick alone, belongs to nobody', () => {
  const people = derivePeople([
    mention({ id: 'x', name: 'Bo Chen' }),
    mention({ id: 'y', irc: 'bo' }),
    mention({ name: 'Bo Chen', irc: 'bo', email: 'bo@example.org' }),
  ]);
  expect(people).toHaveLength(1);
  expect(people[0]?.mentionIds).toEqual([]);
});

test('two people of one name have different handles, and the older one keeps the plain one', () => {
  const older = mention({ name: 'Wei Wang', irc: 'wei', email: 'z@example.org', since: 1 });
  const younger = mention({ name: 'Wei Wang', irc: 'ww', email: 'a@example.org', since: 2 });
  const third = mention({ name: 'Wei Wang', email: 'b@example.org', since: 3 });
  const handles = derivePeople([third, younger, older]).map(({ handle, emails }) => [
    handle,
    emails[0],
  ]);
  expect(handles).toEqual([
    ['wei-wang', 'z@example.org'],
    ['wei-wang-ww', 'a@example.org'],
    ['wei-wang-2', 'b@example.org'],
  ]);
});

test('placeholders are nobody, and an address in the wrong field is not shown', () => {
  expect(
    derivePeople([
      mention({ name: 'APPOINTMENT NEEDED', irc: 'No PTL', email: 'example@example.org' }),
      mention({ name: 'TBD', irc: 'tbd' }),
      mention({ name: 'ann@example.org', email: 'ann@example.org' }),
    ]),
  ).toEqual([]);
  expect(shownName(' Ann  Lee ')).toBe('Ann Lee');
  expect([addressKey('no address'), addressKey(null)]).toEqual([null, null]);
});

test('an address is compared by its ASCII letters: what only looks like one of them is another address', () => {
  expect(addressKey(' Kim@Example.ORG ')).toBe('kim@example.org');
  for (const other of [
    '\u212aim@example.org',
    'ｋim@example.org',
    'kım@example.org',
    'kİm@example.org',
  ]) {
    expect(addressKey(other), other).not.toBe('kim@example.org');
    expect(aliasKey('email', other), other).not.toBe('kim@example.org');
  }
  expect(aliasKey('name', 'Kim\u212a')).toBe('kimk');
});

test('a person known only by address and nick is called by the nick', () => {
  expect(derivePeople([mention({ irc: 'cy', email: 'cy@example.org' })])).toMatchObject([
    { handle: 'cy', name: 'cy' },
  ]);
});

test.each([
  ['Sławek Kapłoński', 'slawek-kaplonski'],
  ['Jürgen Groß', 'jurgen-gross'],
  ['Işıl Ø', 'isil-o'],
  ['陈 英', '陈-英'],
  ['???', ''],
])('the handle of %s is “%s”', (name, handle) => {
  expect(handleOf(name)).toBe(handle);
});

test('a name without letters still gets a handle', () => {
  const people = derivePeople([
    mention({ name: '★', email: 'a@example.org' }),
    mention({ name: '☆', email: 'b@example.org', since: 1 }),
  ]);
  expect(people.map(({ handle }) => handle)).toEqual(['person', 'person-2']);
});

const someone = fc.record({
  name: fc.option(fc.constantFrom('Ann Lee', 'ann  lee', 'Bo Chen', 'Cy', 'TBD', 'Łu Ø')),
  irc: fc.option(fc.constantFrom('ann', 'Ann', 'bo', 'cy')),
  email: fc.option(fc.constantFrom('a@x.org', 'A@x.org', 'b@x.org', 'c@x.org', 'd@x.org')),
  since: fc.constantFrom(1, 2, 3, Infinity),
});
const mentions = fc
  .array(someone, { maxLength: 12 })
  .map((list) => list.map((each, index): Mention => ({ ...each, id: String(index) })));

test('the order of mentions changes nothing', () => {
  fc.assert(
    fc.property(
      mentions.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, shuffled]) => {
        expect(derivePeople(shuffled)).toEqual(derivePeople(list));
      },
    ),
  );
});

test('each address and each mention is in one person at most, and handles are unique', () => {
  fc.assert(
    fc.property(mentions, (list) => {
      const people = derivePeople(list);
      for (const values of [
        people.map(({ handle }) => handle),
        people.flatMap(({ emails }) => emails),
        people.flatMap(({ mentionIds }) => mentionIds),
      ]) {
        expect(new Set(values).size).toBe(values.length);
      }
      expect(people.every(({ handle, name }) => handle !== '' && !name.includes('@'))).toBe(true);
    }),
  );
});

test('mentions with a common address are together', () => {
  fc.assert(
    fc.property(mentions, (list) => {
      const people = derivePeople(list);
      const personOf = (id: string | null) =>
        people.findIndex(({ mentionIds }) => mentionIds.includes(id ?? ''));
      for (const one of list) {
        for (const other of list) {
          if (one.email === null || addressKey(one.email) !== addressKey(other.email)) continue;
          expect(personOf(one.id)).toBe(personOf(other.id));
        }
      }
    }),
  );
});

test('what is added later takes no handle away', () => {
  const late = mention({ name: 'Ann Lee', irc: 'lee', email: 'new@x.org', since: 10 });
  fc.assert(
    fc.property(mentions, (list) => {
      const before = derivePeople(list.filter(({ since }) => since < 10));
      const after = derivePeople([...list.filter(({ since }) => since < 10), late]);
      const handles = new Set(after.map(({ handle }) => handle));
      expect(before.every(({ handle }) => handles.has(handle))).toBe(true);
    }),
  );
});

test('a mention is about somebody by address, or by name with nick', () => {
  const ann = { names: ['Ann Lee'], ircs: ['ann'], emails: ['ann@x.org'] };
  const about = (facts: Partial<Mention>) => isAbout(ann, mention(facts));
  expect(about({ email: 'ANN@x.org' })).toBe(true);
  expect(about({ name: 'ann lee', irc: 'ANN' })).toBe(true);
  expect([about({ name: 'Ann Lee' }), about({ irc: 'ann' }), about({ email: 'b@x.org' })]).toEqual([
    false,
    false,
    false,
  ]);
});

test('a list kept as JSON gives its people, whatever is in it', () => {
  expect(namedIn([{ role: 'release', name: 'Ann', irc: '', email: 3 }, 'x', null])).toEqual([
    { role: 'release', name: 'Ann', irc: null, email: null },
    { role: null, name: null, irc: null, email: null },
    { role: null, name: null, irc: null, email: null },
  ]);
  expect(namedIn({})).toEqual([]);
});

test.each([
  ['release', 'release liaison'],
  ['tc-liaison', 'TC liaison'],
  ['tact-sig', 'tact sig liaison'],
  ['liaison', 'Liaison'],
  [null, 'Liaison'],
])('the role %s is %s', (role, words) => {
  expect(liaisonText(role)).toBe(words);
});
