import { expect, test } from 'vitest';
import { takePartedAlong } from '@/lib/motions/parted-commands';
import { addUser } from '@/test/people';
import { db } from '@/lib/database/client';
import { lookUpHandles } from '@/lib/governance/handle-queries';
import { lockIdentities, savePeople } from '@/lib/people/identity/commands';
import { findHandle, listPeople } from './directory-queries';
import { listStoredPeople, listTakenHandles } from '@/lib/people/identity/stored-queries';
import { listMentions } from '@/lib/parts/mentions';
import { mergePeople, undoMerge } from '@/lib/people/identity/merge-commands';
import { getPerson } from './queries';
import { personReferences } from '@/lib/parts/person-references';
import { recordAt } from './as-of';
import { reconcilePeople } from '@/lib/people/identity/reconcile-rules';
import { changesBetween, countChanges } from '@/lib/people/identity/change-rules';

const utc = (day: string) => new Date(`${day}T00:00:00Z`);

/** Derives the people from the rows that exist, as a sync does. Returns the number of changes. */
async function tellPeople(): Promise<number> {
  return db.$transaction(async (tx) => {
    await lockIdentities(tx);
    const stored = await listStoredPeople(personReferences);
    const reconciled = reconcilePeople(await listMentions(), stored, await listTakenHandles());
    const changes = changesBetween(stored, reconciled);
    await savePeople(tx, changes);
    return countChanges(changes);
  });
}

/** Ann led Nova twice under two names, sits on the committee, stood once, helps one team and chairs a group. */
async function addAnn(): Promise<void> {
  const term = { teamSlug: 'nova', teamName: 'nova', kind: 'ptl' as const, commit: 'c' };
  await db.leadershipTerm.createMany({
    data: [
      {
        ...term,
        name: 'Ann Smith',
        irc: 'ann',
        email: 'ann@example.org',
        from: utc('2015-01-01'),
        until: utc('2016-01-01'),
      },
      {
        ...term,
        name: 'Ann Lee',
        irc: 'ann',
        email: 'Ann@example.org',
        from: utc('2020-01-01'),
        until: null,
      },
      {
        ...term,
        name: 'Bo Chen',
        irc: 'bo',
        email: 'bo@example.org',
        from: utc('2016-01-01'),
        until: utc('2020-01-01'),
      },
      {
        ...term,
        kind: 'vacant',
        name: 'APPOINTMENT NEEDED',
        irc: null,
        email: 'example@example.org',
        from: utc('2014-01-01'),
        until: null,
      },
    ],
  });
  await db.membership.createMany({
    data: [
      {
        body: 'tc',
        name: 'Ann Lee',
        irc: 'ann',
        from: utc('2021-01-01'),
        until: null,
        affiliation: 'Example',
      },
      { body: 'tc', name: 'Ann Lee', irc: 'ann', isCurrent: true },
      {
        body: 'tc',
        name: 'Ann Lee',
        irc: 'other',
        from: utc('2012-01-01'),
        until: utc('2013-01-01'),
      },
    ],
  });
  await db.team.create({
    data: {
      name: 'Glance',
      slug: 'glance',
      status: 'current',
      position: 0,
      liaisons: [{ role: 'release', name: 'Ann Lee', irc: 'ann', email: 'ann@example.org' }],
    },
  });
  await db.sig.create({
    data: {
      slug: 'api',
      name: 'API',
      status: 'active',
      position: 0,
      chairs: [{ name: 'Ann Lee', irc: 'ann' }],
    },
  });
  await db.election.create({
    data: {
      slug: '2020-1',
      name: '2020.1',
      releaseId: '2020.1',
      ordinal: 20,
      title: '2020.1 election',
      events: {
        create: {
          name: 'PTL Nominations',
          startAt: utc('2019-09-01'),
          endAt: utc('2019-09-08'),
          position: 0,
        },
      },
      contests: {
        create: {
          slug: 'nova',
          title: 'nova',
          kind: 'ptl',
          directory: 'Nova',
          seats: 1,
          outcome: 'acclaimed',
          candidacies: {
            create: [
              {
                name: 'Ann Lee',
                email: 'ann@example.org',
                outcome: 'elected',
                position: 0,
                statementPath: 'p',
                statement: 'x',
              },
              { name: 'Ann Smith', outcome: 'unknown', position: 1 },
            ],
          },
        },
      },
    },
  });
}

