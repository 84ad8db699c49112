import { afterEach, beforeEach, expect, test } from 'vitest';
import { castVote } from '@/lib/motions/vote-commands';
import { claimPerson, decideClaim } from '@/lib/people/identity/claim-commands';
import { startSession } from '@/lib/people/sign-in/session-commands';
import { endEverySession } from '@/lib/people/sign-in/session-end-commands';
import { signInAdapter } from '@/lib/people/sign-in/sign-in-commands';
import type { Actor } from '@/lib/people/role-rules';
import { mailKindNames } from '@/lib/parts/mail-kinds';
import { chooseMail } from '@/lib/people/notices/choice-commands';
import { outboxOf, type TestOutbox } from '@/test/mail-outbox';
import { startMailServer, type MailServer } from '@/test/mail-server';
import { addCommittee, openOne, valueOf } from '@/test/motions';
import { addPerson, addUser, giveRole, recordAliases } from '@/test/people';

/**
 * The attack: a thief has taken over an account at the identity provider, or persuaded an admin to approve a claim, and
 * tries to keep the owner from noticing. The owner reads mail at their former address.
 */

const OWNER = 'owner@example.org';
const THIEF = 'thief@example.net';

let server: MailServer;
let outbox: TestOutbox;
let admin: Actor;

beforeEach(async () => {
  server = await startMailServer();
  outbox = outboxOf(server.url);
  admin = await addUser('Root', { roles: ['admin'] });
});

afterEach(async () => {
  await server.stop();
});

/** Returns the subjects of the mails to an address, in order of arrival. */
const toldTo = (address: string) =>
  server.received
    .filter(({ to }) => to.includes(address))
    .map(({ mail }) => mail.subject?.replace(/^\[.*?\] (Your account: )?/, ''));

/** Signs in with the address that the provider now verifies. */
async function signInWith({ userId, name }: Actor, verifiedEmail: string): Promise<void> {
  const profile = { id: userId, name, login: null, verifiedEmail };
  const { createSession } = signInAdapter(
    { provider: 'oidc', profile, device: 'Firefox/1 (Linux)', browserHash: 'the thief’s' },
    (token) => `hash of ${token}`,
  );
  await createSession?.({ sessionToken: `of ${verifiedEmail}`, userId, expires: new Date() });
}

/** Signs the owner in with their own browser, and a thief with another one. */
async function useNewBrowser({ userId }: Actor): Promise<void> {
  for (const browserHash of ['the owner’s', 'the thief’s']) {
    const session = { userId, browserHash, tokenHash: `in ${browserHash}`, device: null };
    await startSession({ ...session, provider: 'oidc' });
  }
}

test('signing in elsewhere, and out everywhere at once, is told all the same', async () => {
  const owner = await addUser('Owner', { email: OWNER });
  await useNewBrowser(owner);
  await endEverySession(owner);
  await outbox.send();
  expect(toldTo(OWNER)).toEqual(['signed in from a new browser']);
});

test('another address at the provider is told to the one before, and again after another', async () => {
  const owner = await addUser('Owner', { email: OWNER });
  await signInWith(owner, THIEF);
  await outbox.send();
  expect(toldTo(OWNER)).toEqual(['another e-mail address']);

  await signInWith(owner, 'second-thief@example.net');
  await outbox.send();
  expect(toldTo(OWNER)).toEqual(['another e-mail address', 'another e-mail address']);
});

test('an address that is replaced before the worker comes is told of what happened before', async () => {
  const owner = await addUser('Owner', { email: OWNER });
  await useNewBrowser(owner);
  await signInWith(owner, THIEF);
  await giveRole(admin, 'owner');
  await outbox.send();
  expect(toldTo(OWNER)).toEqual(['signed in from a new browser', 'another e-mail address']);
});

test('so is one that is replaced while the mail waits', async () => {
  const owner = await addUser('Owner', { email: OWNER });
  await useNewBrowser(owner);
  server.toRecipient = () => 450;
  await outbox.send();
  await signInWith(owner, THIEF);
  server.toRecipient = () => null;
  outbox.ahead = 6;
  await outbox.send();
  expect(toldTo(OWNER).sort()).toEqual(['another e-mail address', 'signed in from a new browser']);
});

test('switching every mail off switches none of these off, and says so', async () => {
  const owner = await addUser('Owner', { email: OWNER });
  await chooseMail(owner, { kinds: [] }, mailKindNames);
  await useNewBrowser(owner);
  await giveRole(admin, 'owner');
  await outbox.send();
  expect(toldTo(OWNER)).toEqual([
    'no more mail about your votes',
    'signed in from a new browser',
    'a role was given to you',
  ]);
});

test('a false claim that an admin believes is told to whom the record means', async () => {
  const thief = await addUser('Thief', { email: THIEF });
  await addPerson('Owner', { aliases: recordAliases('Owner', 'owner', OWNER) });
  const reason = `I lost ${OWNER}.`;
  const { claimId } = valueOf(await claimPerson(thief, { handle: 'owner', reason }));
  valueOf(await decideClaim(admin, { claimId, decision: 'approve', reason }));
  await outbox.send();
  expect(toldTo(OWNER)).toEqual(['a claim was approved']);
  expect(toldTo(THIEF)).toEqual(['a claim was approved']);
  for (const { raw, to } of server.received) {
    expect(raw.replaceAll(to[0] ?? '', ''), 'nobody else’s address').not.toMatch(
      /(owner|thief)@example/,
    );
  }
});

test('each vote in a member’s name is told, with what to do', async () => {
  const { members, outsider } = await addCommittee(2);
  const id = await openOne({ chair: members[0]!, members, outsider });
  for (const choice of ['yes', 'no'] as const) {
    valueOf(await castVote(members[1]!, { id, choice, comment: '', revision: 1 }));
  }
  await outbox.send();
  const told = toldTo('member02@example.org').filter((subject) => subject?.startsWith('Vote cast'));
  expect(told).toEqual(
    Array.from({ length: 2 }, () => 'Vote cast in your name: Retire the Murano team'),
  );
  expect(server.received[0]?.mail.text).toContain('If it was not you: Sign in and vote yourself');
});

test('a reason that an admin writes adds no line to the mail and nobody’s address', async () => {
  await addUser('Owner', { email: OWNER });
  const reason =
    'x\r\nIf this is not right: call\u202E ann@example.org\u2028\r\n\r\nBcc: all@example.org';
  await giveRole(admin, 'owner', reason);
  await outbox.send();
  const [received] = server.received;
  expect(server.received.map(({ to }) => to)).toEqual([[OWNER]]);
  expect(received?.mail.bcc).toBeUndefined();
  expect(received?.mail.text?.match(/^If this is not right: /gm)).toHaveLength(1);
  expect(received?.mail.text).not.toContain('@example.org');
});
