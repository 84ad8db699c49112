import { expect, test } from 'vitest';
import { addPerson, addUser, recordAliases } from '@/test/people';
import { recordAudit } from '@/lib/audit/record';
import { db } from '@/lib/database/client';
import { findRows, listConflicts, listNamesakes } from './admin-queries';
import { retractAlias, stateAlias } from './identity/alias-commands';
import { MAX_STATED } from './identity/alias-rules';
import { listAudit } from '@/lib/audit/queries';
import { listIdsOfHandle } from './identity/group-queries';
import { getSide } from './identity/claim-queries';
import { exportHeld } from '@/lib/parts/held';
import { listHeld } from './identity/held-queries';
import { linkIdentity } from './identity/link-commands';

const addAnn = () =>
  addPerson('Ann Lee', { aliases: recordAliases('Ann Lee', 'ann', 'ann@example.org') });

test('an address that changes to somebody else’s is a conflict for admins, until they are one', async () => {
  await addAnn();
  const bo = await addPerson('Bo Chen', {
    aliases: recordAliases('Bo Chen', 'bo', 'bo@example.org'),
  });
  const { userId, personId } = await addUser('Ann');
  const signIn = (verifiedEmail: string) =>
    linkIdentity({ userId, provider: 'oidc', login: null, verifiedEmail });
  await signIn('ann@example.org');
  expect(await listConflicts()).toEqual([]);
  await signIn('bo@example.org');
  expect(await listConflicts()).toEqual([
    {
      address: 'bo@example.org',
      holder: { handle: 'ann-lee', name: 'Ann Lee' },
      owner: { handle: 'bo-chen', name: 'Bo Chen' },
    },
  ]);
  await db.person.update({ where: { id: personId }, data: { mergedIntoId: bo.id } });
  expect(await listConflicts()).toEqual([]);
});

test('people of the record with one name may be one; what people state, and merged rows, are no match', async () => {
  const ann = await addAnn();
  const other = await addPerson('Ann Lee 2', {
    aliases: recordAliases('ann lee', 'other', 'other@example.org'),
  });
  await addPerson('Someone', {
    origin: 'sign-in',
    aliases: [{ kind: 'name', value: 'Bo Chen', source: 'stated' }],
  });
  await addPerson('Bo Chen', { aliases: recordAliases('Bo Chen', 'bo', 'bo@example.org') });
  const [namesakes, ...rest] = await listNamesakes({ take: 10 });
  expect(rest).toEqual([]);
  expect(namesakes?.people.map(({ handle }) => handle)).toEqual(['ann-lee', 'ann-lee-2']);
  expect(await listNamesakes({ after: 'ann lee', take: 10 })).toEqual([]);
  await db.person.update({ where: { id: other.id }, data: { mergedIntoId: ann.id } });
  expect(await listNamesakes({ take: 10 })).toEqual([]);
});

test('an admin finds rows by any alias, and patterns are no patterns', async () => {
  await addAnn();
  const found = async (text: string) => (await findRows(text, 5)).map(({ handle }) => handle);
  expect(await found('ANN@example')).toEqual(['ann-lee']);
  expect(await found('ann-l')).toEqual(['ann-lee']);
  for (const text of ['%', '_', '\\', '\0x', '💥', "' or true --"])
    expect(await found(text)).toEqual([]);
});

test('the log is read by subject and by who did it, under any of their rows, in pages', async () => {
  const ann = await addAnn();
  const { personId } = await addUser('Ann');
  await db.person.update({ where: { id: personId }, data: { mergedIntoId: ann.id } });
  const write = (id: string, subject: `${string}/${string}`) =>
    db.$transaction((tx) =>
      recordAudit(tx, { personId: id, name: 'Ann' }, { action: 'test.do', subject, reason: 'x' }),
    );
  await write(personId, 'motion/1');
  await write(ann.id, 'motion/2');
  await write((await addPerson('Bo Chen')).id, 'motion/1');
  const subjects = async (filter: Omit<Parameters<typeof listAudit>[0], 'take'>, take = 10) =>
    (await listAudit({ ...filter, take })).map(({ seq, subject }) => `${seq} ${subject}`);
  expect(await subjects({ subject: 'motion/1' })).toEqual(['3 motion/1', '1 motion/1']);
  expect(await subjects({ actorIds: await listIdsOfHandle('ann-lee') })).toEqual([
    '2 motion/2',
    '1 motion/1',
  ]);
  expect(await subjects({ actorIds: await listIdsOfHandle('ann'), before: 2n })).toEqual([
    '1 motion/1',
  ]);
  expect(await subjects({ actorIds: await listIdsOfHandle('nobody') })).toEqual([]);
  expect(await subjects({}, 1)).toEqual(['3 motion/1']);
});

test('a name somebody states is theirs to remove, stays with their sign-in, and there are not too many', async () => {
  const actor = await addUser('Ann');
  const ann = await addAnn();
  await db.person.update({ where: { id: actor.personId }, data: { mergedIntoId: ann.id } });
  const merged = { ...actor, personId: ann.id, handle: ann.handle };
  const nick = { kind: 'irc', value: 'ann' } as const;
  expect(await stateAlias(merged, nick)).toMatchObject({ ok: true });
  expect(await stateAlias(merged, nick)).toMatchObject({ ok: true });
  const stated = await db.personAlias.findMany({ where: { source: 'stated' } });
  expect(stated).toMatchObject([{ personId: actor.personId, value: 'ann' }]);
  expect(await retractAlias(merged, nick)).toMatchObject({ ok: true });
  expect(await retractAlias(merged, nick)).toEqual({ ok: false, refusal: 'no-such-alias' });
  expect((await listHeld(ann.id)).filter(({ source }) => source === 'record')).toHaveLength(3);
  const results = await Promise.all(
    Array.from({ length: MAX_STATED + 5 }, (_, index) =>
      stateAlias(merged, { kind: 'irc', value: `nick-${index}` }),
    ),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(MAX_STATED);
});

test('what is held is told under every row, and to nobody else', async () => {
  const actor = await addUser('Ann', { email: 'ann@example.org' });
  const ann = await addAnn();
  await db.person.update({ where: { id: actor.personId }, data: { mergedIntoId: ann.id } });
  await db.grant.create({
    data: { personId: ann.id, role: 'admin', reason: 'x', expiresAt: new Date('2099-01-01') },
  });
  const bo = await addPerson('Bo Chen', {
    aliases: recordAliases('Bo Chen', 'bo', 'bo@example.org'),
  });
  const browserHash = 'hash of a browser';
  await db.knownBrowser.create({ data: { userId: actor.userId, browserHash } });
  const held = await exportHeld(actor.personId);
  const entries = held.entries as { handle: string }[];
  expect(entries.map(({ handle }) => handle).sort()).toEqual(['ann', 'ann-lee']);
  expect(held).toMatchObject({
    identities: [{ email: 'ann@example.org', knownBrowsers: [{}] }],
    grants: [{ role: 'admin' }],
  });
  expect(JSON.stringify(held)).not.toMatch(/bo@|personId|sessionToken|hash of/);
  expect(await getSide(bo.id)).toMatchObject({ handle: 'bo-chen', users: 0 });
  expect(await getSide(actor.personId)).toMatchObject({ handle: 'ann-lee', users: 1 });
});
