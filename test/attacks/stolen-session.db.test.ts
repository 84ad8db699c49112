import { AsyncLocalStorage } from 'node:async_hooks';
import { beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/database/client';
import type { Actor } from '@/lib/people/role-rules';
import { beginSession, getReader, requireActor } from '@/lib/access/session';
import { SESSION_COOKIE } from '@/lib/access/session-cookies';
import { outboxOf } from '@/test/mail-outbox';
import { startMailServer } from '@/test/mail-server';
import { addUser } from '@/test/people';

/**
 * The attack: a thief has a copy of a signed-in browser's cookie, from a backup, a log or a borrowed machine, and uses
 * it elsewhere. Rollcall can't tell which of the two is the owner; it ends the session when it sees that there are two.
 */

/** A browser: its cookies. */
type Browser = Map<string, string>;

/** A request: its browser, the cookies of its response, and whether the response is lost. */
type Asked = { browser: Browser; answer: Browser; isLost: boolean };

const asked = new AsyncLocalStorage<Asked>();
const current = () => asked.getStore()!;

vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers({ 'user-agent': 'Firefox/1 (Linux)' })),
  cookies: () =>
    Promise.resolve({
      // As in Next.js, a cookie of the response takes effect for the rest of the same request.
      get: (name: string) => {
        const value = current().answer.get(name) ?? current().browser.get(name);
        return value === undefined ? undefined : { value };
      },
      set: (name: string, value: string, { maxAge = 1 }: { maxAge?: number }) => {
        const { answer, browser, isLost } = current();
        answer.set(name, value);
        if (!isLost && maxAge > 0) browser.set(name, value);
      },
    }),
}));

const within = <Value>(browser: Browser, work: () => Promise<Value>, isLost = false) =>
  asked.run({ browser, answer: new Map(), isLost }, work);

let owner: Actor;
let browser: Browser;

beforeEach(async () => {
  owner = await addUser('Owner', { email: 'owner@example.org' });
  browser = await signsIn();
});

async function signsIn(): Promise<Browser> {
  const fresh: Browser = new Map();
  await within(fresh, () => beginSession(owner.userId, 'oidc'));
  return fresh;
}

/** Reads a page. Returns true if it is rendered for a signed-in person. */
const reads = (by: Browser) => within(by, async () => (await getReader()) !== null);

/** Sends a form. Returns true if the sender is signed in; if not, they are redirected to the sign-in page. */
const writes = (by: Browser) => within(by, asksForActor);

/** Sends a form whose response is lost. Within it, the server also renders a page, signed in with the new token. */
const writesInVain = (by: Browser) =>
  within(by, async () => (await asksForActor()) && (await getReader()) !== null, true);

async function asksForActor(): Promise<boolean> {
  return requireActor().then(
    () => true,
    (error: unknown) => {
      expect(String(error)).toContain('NEXT_REDIRECT');
      return false;
    },
  );
}

const copyOf = (other: Browser): Browser => new Map(other);
const tokenOf = (of: Browser) => of.get(SESSION_COOKIE.name) ?? '';

/** Makes time pass for every session. */
async function pass(interval: string): Promise<void> {
  await db.$executeRawUnsafe(
    `update "Session" set "rotatedAt" = "rotatedAt" - interval '${interval}'`,
  );
  await db.$executeRawUnsafe(
    `update "ReplacedToken" set "replacedAt" = "replacedAt" - interval '${interval}', "followedAt" = "followedAt" - interval '${interval}'`,
  );
}

/** Has the owner return after a while, send a form and read on with the new token. */
async function rotates(by: Browser): Promise<void> {
  const before = tokenOf(by);
  await pass('61 minutes');
  expect(await writes(by)).toBe(true);
  expect(tokenOf(by)).not.toBe(before);
  expect(await reads(by)).toBe(true);
}

const listThefts = () =>
  db.auditEntry.findMany({
    where: { action: 'session.stolen' },
    select: { actorId: true, actor: true, subject: true, detail: true, reason: true },
  });

