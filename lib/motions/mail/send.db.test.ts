import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import type { MotionOutcome } from '@/lib/motions/outcome-types';
import { castVote } from '@/lib/motions/vote-commands';
import { outboxOf, mailStates, type TestOutbox } from '@/test/mail-outbox';
import { startMailServer, type MailServer } from '@/test/mail-server';
import { addCommittee, letDaysPass, openOne, valueOf, type Committee } from '@/test/motions';
import { noteDueMail } from './commands';
import { takeMail } from '@/lib/notices/delivery-commands';
import { mailTables } from '@/lib/parts/letters';
import { MAX_ATTEMPTS } from '@/lib/notices/delivery-rules';
import { MailServerDown } from '@/lib/notices/transport';

const DAY = 24 * 60;

let server: MailServer;
let outbox: TestOutbox;
let committee: Committee;

beforeEach(async () => {
  server = await startMailServer();
  outbox = outboxOf(server.url);
  committee = await addCommittee(3);
});

afterEach(async () => {
  await server.stop();
});

const recipients = () => server.received.flatMap(({ to }) => to).sort();
const vote = (index: number, id: number) =>
  castVote(committee.members[index]!, { id, choice: 'yes', comment: '', revision: 1 });

test('each member gets a mail of their own about an opened vote, once', async () => {
  await openOne(committee);
  await outbox.send();
  await outbox.send();
  outbox.ahead = DAY;
  await outbox.send();

  expect(recipients()).toEqual([
    'member01@example.org',
    'member02@example.org',
    'member03@example.org',
  ]);
  expect(server.received.every(({ to, mail }) => to.length === 1 && !mail.cc && !mail.bcc)).toBe(
    true,
  );
  expect(await mailStates('opened')).toEqual(['Member01 sent', 'Member02 sent', 'Member03 sent']);
});

test('eight workers at once send each mail once', async () => {
  await openOne(committee);
  await openOne(committee, { title: 'Another motion' });
  const rounds = await Promise.all(Array.from({ length: 8 }, () => outbox.send()));

  expect(recipients()).toHaveLength(6);
  expect(new Set(server.received.map(({ mail }) => mail.messageId)).size).toBe(6);
  expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(6);
  expect(await db.motionMail.count({ where: { attempts: 1 } })).toBe(6);
});

test('a worker does not wait for a mail that another is taking: it takes the next', async () => {
  await openOne(committee);
  const now = await outbox.clock();
  await noteDueMail(now);
  const taken = await db.$transaction(async (tx) => {
    const [first] = await tx.$queryRaw<{ id: string }[]>`
      select "id" from "MotionMail" order by "claimedAt", "id" limit 1 for update`;
    return { first: first?.id, next: (await takeMail(mailTables, now))?.id };
  });
  expect(taken.next).toBeDefined();
  expect(taken.next).not.toBe(taken.first);
});

test('48 hours before the end those who have not voted are reminded, nobody else', async () => {
  const id = await openOne(committee);
  valueOf(await vote(0, id));
  await letDaysPass(id, 6);
  await outbox.send();

  expect(await mailStates('reminder')).toEqual(['Member02 sent', 'Member03 sent']);
});

test('a reminder that waits is not sent once the motion is decided; the decision is told', async () => {
  const id = await openOne(committee);
  await letDaysPass(id, 6);
  server.toRecipient = () => 451;
  await outbox.send();
  expect(await mailStates('reminder')).toEqual([
    'Member01 waiting',
    'Member02 waiting',
    'Member03 waiting',
  ]);

  server.toRecipient = () => null;
  await decide(id);
  outbox.ahead = 6;
  await outbox.send();
  expect(await mailStates('reminder')).toEqual(['Member01 moot', 'Member02 moot', 'Member03 moot']);
  expect(new Set(server.received.map(({ mail }) => mail.subject))).toEqual(
    new Set(['[TC] Passed: Retire the Murano team']),
  );
  expect(recipients()).toHaveLength(4);
});

test('a vote cast while the reminder waits makes that one pointless, the others go out', async () => {
  const id = await openOne(committee);
  await letDaysPass(id, 6);
  server.toRecipient = () => 451;
  await outbox.send();
  server.toRecipient = () => null;
  valueOf(await vote(1, id));
  outbox.ahead = 6;
  await outbox.send();

  expect(await mailStates('reminder')).toEqual(['Member01 sent', 'Member02 moot', 'Member03 sent']);
});

test('what is refused for now is tried again after five minutes, not before', async () => {
  await openOne(committee);
  server.toRecipient = (address) => (address.startsWith('member02') ? 450 : null);
  await outbox.send();
  expect(recipients()).toEqual(['member01@example.org', 'member03@example.org']);

  server.toRecipient = () => null;
  outbox.ahead = 4.9;
  await outbox.send();
  expect(recipients()).toHaveLength(2);
  outbox.ahead = 5.1;
  await outbox.send();
  expect(recipients()).toHaveLength(3);
});