test('a person page tells terms, duties and candidacies under every name, and no address', async () => {
  await addAnn();
  await tellPeople();
  const person = await getPerson('ann-smith');
  expect(person).toMatchObject({
    name: 'Ann Lee',
    otherNames: ['Ann Smith'],
    ircs: ['ann'],
    leadTerms: [{ from: utc('2020-01-01') }, { from: utc('2015-01-01') }],
    bodyTerms: [{ from: utc('2021-01-01'), affiliation: 'Example' }],
    duties: [
      { title: 'Glance', role: 'release liaison' },
      { title: 'API SIG', role: 'Chair' },
    ],
    candidacies: [{ contestSlug: 'nova', outcome: 'elected', hasStatement: true }],
    sameName: [{ contestSlug: 'nova', outcome: 'unknown' }],
  });
  expect(JSON.stringify(person)).not.toContain('@');
});

test('a past moment knows only what had begun, and not how it ended', async () => {
  await addAnn();
  await tellPeople();
  const person = await getPerson('ann-smith');
  const past = recordAt(person!, utc('2015-06-01'));
  expect(past).toMatchObject({ bodyTerms: [], duties: [], candidacies: [] });
  expect(past.leadTerms).toMatchObject([{ from: utc('2015-01-01'), until: null }]);
});

test('placeholders are nobody, and somebody with another nick is somebody else', async () => {
  await addAnn();
  await tellPeople();
  const { people, total } = await listPeople({ take: 10 });
  expect(people.map(({ handle }) => handle)).toEqual(['ann-lee', 'ann-smith', 'bo-chen']);
  expect(total).toBe(3);
});

test('telling again writes nothing', async () => {
  await addAnn();
  expect(await tellPeople()).toBeGreaterThan(0);
  const before = await listStoredPeople(personReferences);
  expect(await tellPeople()).toBe(0);
  expect(await listStoredPeople(personReferences)).toEqual(before);
});

test('who is no longer named goes, and who is named anew keeps id and handle', async () => {
  await addAnn();
  await tellPeople();
  const before = await db.person.findUnique({ where: { handle: 'ann-smith' } });
  await db.leadershipTerm.deleteMany({ where: { name: 'Bo Chen' } });
  await db.candidacy.updateMany({ where: { name: 'Ann Lee' }, data: { name: 'Ann Li' } });
  await tellPeople();
  expect(await findHandle('bo-chen')).toBeNull();
  const after = await db.person.findUnique({
    where: { handle: 'ann-smith' },
    include: { aliases: true },
  });
  expect(after?.id).toBe(before?.id);
  expect(after?.aliases.map(({ value }) => value)).toContain('Ann Li');
});

test('people are found by handle, nick and name, unless several have it', async () => {
  await addAnn();
  await tellPeople();
  expect(await findHandle('ann-smith')).toBe('ann-smith');
  expect(await findHandle('Ann Smith')).toBe('ann-smith');
  expect(await findHandle('bo')).toBe('bo-chen');
  expect(await findHandle('OTHER')).toBe('ann-lee');
  await db.sig.updateMany({ data: { chairs: [{ name: 'Bo Other', irc: 'bo' }] } });
  await tellPeople();
  expect(await findHandle('bo')).toBeNull();
});

test.each([
  '',
  '\0',
  '\uD83D',
  '%',
  '_',
  "' or 1=1 --",
  '💥',
  'x'.repeat(10_000),
  'ann@example.org',
  'example.org',
])('nobody is found as %j, and nothing breaks', async (text) => {
  await addAnn();
  await tellPeople();
  expect(await findHandle(text)).toBeNull();
  expect(await getPerson(text)).toBeNull();
  if (text === '') return;
  expect(await listPeople({ search: text, take: 5 })).toEqual({ people: [], total: 0 });
});

test('the directory is searched by names and nicks and read in pages', async () => {
  await addAnn();
  await tellPeople();
  const handles = async (options: { search?: string; after?: string }) =>
    (await listPeople({ ...options, take: 2 })).people.map(({ handle }) => handle);
  expect(await handles({})).toEqual(['ann-lee', 'ann-smith']);
  expect(await handles({ after: 'ann-smith' })).toEqual(['bo-chen']);
  expect(await handles({ search: 'SMI' })).toEqual(['ann-smith']);
  expect(await handles({ search: 'bo' })).toEqual(['bo-chen']);
});

test('a sync leaves alone what people and admins did, and a second one writes nothing', async () => {
  await addAnn();
  await tellPeople();
  const bo = await db.person.findUniqueOrThrow({ where: { handle: 'bo-chen' } });
  const person = await db.person.create({
    data: { handle: 'ann-li', name: 'Ann Li', origin: 'sign-in', mergedIntoId: bo.id },
  });
  await db.personAlias.create({
    data: { personId: bo.id, kind: 'irc', value: 'bobo', key: 'bobo', source: 'stated' },
  });
  await db.grant.create({
    data: { personId: bo.id, role: 'admin', reason: 'x', expiresAt: utc('2099-01-01') },
  });
  await db.leadershipTerm.deleteMany({ where: { name: 'Bo Chen' } });
  await db.membership.create({ data: { body: 'tc', name: 'Ann Li', irc: 'annli' } });
  await tellPeople();
  const after = await db.person.findUniqueOrThrow({
    where: { id: bo.id },
    include: { aliases: true, grants: true, merged: true },
  });
  expect(after.handle).toBe('bo-chen');
  expect(after.aliases.map(({ value }) => value)).toEqual(['bobo']);
  expect(after.grants).toHaveLength(1);
  expect(after.merged).toMatchObject([{ id: person.id, handle: 'ann-li' }]);
  expect(await db.person.count({ where: { handle: 'ann-li-annli', origin: 'record' } })).toBe(1);
  expect(await tellPeople()).toBe(0);
});

