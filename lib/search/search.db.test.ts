import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchKindNames, searchKinds } from '@/lib/parts/search-kinds';
import { db } from '@/lib/database/client';
import { LIKE_AN_ADDRESS } from '@/lib/markup/redact';
import { indexDocuments, rebuildSearch, type SearchKind } from './commands';
import { countHits, listHits, cursorOfHit, suggestSearch } from './queries';
import { readSearch } from './rules';

const read = (text: string) => readSearch(text, searchKindNames);

/** A kind whose documents are given one by one. */
const kindOf = (kind: string): SearchKind => ({ kind, title: kind, name: kind, query: null });

type Given = { key?: string; title: string; body?: string; date?: string };

async function index(
  kind: 'series' | 'team' | 'page' | 'person',
  documents: Given[],
): Promise<number> {
  return indexDocuments(
    db,
    kindOf(kind),
    documents.map(({ title, key = title, body = '', date }) => ({
      key,
      title,
      url: `/x/${key}`,
      body,
      date: date === undefined ? null : new Date(date),
    })),
  );
}

async function find(text: string, take = 20) {
  const search = read(text);
  return listHits({ search, kinds: search.kinds }, take);
}

async function titles(text: string): Promise<string[]> {
  return (await find(text)).map(({ key }) => key);
}

test('words are found in any form, at their beginning, and inside dotted, slashed and scored names', async () => {
  await index('page', [
    { title: 'oslo.messaging' },
    {
      title: 'Charter',
      body: 'The governance of openstack/nova by the tc_members, who govern “openly”.',
    },
  ]);

  for (const text of ['messaging', 'oslo', 'oslo.messaging', 'OSLO', 'mess']) {
    expect(await titles(text)).toEqual(['oslo.messaging']);
  }
  for (const text of ['nova', 'members', 'governa', 'governing', 'openly', 'the charter']) {
    expect(await titles(text)).toEqual(['Charter']);
  }
});

test('every word must be there, a phrase in a row, an excluded word nowhere', async () => {
  await index('page', [
    { title: 'one', body: 'release management team' },
    { title: 'two', body: 'management of the release' },
    { title: 'three', body: 'release notes' },
  ]);

  expect((await titles('release management')).sort()).toEqual(['one', 'two']);
  expect(await titles('"release management"')).toEqual(['one']);
  expect(await titles('release -management')).toEqual(['three']);
  expect(await titles('release -"management team" -notes')).toEqual(['two']);
  expect(await titles('release nothing')).toEqual([]);
});

test('a title that is the search comes first, then titles, then texts, the newest of equals before', async () => {
  await index('page', [
    { title: 'text', body: 'about nova and more words' },
    { title: 'nova' },
    { title: 'a nova plugin', key: 'old', date: '2020-01-01' },
    { title: 'a nova plugin', key: 'new', date: '2024-01-01' },
    { title: 'a nova plugin', key: 'undated' },
  ]);

  expect(await titles('Nova')).toEqual(['nova', 'new', 'old', 'undated', 'text']);
});

test('kinds narrow the hits but not the counts, and a kind alone lists what there is', async () => {
  await index('team', [{ title: 'nova team' }, { title: 'neutron' }]);
  await index('series', [{ title: 'nova' }]);

  expect(await titles('nova kind:team')).toEqual(['nova team']);
  expect((await titles('kind:team')).sort()).toEqual(['neutron', 'nova team']);
  expect(await titles('-nova kind:team')).toEqual(['neutron']);
  expect(await countHits(read('nova kind:team'), searchKindNames)).toEqual([
    { kind: 'series', count: 1 },
    { kind: 'team', count: 1 },
  ]);
});

test('what matches is marked, and no text can forge a mark', async () => {
  await index('page', [
    { title: 'Nova', body: 'See <b>Nova</b> \uE000forged\uE001 & more' },
    { title: 'Of <i> & neutron', body: '' },
  ]);

  const [hit] = await find('nova');

  expect(hit?.title).toEqual([{ text: 'Nova', isMatch: true }]);
  expect(hit?.snippet).toEqual([
    { text: 'Nova', isMatch: true },
    { text: '  forged & more', isMatch: false },
  ]);
  expect((await find('neutron'))[0]?.title).toEqual([{ text: 'Of <i> & neutron', isMatch: false }]);
});

