import { expect, test } from 'vitest';
import { takePartedAlong } from '@/lib/motions/parted-commands';
import { addPerson, addUser, recordAliases } from '@/test/people';
import { db } from '@/lib/database/client';
import { undoMerge } from './merge-commands';
import { linkIdentity, linkWaiting } from './link-commands';

const addAnn = () =>
  addPerson('Ann Lee', { aliases: recordAliases('Ann Lee', 'ann', 'ann@example.org') });
const addBo = () =>
  addPerson('Bo Chen', { aliases: recordAliases('Bo Chen', 'bo', 'bo@example.org') });

const signIn = (userId: string, verifiedEmail: string | null, login: string | null = null) =>
  linkIdentity({ userId, provider: 'github', login, verifiedEmail });

const canonicalOf = async (id: string) => {
  const row = await db.person.findUniqueOrThrow({ where: { id } });
  return row.mergedIntoId ?? row.id;
};

test('a verified address ties a sign-in to the person of the record, once, without being written down', async () => {
  const ann = await addAnn();
  const { userId, personId } = await addUser('Ann');
  expect(await signIn(userId, 'Ann@Example.org', 'annlee')).toEqual({ isLinked: true });
  expect(await signIn(userId, 'Ann@Example.org', 'annlee')).toEqual({ isLinked: false });
  expect(await canonicalOf(personId)).toBe(ann.id);
  const aliases = await db.personAlias.findMany({ where: { personId }, orderBy: { kind: 'asc' } });
  expect(aliases.map(({ kind, value, source }) => [kind, value, source])).toEqual([
    ['email', 'ann@example.org', 'verified'],
    ['github', 'annlee', 'verified'],
  ]);
  const entries = await db.auditEntry.findMany();
  expect(entries).toMatchObject([
    { action: 'person.tie', subject: 'person/ann-lee', actorId: null },
  ]);
  expect(JSON.stringify(entries.map(({ detail, reason }) => [detail, reason]))).not.toContain('@');
});

test('an address that changes to somebody else’s moves nobody', async () => {
  const [ann] = [await addAnn(), await addBo()];
  const { userId, personId } = await addUser('Ann');
  await signIn(userId, 'ann@example.org');
  expect(await signIn(userId, 'bo@example.org')).toEqual({ isLinked: false });
  expect(await canonicalOf(personId)).toBe(ann.id);
  const verified = await db.personAlias.findMany({ where: { source: 'verified' } });
  expect(verified.map(({ key }) => key)).toEqual(['bo@example.org']);
});

test('no address, nobody’s address and an address the person states tie to nobody', async () => {
  const ann = await addAnn();
  await db.personAlias.create({
    data: {
      personId: ann.id,
      kind: 'email',
      value: 'x@example.org',
      key: 'x@example.org',
      source: 'stated',
    },
  });
  const { userId } = await addUser('Ann');
  for (const address of [null, '', 'not an address', 'example@example.org', 'x@example.org']) {
    expect(await signIn(userId, address)).toEqual({ isLinked: false });
  }
  expect(await db.personMerge.count()).toBe(0);
});

test('two people of the record with one address are not told apart by it', async () => {
  await addAnn();
  await addPerson('Ann Smith', { aliases: recordAliases('Ann Smith', 'as', 'ann@example.org') });
  const { userId } = await addUser('Ann');
  expect(await signIn(userId, 'ann@example.org')).toEqual({ isLinked: false });
});

test('a tie that an admin has undone does not come back', async () => {
  await addAnn();
  const { userId, personId } = await addUser('Ann', { email: 'ann@example.org' });
  await signIn(userId, 'ann@example.org');
  const merge = await db.personMerge.findFirstOrThrow();
  const admin = await addUser('Root', { roles: ['admin'] });
  await undoMerge(
    admin,
    { mergeId: merge.id, reason: 'The address was passed on.' },
    takePartedAlong,
  );
  expect(await signIn(userId, 'ann@example.org')).toEqual({ isLinked: false });
  expect(await linkWaiting()).toBe(0);
  expect(await canonicalOf(personId)).toBe(personId);
});

test('of ten sign-ins at once, one ties', async () => {
  await addAnn();
  const { userId } = await addUser('Ann');
  const results = await Promise.all(
    Array.from({ length: 10 }, () => signIn(userId, 'ann@example.org', 'annlee')),
  );
  expect(results.filter(({ isLinked }) => isLinked)).toHaveLength(1);
  expect(await db.personMerge.count()).toBe(1);
  expect(await db.auditEntry.count()).toBe(1);
});

test('who signed in before the record named them is tied after the sync, and once', async () => {
  const { personId } = await addUser('Ann', { email: 'Ann@example.org' });
  expect(await linkWaiting()).toBe(0);
  const ann = await addAnn();
  expect(await linkWaiting()).toBe(1);
  expect(await linkWaiting()).toBe(0);
  expect(await canonicalOf(personId)).toBe(ann.id);
});