test('two people who trade handles keep their rows', async () => {
  const at = { isCurrent: true, name: 'Ann Lee' };
  const seat = { body: 'tc', irc: 'a', email: 'a@example.org', from: utc('2020-01-01') };
  await db.membership.create({ data: { ...at, ...seat } });
  await db.membership.create({
    data: { ...at, body: 'tc', irc: 'b', email: 'b@example.org', from: utc('2021-01-01') },
  });
  await tellPeople();
  const before = await db.person.findMany({ orderBy: { handle: 'asc' } });
  expect(before.map(({ handle }) => handle)).toEqual(['ann-lee', 'ann-lee-b']);
  await db.membership.updateMany({ where: { irc: 'a' }, data: { from: utc('2022-01-01') } });
  await tellPeople();
  const after = await db.person.findMany({ include: { aliases: { where: { kind: 'irc' } } } });
  const nickOf = (id: string) => after.find((row) => row.id === id)?.aliases[0]?.value;
  expect(before.map(({ id }) => nickOf(id))).toEqual(['a', 'b']);
  expect(after.map(({ handle }) => handle).sort()).toEqual(['ann-lee', 'ann-lee-a']);
});

test('rows that are one person are one page, one entry and one hit, until the merge is undone', async () => {
  await addAnn();
  await tellPeople();
  const admin = await addUser('Root', { roles: ['admin'] });
  const reason = 'Two names.';
  const result = await mergePeople(admin, { from: 'bo-chen', into: 'ann-smith', reason });
  if (!result.ok) throw new Error(result.refusal);
  const hits = () =>
    db.searchDocument.findMany({ where: { kind: 'person' }, orderBy: { key: 'asc' } });
  expect(await findHandle('bo-chen')).toBe('ann-smith');
  expect(await findHandle('bo')).toBe('ann-smith');
  const merged = await getPerson('bo-chen');
  expect(merged).toMatchObject({
    handle: 'ann-smith',
    otherNames: expect.arrayContaining(['Ann Smith', 'Bo Chen']) as string[],
    ircs: ['ann', 'bo'],
  });
  expect(merged?.leadTerms.map(({ from }) => from)).toContainEqual(utc('2016-01-01'));
  const { people, total } = await listPeople({ search: 'bo', take: 5 });
  expect([people.map(({ handle }) => handle), total]).toEqual([['ann-smith'], 1]);
  expect(people[0]).toMatchObject({ ircs: ['ann', 'bo'], candidacies: 1 });
  expect((await hits()).map(({ key }) => key)).toEqual(['ann-lee', 'ann-smith']);
  expect((await hits())[1]?.body).toContain('Bo Chen');
  await undoMerge(admin, { mergeId: result.value.mergeId, reason }, takePartedAlong);
  expect(await findHandle('bo-chen')).toBe('bo-chen');
  expect((await getPerson('ann-smith'))?.ircs).toEqual(['ann']);
  expect((await hits()).map(({ key }) => key)).toEqual(['ann-lee', 'ann-smith', 'bo-chen']);
});

test('what somebody says of themselves leads nobody to them, and takes no link from others', async () => {
  await addAnn();
  await tellPeople();
  const { personId, handle } = await addUser('Famous');
  for (const [kind, value] of [
    ['name', 'Ann Smith'],
    ['irc', 'bo'],
    ['irc', 'nobodys'],
  ] as const) {
    await db.personAlias.create({
      data: { personId, kind, value, key: value.toLowerCase(), source: 'stated' },
    });
  }
  expect(await findHandle('bo')).toBe('bo-chen');
  expect(await findHandle('nobodys')).toBeNull();
  expect((await listPeople({ search: 'famous', take: 5 })).total).toBe(0);
  const lookUp = await lookUpHandles([{ name: 'Ann Smith', irc: null }]);
  expect(lookUp({ name: 'Ann Smith', irc: null })).toBe('ann-smith');
  expect(await getPerson(handle)).toMatchObject({
    isOfRecord: false,
    ircs: [],
    stated: [
      { kind: 'irc', value: 'bo' },
      { kind: 'irc', value: 'nobodys' },
    ],
  });
});