test('a copied token that is used after the owner has another ends the session for both', async () => {
  const { id } = await db.session.findFirstOrThrow();
  const thief = copyOf(browser);
  await rotates(browser);
  await pass('61 seconds');

  expect(await reads(thief), 'the thief').toBe(false);
  expect(await reads(browser), 'the owner').toBe(false);
  expect(await db.session.count()).toBe(0);
  const [theft, ...others] = await listThefts();
  expect(others).toEqual([]);
  expect(theft).toMatchObject({ actorId: null, actor: 'Rollcall', subject: 'person/owner' });
  expect(JSON.parse(theft!.detail)).toEqual({ session: id });
  expect(await db.replacedToken.count()).toBe(0);
});

test('a copy that is given the next token first is found as soon as the owner comes', async () => {
  const thief = copyOf(browser);
  await rotates(thief);
  await pass('61 seconds');

  expect(await writes(browser)).toBe(false);
  expect(await reads(thief)).toBe(false);
  expect(await listThefts()).toHaveLength(1);
});

test('so is one of three tokens before', async () => {
  const thief = copyOf(browser);
  for (let count = 0; count < 3; count += 1) await rotates(browser);
  expect(await db.replacedToken.count()).toBe(3);
  await pass('61 seconds');

  expect(await reads(thief)).toBe(false);
  expect(await reads(browser)).toBe(false);
  expect(await listThefts()).toHaveLength(1);
});

test('the owner is told by mail', async () => {
  const thief = copyOf(browser);
  await rotates(browser);
  await pass('61 seconds');
  await writes(thief);
  const server = await startMailServer();
  await outboxOf(server.url).send();
  await server.stop();

  const told = server.received.map(({ to, mail }) => [to[0], mail.subject]);
  expect(told).toContainEqual([
    'owner@example.org',
    '[OpenStack] Your account: a session was ended for safety',
  ]);
});

test('many uses at once of a copied token are one theft, and end no other session', async () => {
  const thief = copyOf(browser);
  const elsewhere = await signsIn();
  await rotates(browser);
  await pass('61 seconds');

  const seen = await Promise.all(Array.from({ length: 20 }, () => reads(thief)));
  expect(new Set(seen)).toEqual(new Set([false]));
  expect(await listThefts()).toHaveLength(1);
  expect(await reads(elsewhere)).toBe(true);
});

test('an answer that gets lost signs nobody out, not even an hour later or twice', async () => {
  const before = tokenOf(browser);
  for (let count = 0; count < 2; count += 1) {
    await pass('61 minutes');
    expect(await writesInVain(browser)).toBe(true);
    expect(tokenOf(browser), 'lost').toBe(before);
  }
  await pass('61 minutes');
  expect(await reads(browser)).toBe(true);
  expect(await writes(browser)).toBe(true);
  expect(tokenOf(browser), 'given again').not.toBe(before);
  expect(await reads(browser)).toBe(true);
  await pass('61 minutes');
  expect(await reads(browser)).toBe(true);
  expect(await listThefts()).toEqual([]);
});

test('who names the cookie of an answer under way is found all the same', async () => {
  const thief = copyOf(browser);
  await pass('61 minutes');
  await writes(thief);
  thief.set('rollcall.turn', '1');
  await pass('61 seconds');
  expect(await reads(thief)).toBe(true);
  await pass('61 seconds');

  expect(await reads(browser)).toBe(false);
  expect(await listThefts()).toHaveLength(1);
});

test('requests side by side while a token is replaced end nothing', async () => {
  await pass('61 minutes');
  const before = copyOf(browser);
  const asked = Array.from({ length: 20 }, (_, index) =>
    index % 2 === 0 ? writes(browser) : reads(browser),
  );
  expect(new Set(await Promise.all(asked))).toEqual(new Set([true]));

  const seen = await Promise.all([reads(browser), reads(before), writes(before), reads(browser)]);
  expect(seen, 'with either token').toEqual([true, true, true, true]);
  await pass('59 seconds');
  expect(await reads(before), 'what was under way').toBe(true);
  expect(await db.session.count()).toBe(1);
  expect(await listThefts()).toEqual([]);
});