test('a match deep in a long text is shown with what stands around it', async () => {
  const filler = 'lorem ipsum dolor '.repeat(2000);
  await index('page', [{ title: 'Long', body: `${filler} the quorum of nine members ${filler}` }]);

  const [hit] = await find('of quorum');

  expect(hit?.snippet.filter(({ isMatch }) => isMatch)).toEqual([
    { text: 'quorum', isMatch: true },
  ]);
  expect(hit?.snippet[0]?.text).toMatch(/^(lorem|ipsum|dolor|the) /);
});

test('pages follow each other without a gap or a repetition', async () => {
  await index(
    'page',
    Array.from({ length: 25 }, (_, n) => ({
      title: `nova ${n % 3 ? 'a' : 'b c'}`,
      key: `k${n}`,
      date: n % 2 ? `2024-01-${10 + (n % 7)}` : undefined,
    })),
  );
  await index('team', [{ title: 'nova' }]);
  const search = read('nova');

  const seen: string[] = [];
  let after: ReturnType<typeof cursorOfHit> | undefined;
  for (;;) {
    const hits = await listHits({ search, kinds: [] }, 4, after);
    seen.push(...hits.map(({ kind, key }) => `${kind}/${key}`));
    const last = hits.at(-1);
    if (!last) break;
    after = cursorOfHit(last);
  }

  expect(seen).toEqual((await find('nova', 100)).map(({ kind, key }) => `${kind}/${key}`));
  expect(new Set(seen).size).toBe(26);
});

test('a slip of the pen is answered with what was meant, in the form of the search', async () => {
  await index('page', [{ title: 'Release schedule' }, { title: 'Nova' }]);

  expect(await suggestSearch(read('shcedule'))).toBe('schedule');
  expect(await suggestSearch(read('"relaese schedule" kind:page nvoa'))).toBe(
    '"release schedule" nova kind:page',
  );
  expect(await suggestSearch(read('release schedule'))).toBeNull();
  expect(await suggestSearch(read('xylophone'))).toBeNull();
});

const planes = Array.from({ length: 17 }, (_, plane) =>
  Array.from({ length: 24 }, (_, n) =>
    String.fromCodePoint(plane * 0x10000 + 0x41 + n * 0x0a1d),
  ).join(''),
);

test.each([
  'the',
  'the of and',
  '-',
  '--',
  '"',
  "'",
  "' or 1=1 --",
  '&|!<->:*()',
  '\\',
  '%',
  '\0',
  'a\0b',
  '\uD800',
  '🎉',
  'kind:',
  'kind:page',
  'x'.repeat(10_000),
  'word '.repeat(2000),
  '" '.repeat(5000),
  '-a '.repeat(3000),
  ...planes,
])('no text is too odd to search for (%#)', async (text) => {
  await index('page', [{ title: 'Nova', body: 'x' }]);
  const search = read(text);

  await expect(listHits({ search, kinds: search.kinds }, 5)).resolves.toBeInstanceOf(Array);
  await expect(countHits(search, searchKindNames)).resolves.toBeInstanceOf(Array);
  await suggestSearch(search);
});

test('a text of any size and script is indexed', async () => {
  const body = Array.from({ length: 60_000 }, (_, n) => String.fromCodePoint(0x20000 + n)).join(
    ' ',
  );

  await expect(
    index('page', [
      { title: '𠀀'.repeat(5000), body },
      { title: 'long word', body: 'x'.repeat(3_000_000) },
    ]),
  ).resolves.toBe(2);
});

