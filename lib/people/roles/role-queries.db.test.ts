import { beforeEach, expect, test, vi } from 'vitest';
import { addPerson, addUser, recordAliases } from '@/test/people';
import { db } from '@/lib/database/client';
import { env } from '@/lib/env';
import { rolesOf, seatsOf } from './role-queries';

const NOW = new Date('2026-11-21T12:00:00Z');
const LATER = new Date('2027-11-21T12:00:00Z');

/** Ann chairs the committee and leads Nova; Bo sits and is a liaison; Cy's seat names no nick and no address. */
beforeEach(async () => {
  await db.membership.createMany({
    data: [
      { body: 'tc', name: 'Cy Poe', isCurrent: true, position: 0 },
      {
        body: 'tc',
        name: 'Bo Chen',
        irc: 'bo',
        email: 'Bo@Example.org',
        isCurrent: true,
        position: 1,
      },
      { body: 'tc', name: 'Ann Lee', irc: 'ann', role: 'chair', isCurrent: true, position: 2 },
      { body: 'tc', name: 'Old Hand', irc: 'old', email: 'old@example.org', position: 0 },
      { body: 'elsewhere', name: 'Bo Chen', irc: 'bo', isCurrent: true, position: 0 },
    ],
  });
  await db.team.create({
    data: {
      name: 'Nova',
      slug: 'nova',
      status: 'current',
      position: 0,
      ptlName: 'Ann Lee',
      ptlIrc: 'ann',
      ptlEmail: 'ann@example.org',
      liaisons: [{ role: 'release', name: 'Bo Chen', irc: 'bo', email: 'bo@example.org' }],
    },
  });
  await db.team.create({
    data: { name: 'Old', slug: 'old', status: 'legacy', position: 0, ptlEmail: 'ann@example.org' },
  });
});

const namesOf = async (personId: string, at = NOW) =>
  (await rolesOf(personId, at)).map(({ name, scope }) => `${name} ${scope ?? ''}`.trim());

const addAnn = () =>
  addPerson('Ann Lee', { aliases: recordAliases('Ann Lee', 'ann', 'ann@example.org') });
const addBo = () =>
  addPerson('Bo Chen', { aliases: recordAliases('Bo Chen', 'bo', 'bo@example.org') });

test('the record gives seats, teams led and liaisons, by address or by name and nick', async () => {
  const [ann, bo] = [await addAnn(), await addBo()];
  expect(await namesOf(ann.id)).toEqual(['chair tc', 'member tc', 'ptl nova']);
  expect(await namesOf(bo.id)).toEqual(['member tc', 'liaison nova']);
  const [first] = await rolesOf(ann.id, NOW);
  expect(first).toEqual({
    name: 'chair',
    scope: 'tc',
    ground: 'record',
    reason: 'The governance repository lists you as chair of the Technical Committee.',
    until: null,
  });
});

test('somebody who states a famous name, nick and address has no role and takes none away', async () => {
  const ann = await addAnn();
  const hostile = await addPerson('Ann Lee 2', {
    origin: 'sign-in',
    aliases: recordAliases('Ann Lee', 'ann', 'ann@example.org').map((alias) => ({
      ...alias,
      source: 'stated',
    })),
  });
  expect(await namesOf(hostile.id)).toEqual([]);
  expect(await namesOf(ann.id)).toContain('chair tc');
  expect((await seatsOf('tc', NOW)).map(({ personId }) => personId)).not.toContain(hostile.id);
  expect(await seatsOf('tc', NOW)).toContainEqual(
    expect.objectContaining({ personId: ann.id, role: 'chair' }),
  );
});