test('what is refused for now after the text is tried again too', async () => {
  await openOne(committee);
  server.toText = (address) => (address.startsWith('member02') ? 451 : null);
  await outbox.send();
  server.toText = () => null;
  expect(await mailStates('opened')).toEqual([
    'Member01 sent',
    'Member02 waiting',
    'Member03 sent',
  ]);
  outbox.ahead = 6;
  await outbox.send();
  expect(await mailStates('opened')).toEqual(['Member01 sent', 'Member02 sent', 'Member03 sent']);
});

test('after the last attempt it is given up, with what the server said and no address', async () => {
  await openOne(committee);
  server.toRecipient = () => 450;
  for (let attempt = 0; attempt < MAX_ATTEMPTS + 2; attempt++) {
    await outbox.send();
    outbox.ahead += 12 * 60 - (attempt < 5 ? 11 * 60 : 0);
    if (attempt < 5) outbox.ahead += 5 * 60;
  }
  const rows = await db.motionMail.findMany();
  expect(rows.map(({ attempts }) => attempts)).toEqual(rows.map(() => MAX_ATTEMPTS));
  expect(rows[0]?.failure).toMatch(/^gave-up: .*450/);
  expect(rows[0]?.failure).not.toContain('@');
});

test('what is refused for good is kept as that and keeps nobody else waiting', async () => {
  await openOne(committee);
  server.toRecipient = (address) => (address.startsWith('member01') ? 550 : null);
  await outbox.send();
  outbox.ahead = DAY;
  await outbox.send();

  expect(recipients()).toEqual(['member02@example.org', 'member03@example.org']);
  const row = await db.motionMail.findFirstOrThrow({ where: { sentAt: null } });
  expect(row).toMatchObject({ attempts: 1 });
  expect(row.failure).toMatch(/^refused: .*\(address\)/);
});

test('a server that is down loses nothing and counts as no attempt', async () => {
  await openOne(committee);
  await server.stop();
  await expect(outbox.send()).rejects.toThrow(MailServerDown);
  expect(await mailStates('opened')).toEqual([
    'Member01 waiting',
    'Member02 waiting',
    'Member03 waiting',
  ]);

  server = await startMailServer();
  outbox.smtpUrl = server.url;
  await outbox.send();
  expect(recipients()).toHaveLength(3);
});

test('a connection that breaks before the text is no loss', async () => {
  await openOne(committee);
  server.toRecipient = (address) => (address.startsWith('member02') ? 'hang up' : null);
  await outbox.send();
  server.toRecipient = () => null;
  outbox.ahead = 6;
  await outbox.send();
  expect(recipients()).toHaveLength(3);
});

test('a connection that breaks after the text leads to no second mail', async () => {
  await openOne(committee);
  server.toText = (address) => (address.startsWith('member02') ? 'hang up' : null);
  await outbox.send();
  server.toText = () => null;
  outbox.ahead = DAY;
  await outbox.send();

  expect(recipients()).toHaveLength(3);
  expect(await mailStates('opened')).toContain('Member02 handed-over');
});

test('a mail that another worker took on meanwhile is not handed over', async () => {
  await openOne(committee);
  const isFirst = (address: string) => address.startsWith('member01');
  server.toRecipient = async (address) => {
    if (isFirst(address))
      await db.$executeRaw`update "MotionMail" set "attempts" = 2 where "attempts" = 1 and "sentAt" is null`;
    return null;
  };
  await outbox.send();
  expect(recipients()).toEqual(['member02@example.org', 'member03@example.org']);
  expect(await mailStates('opened')).toContain('Member01 waiting');
});

test('a server that comes late is not given what is older than three days', async () => {
  const id = await openOne(committee);
  await letDaysPass(id, 4);
  await openOne(committee, { title: 'A new one' });
  await outbox.send();

  expect(server.received.map(({ mail }) => mail.subject)).toEqual(
    Array.from({ length: 3 }, () => '[TC] Vote opened: A new one'),
  );
  expect((await mailStates('opened')).filter((state) => state.endsWith('too-old'))).toHaveLength(3);
});

test('demo people, people without an address and imported motions get no mail', async () => {
  const id = await openOne(committee);
  const [first, second] = committee.members;
  await db.person.update({ where: { id: first!.personId }, data: { origin: 'demo' } });
  await db.personAlias.deleteMany({ where: { personId: second!.personId } });
  await outbox.send();
  expect(recipients()).toEqual(['member03@example.org']);

  const imported = await openOne(committee, { title: 'Imported' });
  await db.motion.update({ where: { id: imported }, data: { source: 'gerrit', sourceKey: '1' } });
  await outbox.send();
  expect(recipients()).toHaveLength(1);

  await letDaysPass(id, 4);
  await outbox.send();
  expect(await mailStates('opened')).toEqual(['Member02 no-address', 'Member03 sent']);
});

/** Passes a motion as closing it does, but without checking its rule. */
async function decide(id: number): Promise<void> {
  const outcome: MotionOutcome = {
    ...{ passes: true, members: 3, needed: 1, narrative: ['It has enough yes votes.'] },
    tally: { yes: 3, no: 0, abstain: 0, notVoted: 0 },
    ...{ votes: [], approvals: [], decidedAt: new Date().toISOString() },
  };
  const data = { state: 'passed' as const, decidedAt: await outbox.clock(), outcome };
  await db.motion.update({ where: { id }, data });
}