test('indexing the same documents again writes nothing, a changed one is written, a vanished one goes', async () => {
  const documents = [{ title: 'one', date: '2024-01-01T10:00:00.123Z' }, { title: 'two' }];

  expect(await index('page', documents)).toBe(2);
  expect(await index('team', documents)).toBe(2);
  expect(await index('page', documents)).toBe(0);
  expect(await index('page', [{ title: 'two', body: 'new' }])).toBe(2);
  expect(await titles('kind:page')).toEqual(['two']);
  expect(await titles('kind:team')).toHaveLength(2);
});

async function record(): Promise<void> {
  await db.series.create({
    data: {
      name: 'dalmatian',
      releaseId: '2024.2',
      ordinal: 29,
      status: 'maintained',
      initialRelease: new Date('2024-10-02'),
    },
  });
  await db.schedule.create({
    data: {
      series: 'dalmatian',
      format: 'yaml',
      path: 'x',
      events: {
        create: {
          id: 'd-ff',
          position: 0,
          weekOf: new Date('2024-08-26'),
          week: 'R-5',
          title: 'Feature freeze',
          kind: 'x-project',
          deadline: new Date('2024-08-29'),
          startOn: new Date('2024-08-29'),
          endOn: new Date('2024-08-29'),
          text: 'No new features.',
        },
      },
    },
  });
  await db.team.create({
    data: {
      name: 'Release Management',
      slug: 'release-management',
      status: 'current',
      position: 0,
      mission: 'Ship. Write to ann@example.org.',
      liaisons: [{ role: 'release', name: 'Bo Example', irc: 'bo', email: 'bo@example.org' }],
    },
  });
  await db.deliverable.create({
    data: {
      series: 'dalmatian',
      name: 'novella',
      team: 'Stories',
      teamSlug: 'stories',
      type: 'service',
      path: 'x',
      repositorySettings: { 'example/novella': {} },
      highlightsHtml: ['<p>Reads <em>faster</em> &amp; &lt;better&gt;.</p>'],
    },
  });
  await db.sig.create({ data: { slug: 'books', name: 'Books', status: 'active', position: 0 } });
  await db.resolution.create({
    data: {
      slug: '20240101-thing',
      date: new Date('2024-01-01'),
      title: 'A thing',
      status: 'current',
      path: 'x',
      html: '',
      text: 'Be it resolved',
    },
  });
  await db.governanceDocument.create({
    data: {
      path: 'reference/charter',
      slug: 'charter',
      kind: 'charter',
      title: 'Charter',
      html: '',
      text: 'We',
    },
  });
  await db.governanceDocument.create({
    data: {
      path: 'goals/selected/tidy',
      slug: 'tidy',
      kind: 'goal',
      title: 'Tidy',
      html: '',
      text: 'Tidy',
    },
  });
  const election = await db.election.create({
    data: {
      slug: '2024-2',
      name: '2024.2',
      releaseId: '2024.2',
      ordinal: 29,
      title: '2024.2 elections',
    },
  });
  const contest = await db.contest.create({
    data: {
      electionSlug: election.slug,
      slug: 'stories',
      title: 'Stories PTL',
      kind: 'ptl',
      directory: 'Stories',
      seats: 1,
      outcome: 'acclaimed',
    },
  });
  await db.candidacy.createMany({
    data: [0, 0].map((position) => ({
      contestId: contest.id,
      name: 'Cy Example',
      email: 'cy@example.org',
      position,
      outcome: 'elected',
      statement: 'Hello, cy.d+e@mail.example.org here, or cy@example.org.',
    })),
  });
  await db.person.create({
    data: {
      handle: 'cy',
      name: 'Cy Example',
      aliases: {
        create: [
          { kind: 'email', value: 'cy@example.org', key: 'cy@example.org' },
          { kind: 'irc', value: 'cyirc', key: 'cyirc' },
        ],
      },
    },
  });
}

