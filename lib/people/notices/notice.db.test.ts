import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordAudit } from '@/lib/audit/record';
import { db } from '@/lib/database/client';
import { takePartedAlong } from '@/lib/motions/parted-commands';
import { castVote } from '@/lib/motions/vote-commands';
import { claimPerson, decideClaim } from '@/lib/people/identity/claim-commands';
import { revokeGrant } from '@/lib/people/roles/grant-commands';
import { mergePeople, undoMerge } from '@/lib/people/identity/merge-commands';
import type { Actor } from '@/lib/people/role-rules';
import { startSession } from '@/lib/people/sign-in/session-commands';
import { signInAdapter } from '@/lib/people/sign-in/sign-in-commands';
import { linkIdentity } from '@/lib/people/identity/link-commands';
import { noticeStates, outboxOf, type TestOutbox } from '@/test/mail-outbox';
import { startMailServer, type MailServer } from '@/test/mail-server';
import { addCommittee, openOne, valueOf } from '@/test/motions';
import { addPerson, addUser, giveRole, recordAliases } from '@/test/people';
import { forgetFormerAddresses } from './notice-commands';
import { chooseByLink, chooseMail } from './choice-commands';
import { mailKindNames } from '@/lib/parts/mail-kinds';
import { readStopToken } from '@/lib/notices/token';

const reason = 'For a good reason.';

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

/** Returns the recipients, in order, of the mails with these words in their subject. */
const toldOf = (subject: string) =>
  server.received
    .filter(({ mail }) => mail.subject?.includes(subject))
    .flatMap(({ to }) => to)
    .sort();
const recipients = () => toldOf('');
const textTo = (address: string) =>
  server.received.find(({ to }) => to[0] === address)?.mail.text ?? '';

const give = (handle: string) => giveRole(admin, handle);

/** Signs a person in with a browser. */
async function signIn({ userId, name }: Actor, browserHash: string): Promise<void> {
  await startSession({
    ...{ userId, tokenHash: `hash of ${name}'s token in ${browserHash}`, browserHash },
    ...{ device: 'Firefox/1 (Linux)', provider: 'oidc' },
  });
}

/** Adds a person in the record with an address in the record. */
const addRecorded = (name: string, email: string) =>
  addPerson(name, { aliases: recordAliases(name, name.toLowerCase(), email) });

test('a new browser is told, with its name; the first and a known one are not', async () => {
  const ana = await addUser('Ana', { email: 'ana@example.org' });
  await signIn(ana, 'one');
  await db.session.deleteMany();
  await signIn(ana, 'one');
  await outbox.send();
  expect(recipients()).toEqual([]);

  await signIn(ana, 'two');
  await outbox.send();
  expect(recipients()).toEqual(['ana@example.org']);
  expect(textTo('ana@example.org')).toContain('Browser: Firefox on Linux');
  expect(textTo('ana@example.org')).toContain('Signed in with: oidc');
  expect(textTo('ana@example.org')).toContain('https://vote.example.org/account\n');
});

test('a session that was ended since is told without its browser', async () => {
  const ana = await addUser('Ana', { email: 'ana@example.org' });
  await signIn(ana, 'one');
  await signIn(ana, 'two');
  await db.session.deleteMany();
  await outbox.send();
  expect(recipients()).toEqual(['ana@example.org']);
  expect(textTo('ana@example.org')).not.toContain('Browser:');
});

test('a session of somebody else, named by a made-up row, is not shown', async () => {
  const ana = await addUser('Ana', { email: 'ana@example.org' });
  const bea = await addUser('Bea');
  await signIn(bea, 'one');
  const { id: session } = await db.session.findFirstOrThrow();
  await db.$transaction((tx) =>
    recordAudit(
      tx,
      { personId: ana.personId, name: 'Ana' },
      {
        ...{ action: 'session.start', subject: 'person/ana', reason: 'Signed in.' },
        detail: { session, provider: 'oidc', browser: 'new' },
      },
    ),
  );
  await outbox.send();
  expect(recipients()).toEqual(['ana@example.org']);
  expect(textTo('ana@example.org')).not.toContain('Browser:');
});