test('a name alone, a nick alone, and name and nick of two merged rows prove nothing', async () => {
  const named = await addPerson('Only Name', { aliases: [{ kind: 'name', value: 'Ann Lee' }] });
  const nicked = await addPerson('Only Nick', { aliases: [{ kind: 'irc', value: 'ann' }] });
  expect(await namesOf(named.id)).toEqual([]);
  expect(await namesOf(nicked.id)).toEqual([]);
  await db.person.update({ where: { id: nicked.id }, data: { mergedIntoId: named.id } });
  expect(await namesOf(named.id)).toEqual([]);
});

test('roles follow a merge in both directions and go when it is undone', async () => {
  const ann = await addAnn();
  const { personId } = await addUser('Somebody');
  await db.person.update({ where: { id: personId }, data: { mergedIntoId: ann.id } });
  expect(await namesOf(personId)).toContain('chair tc');
  expect(await namesOf(ann.id)).toContain('chair tc');
  await db.person.update({ where: { id: personId }, data: { mergedIntoId: null } });
  expect(await namesOf(personId)).toEqual([]);
});

test('a verified address that the record gives to somebody else proves nothing', async () => {
  const ann = await addAnn();
  const { personId } = await addUser('Somebody');
  const email = { kind: 'email', value: 'ann@example.org', key: 'ann@example.org' };
  await db.personAlias.create({ data: { ...email, personId, source: 'verified' } });
  expect(await namesOf(personId)).toEqual([]);
  expect(await seatsOf('tc', NOW)).toContainEqual(expect.objectContaining({ personId: ann.id }));
  await db.personAlias.deleteMany({ where: { personId: ann.id } });
  expect(await namesOf(personId)).toEqual(['ptl nova']);
});

test('a grant holds until its last instant, and not once it is revoked', async () => {
  const { personId } = await addUser('Dee');
  const given = { personId, reason: 'Elected.', grantedAt: NOW, expiresAt: LATER };
  await db.grant.create({ data: { ...given, role: 'digest-editor' } });
  await db.grant.create({ data: { ...given, role: 'admin', revokedAt: NOW } });
  await db.grant.create({ data: { ...given, role: 'chair', scope: 'tc' } });
  await db.grant.create({ data: { ...given, role: 'ptl', scope: 'glance' } });
  expect(await namesOf(personId)).toEqual(['digest-editor', 'ptl glance']);
  expect(await namesOf(personId, new Date(LATER.getTime() - 1))).toContain('digest-editor');
  expect(await namesOf(personId, LATER)).toEqual([]);
  expect(await seatsOf('tc', NOW)).not.toContainEqual(expect.objectContaining({ personId }));
});

test('the settings make an admin by a verified address only', async () => {
  vi.spyOn(env, 'adminEmails', 'get').mockReturnValue(['root@example.org']);
  const admin = await addUser('Root', { email: 'Root@example.org' });
  const other = await addUser('Other');
  await db.personAlias.create({
    data: {
      personId: other.personId,
      kind: 'email',
      value: 'root@example.org',
      key: 'root@example.org',
      source: 'stated',
    },
  });
  expect(await rolesOf(admin.personId, NOW)).toMatchObject([{ name: 'admin', ground: 'settings' }]);
  expect(await rolesOf(other.personId, NOW)).toEqual([]);
  vi.restoreAllMocks();
});

test('seats are the current list, the chair first, nobody twice, and members without a page stay', async () => {
  const [ann, bo] = [await addAnn(), await addBo()];
  const seats = await seatsOf('tc', NOW);
  expect(seats).toEqual([
    { personId: ann.id, name: 'Ann Lee', role: 'chair', affiliation: null },
    { personId: null, name: 'Cy Poe', role: null, affiliation: null },
    { personId: bo.id, name: 'Bo Chen', role: null, affiliation: null },
  ]);
  await db.person.update({ where: { id: bo.id }, data: { mergedIntoId: ann.id } });
  expect((await seatsOf('tc', NOW)).map(({ name }) => name)).toEqual(['Ann Lee', 'Cy Poe']);
  expect(await seatsOf('elsewhere', NOW)).toEqual([]);
});