test('the index is made of the record, holds no address, and making it again writes nothing', async () => {
  await record();

  expect(await rebuildSearch(db, searchKinds)).toBe(12);
  expect(await rebuildSearch(db, searchKinds)).toBe(0);
  const documents = await db.searchDocument.findMany({ orderBy: { kind: 'asc' } });
  expect(documents.map(({ kind, url }) => `${kind} ${url}`)).toMatchInlineSnapshot(`
    [
      "candidacy /elections/2024-2/candidates?contest=stories#stories",
      "candidacy /elections/2024-2/candidates?contest=stories#stories",
      "deliverable /deliverables/novella",
      "election /elections/2024-2",
      "event /releases/dalmatian/schedule#d-ff",
      "goal /goals/tidy",
      "page /governance/reference/charter",
      "person /people/cy",
      "resolution /resolutions/20240101-thing",
      "series /releases/dalmatian",
      "sig /teams#sig-books",
      "team /teams/release-management",
    ]
  `);
  expect(JSON.stringify(documents)).not.toContain('@');
  expect(documents.find(({ kind }) => kind === 'deliverable')?.body).toContain(
    'Reads  faster  & <better>.',
  );
  expect(await titles('cyirc')).toEqual(['cy']);
  expect(await titles('2024.2 kind:series')).toEqual(['dalmatian']);

  await db.sig.deleteMany();
  await db.resolution.updateMany({ data: { title: 'Another thing' } });
  expect(await rebuildSearch(db, searchKinds)).toBe(2);
});

test('an index that is made leaves what content brought', async () => {
  await index('page', [{ title: 'gone' }]);
  await indexDocuments(db, kindOf('guide'), [
    { key: 'g', title: 'Guide', url: '/guides/g', body: '', date: null },
  ]);

  await rebuildSearch(db, searchKinds);

  expect((await db.searchDocument.findMany()).map(({ kind }) => kind)).toEqual(['guide']);
});

const ADDRESSES = [
  ...['ann@example.org', 'ann%40example.org', 'ann&#64;example.org', 'ann＠example．org'],
  ...['änn@exämple.org', 'ann [at] example.org', 'ann(AT)example [dot] org', '"a b"@example.org'],
];

test('no address of a person can be found, by it or beside it; those of lists can', async () => {
  await index('page', [
    ...ADDRESSES.map((address, at) => ({
      key: `${at}`,
      title: `By ${address}`,
      body: `Of ${address}.`,
    })),
    { key: 'list', title: 'Lists', body: 'Write to dev@lists.example.org, not to nova@1.2.3.' },
  ]);
  await db.searchDocument.create({
    data: {
      kind: 'page',
      key: 'old',
      title: 'Old ann@example.org',
      url: '/x',
      body: 'Old ann@example.org',
    },
  });
  const rows = await db.searchDocument.findMany({ where: { key: { not: 'old' } } });

  const kept = JSON.stringify(rows);
  expect(kept).not.toContain('example.org.');
  for (const address of ADDRESSES) expect(kept).not.toContain(address.replaceAll('"', '\\"'));
  expect(kept).toContain('dev@lists.example.org');
  expect(kept).toContain('nova@1.2.3');
  expect(await titles('example.org')).toEqual(['old', 'list']);
  const [hit] = await find('old');
  expect(hit?.title).toEqual([{ text: 'Old ann@…', isMatch: false }]);
  expect(hit?.snippet).toEqual([{ text: 'Old ann@…', isMatch: false }]);
});

test('the database picks out every text that the grammar would change', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom(...ADDRESSES, '@', '%2540', '&#X0040;', '&amp;commat;', '&lt;at&gt;', '{ at ]'),
  );
  const texts = fc
    .sample(fc.array(piece, { maxLength: 5 }), 2000)
    .map((parts) => parts.join('').replaceAll('\0', ''));
  const rows = await db.$queryRaw<{ text: string; isLike: boolean }[]>`
    select "text", "text" ~* ${LIKE_AN_ADDRESS} as "isLike" from unnest(${texts}::text[]) as "text"`;

  expect(rows.length).toBe(2000);
  const program = new RegExp(LIKE_AN_ADDRESS, 'iu');
  expect(rows.filter(({ text, isLike }) => program.test(text) !== isLike)).toEqual([]);
});
