import { afterEach, expect, test, vi } from 'vitest';
import { addPerson, addUser } from '@/test/people';
import { db } from '@/lib/database/client';
import { env } from '@/lib/env';
import { giveGrant, revokeGrant } from './grant-commands';
import type { Actor } from '@/lib/people/role-rules';
import { rolesOf } from './role-queries';
import type { GrantInput } from './schema';

afterEach(() => {
  vi.restoreAllMocks();
});

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const inputOf = (changes: Partial<GrantInput> = {}): GrantInput => ({
  handle: 'ann-lee',
  role: 'digest-editor',
  scope: null,
  lastDay: dayIn(365),
  reason: 'Writes the digest.',
  ...changes,
});

async function setUp() {
  const admin = await addUser('Root', { roles: ['admin'] });
  const ann = await addPerson('Ann Lee');
  return { admin, ann };
}

async function give(actor: Actor, changes: Partial<GrantInput> = {}) {
  const result = await giveGrant(actor, inputOf(changes));
  return result.ok ? result.value.grantId : result.refusal;
}

test('a role is given, holds, is taken back, and both are written down', async () => {
  const { admin, ann } = await setUp();
  const grantId = await give(admin);
  expect(await rolesOf(ann.id, new Date())).toMatchObject([
    { name: 'digest-editor', ground: 'grant' },
  ]);
  expect(await revokeGrant(admin, { grantId, reason: 'Stepped down.' })).toMatchObject({
    ok: true,
  });
  expect(await rolesOf(ann.id, new Date())).toEqual([]);
  expect(await revokeGrant(admin, { grantId, reason: 'Again.' })).toEqual({
    ok: false,
    refusal: 'not-in-force',
  });
  const entries = await db.auditEntry.findMany({ orderBy: { seq: 'asc' } });
  expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['grant.give', admin.personId],
    ['grant.revoke', admin.personId],
  ]);
});

test('a role lasts from tomorrow at the earliest to two years at the latest', async () => {
  const { admin } = await setUp();
  expect(await give(admin, { lastDay: dayIn(-1) })).toBe('ends-too-early');
  expect(await give(admin, { lastDay: dayIn(732) })).toBe('ends-too-late');
  expect(await give(admin, { lastDay: dayIn(731) })).toMatch(/^[0-9a-f-]{36}$/);
  expect(await give(admin, { lastDay: dayIn(0), role: 'release-manager' })).toMatch(
    /^[0-9a-f-]{36}$/,
  );
});

test('a role is given by admins, to somebody, where it fits, and once', async () => {
  const { admin } = await setUp();
  const other = await addUser('Other');
  await db.team.create({ data: { name: 'Nova', slug: 'nova', status: 'current', position: 0 } });
  expect(await give(other)).toBe('not-admin');
  expect(await give(admin, { handle: 'nobody' })).toBe('no-such-person');
  expect(await give(admin, { role: 'ptl' })).toBe('scope-missing');
  expect(await give(admin, { role: 'ptl', scope: 'no-team' })).toBe('no-such-team');
  expect(await give(admin, { role: 'admin', scope: 'nova' })).toBe('scope-not-needed');
  expect(await give(admin, { role: 'chair', scope: 'tc' })).toBe('seats-from-record');
  const results = await Promise.all(
    [1, 2, 3].map(() => give(admin, { role: 'ptl', scope: 'nova' })),
  );
  expect(results.filter((result) => result === 'already-held')).toHaveLength(2);
});

test('a role given to a merged row is the person’s', async () => {
  const { admin, ann } = await setUp();
  const old = await addPerson('Ann Smith');
  await db.person.update({ where: { id: old.id }, data: { mergedIntoId: ann.id } });
  await give(admin, { handle: 'ann-smith' });
  expect(await db.grant.findMany({ select: { personId: true } })).toEqual([{ personId: ann.id }]);
});

test('of two admins who take each other’s role at once, one stays; the settings make up for the last', async () => {
  const [one, other] = [
    await addUser('One', { roles: ['admin'] }),
    await addUser('Other', { roles: ['admin'] }),
  ];
  await addPerson('Ann Lee');
  const ids = [
    await give(other, { role: 'admin', handle: 'one' }),
    await give(one, { role: 'admin', handle: 'other' }),
  ];
  // An admin who never signed in can take nobody's place.
  await give(one, { role: 'admin' });
  const results = await Promise.all(
    ids.map((grantId, index) =>
      revokeGrant(index === 0 ? other : one, { grantId, reason: 'Too many.' }),
    ),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: 'last-admin' });
  vi.spyOn(env, 'adminEmails', 'get').mockReturnValue(['root@example.org']);
  const left = ids[results.findIndex(({ ok }) => !ok)]!;
  expect(await revokeGrant(one, { grantId: left, reason: 'The settings do.' })).toMatchObject({
    ok: true,
  });
});