test('a copied session is told', async () => {
  await addUser('Ana', { email: 'ana@example.org' });
  await db.$transaction((tx) =>
    recordAudit(
      tx,
      { personId: null, name: 'Rollcall' },
      { action: 'session.stolen', subject: 'person/ana', reason: 'A token was used twice.' },
    ),
  );
  await outbox.send();
  expect(toldOf('session was ended')).toEqual(['ana@example.org']);
});

test('a role given and taken is told to its holder, who can’t switch that off', async () => {
  const ana = await addUser('Ana', { email: 'ana@example.org' });
  await chooseMail(ana, { kinds: [] }, mailKindNames);
  const grantId = await give('ana');
  valueOf(await revokeGrant(admin, { grantId, reason: 'Stepped down.' }));
  await outbox.send();

  expect(new Set(recipients())).toEqual(new Set(['ana@example.org']));
  expect(
    server.received.map(({ mail }) => mail.subject),
    'in the order of the log',
  ).toEqual([
    '[OpenStack] Your account: no more mail about your votes',
    '[OpenStack] Your account: a role was given to you',
    '[OpenStack] Your account: a role was taken from you',
  ]);
  const given = server.received[1]!.mail;
  expect(given.text).toMatch(
    /Role: Digest editor\nUntil: .* UTC[\s\S]*By: Root\nWhy: For a good reason\./,
  );
  expect(given.headers.map(({ key }) => key)).not.toContain('list-unsubscribe');
  expect(given.headers).toContainEqual(
    expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
  );
  expect(given.messageId).toMatch(/^<notice-\d+\.[0-9a-f]{24}@vote\.example\.org>$/);
});

test('both sides of a merge are told, each at its own addresses, and no address in any text', async () => {
  await addUser('Ana', { email: 'ana@example.org' });
  await addRecorded('Diaz', 'diaz@example.com');
  const input = { from: 'ana', into: 'diaz', reason: 'See ana@example.org, and diaz@example.com.' };
  const { mergeId } = valueOf(await mergePeople(admin, input));
  await outbox.send();

  expect(toldOf('merged with')).toEqual(['ana@example.org', 'diaz@example.com']);
  expect(textTo('ana@example.org')).toContain('You and Diaz count as one person now');
  expect(textTo('diaz@example.com')).toContain('You and Ana count as one person now');
  for (const { to, mail } of server.received) {
    expect(to).toHaveLength(1);
    expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toMatch(/@example/);
  }

  valueOf(await undoMerge(admin, { mergeId, reason }, takePartedAlong));
  await outbox.send();
  expect(toldOf('merge was undone')).toEqual(['ana@example.org', 'diaz@example.com']);
});

test('what happens after a merge is told to the accounts of both', async () => {
  await addUser('Ana', { email: 'ana@example.org' });
  await addUser('Diaz', { email: 'diaz@example.com' });
  valueOf(await mergePeople(admin, { from: 'ana', into: 'diaz', reason }));
  await outbox.send();
  await give('ana');
  await outbox.send();
  expect(toldOf('role was given')).toEqual(['ana@example.org', 'diaz@example.com']);
});

test('a claim that is approved is told to both sides, one that is refused to the claimant alone', async () => {
  const ana = await addUser('Ana', { email: 'ana@example.org' });
  await addRecorded('Diaz', 'diaz@example.com');
  const claim = async () => valueOf(await claimPerson(ana, { handle: 'diaz', reason })).claimId;
  const decide = async (decision: 'approve' | 'refuse') =>
    valueOf(await decideClaim(admin, { claimId: await claim(), decision, reason }));
  await decide('refuse');
  await outbox.send();
  expect(recipients()).toEqual(['ana@example.org']);
  expect(textTo('ana@example.org')).toContain('You had said that you are Diaz.');

  await decide('approve');
  await outbox.send();
  expect(toldOf('claim was approved')).toEqual(['ana@example.org', 'diaz@example.com']);
});

