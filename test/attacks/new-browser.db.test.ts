import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/database/client';
import { endEverySession, endStolenSession } from '@/lib/people/sign-in/session-end-commands';
import type { Actor } from '@/lib/people/role-rules';
import { beginSession } from '@/lib/access/session';
import { BROWSER_COOKIE, hashOfToken, newToken } from '@/lib/access/session-cookies';
import { outboxOf, type TestOutbox } from '@/test/mail-outbox';
import { startMailServer, type MailServer } from '@/test/mail-server';
import { addUser } from '@/test/people';

/**
 * The attack: a thief has the owner's password at the identity provider, and signs in with another browser so that the
 * owner is not notified. A browser counts as the owner's by a cookie alone.
 */

/** A browser: its cookies, and the Cookie header it sends if that differs from them. */
type Browser = { jar: Map<string, string>; sends?: string };

let inUse: Browser;
vi.mock('next/headers', () => ({
  headers: () =>
    Promise.resolve(new Headers(inUse.sends === undefined ? {} : { cookie: inUse.sends })),
  cookies: () =>
    Promise.resolve({
      get: (name: string) =>
        inUse.jar.has(name) ? { value: inUse.jar.get(name) ?? '' } : undefined,
      set: (name: string, value: string) => inUse.jar.set(name, value),
    }),
}));

let server: MailServer;
let outbox: TestOutbox;
let owner: Actor;
let own: Browser;

const browser = (mark?: string, sends?: string): Browser => ({
  jar: new Map(mark === undefined ? [] : [[BROWSER_COOKIE.name, mark]]),
  ...(sends !== undefined && { sends }),
});
const markOf = ({ jar }: Browser) => jar.get(BROWSER_COOKIE.name) ?? '';

async function signIn({ userId }: Actor, by: Browser): Promise<void> {
  inUse = by;
  await beginSession(userId, 'oidc');
}

/** Counts the notices of a new browser that the owner has received so far. */
async function timesTold(): Promise<number> {
  await outbox.send();
  const told = server.received.filter(({ to }) => to.includes('owner@example.org'));
  return told.filter(({ mail }) => mail.subject?.endsWith('signed in from a new browser')).length;
}

beforeEach(async () => {
  server = await startMailServer();
  outbox = outboxOf(server.url);
  owner = await addUser('Owner', { email: 'owner@example.org' });
  own = browser();
  await signIn(owner, own);
});

afterEach(() => server.stop());

test('the owner’s own browser is told never, whatever they signed out of', async () => {
  await signIn(owner, own);
  await endEverySession(owner);
  await signIn(owner, own);
  expect(markOf(own)).toMatch(/^[\w-]{43}$/);
  expect(await timesTold()).toBe(0);
});

test('a sign-in with the password and another browser is told, once', async () => {
  const thiefs = browser();
  await signIn(owner, thiefs);
  expect(await timesTold()).toBe(1);
  expect(markOf(thiefs)).not.toBe(markOf(own));

  await signIn(owner, thiefs);
  await signIn(owner, own);
  expect(await timesTold()).toBe(1);
});

test('a browser that is known for somebody else is told', async () => {
  const thief = await addUser('Thief', { email: 'thief@example.net' });
  const thiefs = browser();
  await signIn(thief, thiefs);
  await signIn(thief, thiefs);
  await signIn(owner, browser(markOf(thiefs)));
  expect(await timesTold()).toBe(1);
});

const name = BROWSER_COOKIE.name;
test.each([
  ['that keeps no cookie', () => browser()],
  ['with a mark that was made up', () => browser(newToken())],
  ['with what the database has of the owner’s mark', () => browser(hashOfToken(markOf(own)))],
  ['with a mark of another kind', () => browser("' or true --")],
  ['with an empty mark', () => browser('')],
  ['with a mark without end', () => browser('x'.repeat(4_000))],
  [
    'with the owner’s mark beside another, in one order',
    () => browser(markOf(own), `${name}=${markOf(own)}; ${name}=${newToken()}`),
  ],
  [
    'with the owner’s mark beside another, in the other',
    () => browser(markOf(own), `${name}=${newToken()}; ${name}=${markOf(own)}`),
  ],
])('a browser %s is told, and gets a mark of its own', async (_, make) => {
  const other = make();
  await signIn(owner, other);
  expect(await timesTold()).toBe(1);
  expect(markOf(other)).toMatch(/^[\w-]{43}$/);
  expect(markOf(other)).not.toBe(markOf(own));
});

test('the mark of a browser that somebody copied a session from is worth nothing any more', async () => {
  const { id: sessionId } = await db.session.findFirstOrThrow();
  const followedAt = new Date(0);
  await db.replacedToken.create({ data: { tokenHash: 'copied', sessionId, followedAt } });
  await endStolenSession('copied');
  await signIn(owner, browser(markOf(own)));
  expect(await timesTold()).toBe(1);
});

test('neither mark nor its hash is in the log or the mail, and no mark in the database', async () => {
  await signIn(owner, browser());
  await signIn(owner, own);
  await outbox.send();
  const log = await db.auditEntry.findMany({ select: { detail: true, changes: true } });
  const told = JSON.stringify([log, server.received.map(({ raw }) => raw)]);
  const known = await db.knownBrowser.findMany();
  expect(known.map(({ browserHash }) => browserHash)).toContain(hashOfToken(markOf(own)));
  for (const { browserHash } of known) expect(told).not.toContain(browserHash);
  expect(told).not.toContain(markOf(own));
  expect(JSON.stringify([known, await db.session.findMany()])).not.toContain(markOf(own));
});
