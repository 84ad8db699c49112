import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { env } from '@/lib/env';
import { db } from '@/lib/database/client';
import { POST } from '@/app/mail/unsubscribe/[token]/route';
import { mailStates, outboxOf, type TestOutbox } from '@/test/mail-outbox';
import { startMailServer, type MailServer } from '@/test/mail-server';
import {
  addActor,
  addCommittee,
  expectUnbrokenChain,
  openOne,
  type Committee,
} from '@/test/motions';
import * as commands from './choice-commands';
import type { StopWish } from './choice-rules';
import { getMailChoice } from './recipient-queries';
import type { StopRequest } from '@/lib/notices/token';
import { mailKindNames } from '@/lib/parts/mail-kinds';

/** A mail program sends no cookie; the rate limit reads the client address. */
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }));

let server: MailServer;
let outbox: TestOutbox;
let committee: Committee;

beforeEach(async () => {
  server = await startMailServer();
  outbox = outboxOf(server.url);
  committee = await addCommittee(2);
});

afterEach(async () => {
  await server.stop();
});

const chooseMail = (actor: { personId: string }, input: { kinds: string[] }) =>
  commands.chooseMail(actor, input, mailKindNames);
const chooseByLink = (request: StopRequest, wish: StopWish) =>
  commands.chooseByLink(request, wish, mailKindNames);

/** Returns the kinds that a person does not want, or none if there is no such person. */
async function kindsOff(personId: string): Promise<string[]> {
  const off = await getMailChoice(personId);
  return mailKindNames.filter((kind) => off?.has(kind));
}

const recipients = () => server.received.flatMap(({ to }) => to).sort();

test('nobody gets a mail of a kind they do not want', async () => {
  await chooseMail(committee.chair, { kinds: ['decided', 'cast'] });
  await openOne(committee);
  await outbox.send();

  expect(recipients()).toEqual(['member02@example.org']);
  expect(await mailStates('opened')).toEqual(['Member01 opted-out', 'Member02 sent']);
});

test('a choice made while a mail waits is respected', async () => {
  await openOne(committee);
  server.toRecipient = () => 450;
  await outbox.send();
  server.toRecipient = () => null;
  await chooseByLink({ personId: committee.chair.personId, kind: 'opened' }, 'stop');
  outbox.ahead = 6;
  await outbox.send();

  expect(recipients()).toEqual(['member02@example.org']);
  expect(await mailStates('opened')).toEqual(['Member01 opted-out', 'Member02 sent']);
});

test('a link ends its kind alone, ends all, and takes it back', async () => {
  const { personId } = committee.chair;
  const off = () => kindsOff(personId);
  await chooseByLink({ personId, kind: 'reminder' }, 'stop');
  expect(await off()).toEqual(['reminder']);
  await chooseByLink({ personId, kind: 'reminder' }, 'stop-all');
  expect(await off()).toEqual([...mailKindNames]);
  await chooseByLink({ personId, kind: 'reminder' }, 'resume');
  expect(await off()).toEqual(['opened', 'revised', 'decided', 'cast']);
});

test('each change is written down once, with whose it is and how it was made', async () => {
  const { personId, handle } = committee.chair;
  await chooseMail(committee.chair, { kinds: [...mailKindNames] });
  await chooseByLink({ personId, kind: 'opened' }, 'stop');
  await chooseByLink({ personId, kind: 'opened' }, 'stop');
  await chooseMail(committee.chair, { kinds: ['opened'] });

  const rows = await db.auditEntry.findMany({ orderBy: { seq: 'asc' } });
  expect(
    rows.map(({ action, subject, reason, detail, actorId }) => [
      action,
      subject,
      reason,
      detail,
      actorId,
    ]),
  ).toEqual([
    [
      'mail.choose',
      `person/${handle}`,
      'By the link in a mail.',
      '{"off":["opened"],"before":[]}',
      personId,
    ],
    [
      'mail.choose',
      `person/${handle}`,
      'Chosen on the account page.',
      '{"off":["reminder","revised","decided","cast"],"before":["opened"]}',
      personId,
    ],
  ]);
  await expectUnbrokenChain();
});

test('of many links followed at once each counts', async () => {
  const { personId } = committee.chair;
  await Promise.all(mailKindNames.map((kind) => chooseByLink({ personId, kind }, 'stop')));
  expect((await kindsOff(personId)).length).toBe(mailKindNames.length);
  await expectUnbrokenChain();
});

test('the choice of somebody holds after two rows turn out to be one person', async () => {
  const double = await addActor('Double');
  await chooseMail(double, { kinds: [] });
  await db.person.update({
    where: { id: double.personId },
    data: { mergedIntoId: committee.chair.personId },
  });
  expect((await kindsOff(committee.chair.personId)).length).toBe(mailKindNames.length);
  await chooseByLink({ personId: double.personId, kind: 'opened' }, 'resume');
  expect((await getMailChoice(double.personId))?.has('opened')).toBe(false);
});

test('nobody gets a second mail by being merged', async () => {
  await openOne(committee);
  await outbox.send();
  await db.person.update({
    where: { id: committee.chair.personId },
    data: { mergedIntoId: committee.outsider.personId },
  });
  await outbox.send();
  expect(recipients()).toHaveLength(2);
});

test('one click in a mail program ends the mail, without a session', async () => {
  outbox.secret = env.authSecret;
  await openOne(committee);
  await outbox.send();
  const sent = server.received.find(({ to }) => to[0] === 'member01@example.org');
  const stop = sent?.mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
  const token = /unsubscribe\/([^>]+)>/.exec(stop)?.[1] ?? '';

  const answer = await click(token);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('A vote opened');
  expect(await kindsOff(committee.chair.personId)).toEqual(['opened']);
  expect((await click(`${token}x`)).status).toBe(404);
});

/** Sends the request of a mail program (RFC 8058). */
function click(token: string): Promise<Response> {
  const request = new Request(`https://vote.example.org/mail/unsubscribe/${token}`, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  });
  return POST(request, { params: Promise.resolve({ token }) });
}