test('a tie is told once to an address that both sides have', async () => {
  const ana = await addUser('Ana', { email: 'diaz@example.com' });
  await addRecorded('Diaz', 'diaz@example.com');
  const verifiedEmail = 'diaz@example.com';
  await linkIdentity({ userId: ana.userId, provider: 'oidc', login: null, verifiedEmail });
  await outbox.send();
  expect(recipients()).toEqual(['diaz@example.com']);
});

test('another address is told to the former one and to that of the record, for three days', async () => {
  const ana = await addUser('Ana', { email: 'former@example.org' });
  await addRecorded('Diaz', 'record@example.com');
  valueOf(await mergePeople(admin, { from: 'ana', into: 'diaz', reason }));
  await outbox.send();
  server.received = [];
  await signInWith(ana, 'new@example.net');
  await outbox.send();

  expect(toldOf('another e-mail address')).toEqual([
    'former@example.org',
    'new@example.net',
    'record@example.com',
  ]);
  await give('ana');
  await outbox.send();
  expect(toldOf('role was given')).toEqual(['new@example.net']);

  const clock = await outbox.clock();
  await forgetFormerAddresses(new Date(clock.getTime() + 71 * 3_600_000));
  expect(await db.formerAddress.count()).toBe(1);
  await forgetFormerAddresses(new Date(clock.getTime() + 73 * 3_600_000));
  expect(await db.formerAddress.count()).toBe(0);
});

/** Signs a person in with this address, which the provider now vouches for. */
async function signInWith({ userId, name }: Actor, verifiedEmail: string): Promise<void> {
  const profile = { id: userId, name, login: null, verifiedEmail };
  const attempt = { provider: 'oidc', profile, device: null, browserHash: 'one' };
  const { createSession } = signInAdapter(attempt, (token) => `hash of ${token}`);
  await createSession?.({ sessionToken: verifiedEmail, userId, expires: new Date() });
}

test('a vote is told to the member, with a link that ends such mail, which is told in turn', async () => {
  const { members } = await addCommittee(2);
  const id = await openOne({ chair: members[0]!, members, outsider: members[1]! });
  await outbox.send();
  server.received = [];
  valueOf(await castVote(members[0]!, { id, choice: 'no', comment: '', revision: 1 }));
  await outbox.send();

  expect(recipients()).toEqual(['member01@example.org']);
  const [received] = server.received;
  expect(received!.mail.subject).toBe('[TC] Vote cast in your name: Retire the Murano team');
  expect(received!.mail.text).toContain('Vote: no, on revision 1');
  expect(received!.mail.text).toContain(`https://vote.example.org/motions/${id}\n`);
  const stop = received!.mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
  const request = readStopToken(
    /unsubscribe\/([^>]+)>/.exec(stop)?.[1] ?? '',
    outbox.secret,
    mailKindNames,
  );
  expect(request).toEqual({ personId: members[0]!.personId, kind: 'cast' });

  await chooseByLink(request!, 'stop', mailKindNames);
  valueOf(await castVote(members[0]!, { id, choice: 'yes', comment: '', revision: 1 }));
  await outbox.send();
  expect(server.received.map(({ mail }) => mail.subject)).toEqual([
    received!.mail.subject,
    '[OpenStack] Your account: no more mail about your votes',
  ]);
  expect(await noticeStates('cast')).toEqual(['Member01 sent', 'Member01 opted-out']);
});

test('a choice made while the mail about a vote waits is respected', async () => {
  const { members } = await addCommittee(1);
  const id = await openOne({ chair: members[0]!, members, outsider: members[0]! });
  valueOf(await castVote(members[0]!, { id, choice: 'yes', comment: '', revision: 1 }));
  server.toRecipient = () => 450;
  await outbox.send();
  server.toRecipient = () => null;
  await chooseByLink({ personId: members[0]!.personId, kind: 'cast' }, 'stop', mailKindNames);
  outbox.ahead = 6;
  await outbox.send();
  expect(await noticeStates('cast')).toEqual(['Member01 opted-out']);
  expect(toldOf('Vote cast')).toEqual([]);
});
