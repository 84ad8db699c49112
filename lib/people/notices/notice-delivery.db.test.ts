import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import type { Actor } from '@/lib/people/role-rules';
import { noticeStates, outboxOf, type TestOutbox } from '@/test/mail-outbox';
import { startMailServer, type MailServer } from '@/test/mail-server';
import { addPerson, addUser, giveRole, recordAliases } from '@/test/people';
import { getMailState } from '@/lib/notices/queries';
import { mailTables } from '@/lib/parts/letters';
import { MailServerDown } from '@/lib/notices/transport';

const HOUR = 60;

let server: MailServer;
let outbox: TestOutbox;
let admin: Actor;

beforeEach(async () => {
  server = await startMailServer();
  outbox = outboxOf(server.url);
  admin = await addUser('Root', { email: 'root@example.org', roles: ['admin'] });
});

afterEach(async () => {
  await server.stop();
});

const recipients = () => server.received.flatMap(({ to }) => to).sort();
const give = (handle: string) => giveRole(admin, handle);

test('eight workers at once tell each of it once', async () => {
  const names = ['Ana', 'Bea', 'Cy', 'Dee'];
  for (const name of names) {
    await addUser(name, { email: `${name}@example.org` });
    await give(name.toLowerCase());
  }
  const rounds = await Promise.all(Array.from({ length: 8 }, () => outbox.send()));
  expect(recipients()).toEqual(names.map((name) => `${name}@example.org`));
  expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(names.length);
  await outbox.send();
  expect(recipients()).toHaveLength(names.length);
});

test('what is refused for now is tried again, with the same Message-ID', async () => {
  await addUser('Ana', { email: 'ana@example.org' });
  await give('ana');
  server.toText = () => 451;
  await outbox.send();
  server.toText = () => null;
  expect(await noticeStates('given')).toEqual(['Ana waiting']);
  outbox.ahead = 4.9;
  await outbox.send();
  expect(recipients()).toEqual([]);
  outbox.ahead = 5.1;
  await outbox.send();
  expect(recipients()).toEqual(['ana@example.org']);
  const ids = server.texts.map((raw) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('a server that is down loses nothing; one that comes back after three days tells nothing', async () => {
  await addUser('Ana', { email: 'ana@example.org' });
  await give('ana');
  await server.stop();
  await expect(outbox.send()).rejects.toThrow(MailServerDown);
  expect(await getMailState(mailTables)).toMatchObject({ waiting: 1, sent: 0, lastSentAt: null });

  server = await startMailServer();
  outbox.smtpUrl = server.url;
  outbox.ahead = 73 * HOUR;
  await outbox.send();
  expect(recipients()).toEqual([]);
  expect(await noticeStates('given')).toEqual(['Ana too-old']);
});

test('what is older than three days when a worker first sees it is not noted', async () => {
  await addUser('Ana', { email: 'ana@example.org' });
  await give('ana');
  outbox.ahead = 73 * HOUR;
  await outbox.send();
  expect(await db.noticeMail.count()).toBe(0);
});

test('the operators see notices in their counts', async () => {
  await addUser('Ana', { email: 'ana@example.org' });
  await addUser('Bea', { email: 'bea@example.org' });
  await give('ana');
  await give('bea');
  server.toRecipient = (address) => (address.startsWith('bea') ? 550 : null);
  await outbox.send();
  expect(await getMailState(mailTables)).toMatchObject({
    waiting: 0,
    sent: 1,
    failed: 1,
    unclear: 0,
  });
});

test('demo people, and people without an address, are told nothing', async () => {
  const demo = await addUser('Demo', { email: 'demo@example.org' });
  await db.person.update({ where: { id: demo.personId }, data: { origin: 'demo' } });
  await addUser('Nobody');
  await addPerson('Broken', { aliases: recordAliases('Broken', 'b', 'b at example.org') });
  for (const handle of ['demo', 'nobody', 'broken']) await give(handle);
  await outbox.send();
  expect(recipients()).toEqual([]);
  expect(await noticeStates('given')).toEqual(['Nobody no-address', 'Broken no-address']);
});

test('an address that comes after the event is not told of it', async () => {
  const ana = await addUser('Ana');
  await give('ana');
  await outbox.send();
  await db.user.update({
    where: { id: ana.userId },
    data: { email: 'late@example.org', emailVerified: new Date() },
  });
  await outbox.send();
  expect(recipients()).toEqual([]);
});

test.each(['{}', 'no JSON', '[]', '{"grant":"x"}', `{"grant":"${crypto.randomUUID()}"}`, 'null'])(
  'a made-up row of the log with %s keeps nobody else from their mail',
  async (detail) => {
    await db.$executeRaw`
      insert into "AuditEntry" ("actor", "action", "subject", "reason", "detail")
      values ('x', 'grant.give', 'person/x', 'x', ${detail})`;
    await addUser('Ana', { email: 'ana@example.org' });
    await give('ana');
    await outbox.send();
    expect(recipients()).toEqual(['ana@example.org']);
  },
);
