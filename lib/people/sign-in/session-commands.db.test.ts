import { expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import { addUser } from '@/test/people';
import { confirmToken, noteUse, rotateToken, startSession } from './session-commands';
import { endEverySession, endSession, endStolenSession } from './session-end-commands';
import { findSession, listSessions } from './session-queries';

const BROWSER = { device: 'curl/8', browserHash: 'browser', provider: 'oidc' };

async function signedIn(name: string, tokenHash: string) {
  const actor = await addUser(name);
  await startSession({ userId: actor.userId, tokenHash, ...BROWSER });
  const session = await findSession(tokenHash);
  return { ...actor, sessionId: session?.sessionId ?? '' };
}

async function turnBack(field: string, interval: string): Promise<void> {
  await db.$executeRawUnsafe(`update "Session" set "${field}" = now() - interval '${interval}'`);
}

test('a session is found by its hash, for the person it belongs to after merges', async () => {
  const ana = await signedIn('Ana Diaz', 'hash-a');
  const { personId } = await addUser('Ana of the record');
  await db.person.update({ where: { id: ana.personId }, data: { mergedIntoId: personId } });

  expect(await findSession('hash-a')).toMatchObject({
    personId,
    name: 'Ana of the record',
    isDemo: false,
    isDue: false,
    isUnnoted: false,
  });
  expect(await findSession('hash-b')).toBeNull();
  expect(await listSessions(personId)).toHaveLength(1);
});

test('a session that has ended is not found, and is removed when its owner signs in again', async () => {
  const { userId } = await signedIn('Ana Diaz', 'hash-a');
  await turnBack('expires', '1 millisecond');
  expect(await findSession('hash-a')).toBeNull();

  await startSession({ userId, tokenHash: 'hash-b', ...BROWSER });

  expect(await db.session.findMany({ select: { sessionToken: true } })).toEqual([
    { sessionToken: 'hash-b' },
  ]);
});

test('of fifty requests that replace a token one does, and both tokens are good', async () => {
  const { sessionId } = await signedIn('Ana Diaz', 'hash-a');
  await turnBack('rotatedAt', '61 minutes');
  expect(await findSession('hash-a')).toMatchObject({ isDue: true });

  const rotation = { sessionId, tokenHash: 'hash-a', nextHash: 'hash-b' };
  await Promise.all(Array.from({ length: 50 }, () => rotateToken(rotation)));

  expect(await db.replacedToken.count()).toBe(1);
  expect(await findSession('hash-a')).toMatchObject({ sessionId, isDue: true, isCopy: false });
  expect(await findSession('hash-b')).toMatchObject({ sessionId, isDue: false, isFirstUse: true });
});

/** A session whose token was replaced, and whose new token has been in use for some seconds. */
async function replaced(seconds: number): Promise<string> {
  const { sessionId } = await signedIn('Ana Diaz', 'hash-a');
  await turnBack('rotatedAt', '61 minutes');
  await rotateToken({ sessionId, tokenHash: 'hash-a', nextHash: 'hash-b' });
  await confirmToken('hash-b');
  await db.$executeRaw`
    update "ReplacedToken" set "followedAt" = now() - make_interval(secs => ${seconds})`;
  return sessionId;
}

test('a token that was replaced is a copy a minute after the new one was first used, no earlier', async () => {
  await replaced(59);
  expect(await findSession('hash-a')).toMatchObject({ isCopy: false, isDue: false });
  expect(await findSession('hash-b')).toMatchObject({ isCopy: false, isFirstUse: false });
  await endStolenSession('hash-a');
  expect(await db.session.count()).toBe(1);

  await db.$executeRaw`update "ReplacedToken" set "followedAt" = now() - interval '61 seconds'`;
  expect(await findSession('hash-a')).toMatchObject({ isCopy: true });
  await endStolenSession('hash-b');
  expect(await db.session.count(), 'the token in use is no copy').toBe(1);
  await endStolenSession('hash-a');
  expect(await db.session.count()).toBe(0);
});

test('the first use of a token that was replaced meanwhile says nothing of the new one', async () => {
  const sessionId = await replaced(59);
  await turnBack('rotatedAt', '61 minutes');
  await rotateToken({ sessionId, tokenHash: 'hash-b', nextHash: 'hash-c' });
  await confirmToken('hash-b');
  expect(await findSession('hash-c')).toMatchObject({ isFirstUse: true });
  await confirmToken('hash-c');
  expect(await findSession('hash-c')).toMatchObject({ isFirstUse: false });
});

test('of two who end a copied session at once one does, and it is told once', async () => {
  await replaced(61);
  await Promise.all([endStolenSession('hash-a'), endStolenSession('hash-a')]);
  expect(await db.auditEntry.count({ where: { action: 'session.stolen' } })).toBe(1);
});

test('a token younger than an hour is not replaced', async () => {
  const { sessionId } = await signedIn('Ana Diaz', 'hash-a');
  await rotateToken({ sessionId, tokenHash: 'hash-a', nextHash: 'hash-b' });

  expect(await findSession('hash-b')).toBeNull();
  expect(await findSession('hash-a')).toMatchObject({ sessionId });
});

test('use moves the end by 30 days, and to 90 days after the beginning at most', async () => {
  const { sessionId } = await signedIn('Ana Diaz', 'hash-a');
  const daysLeft = async () => {
    const [row] = await db.$queryRaw<{ days: number }[]>`
      select round(extract(epoch from expires - now()) / 86400)::int as days from "Session"`;
    return row?.days;
  };
  await turnBack('seenAt', '1 day');
  await turnBack('createdAt', '20 days');
  await noteUse(sessionId);
  expect(await daysLeft()).toBe(30);

  await turnBack('seenAt', '1 day');
  await turnBack('createdAt', '80 days');
  await noteUse(sessionId);
  expect(await daysLeft()).toBe(10);
});

test('one ends one’s own sessions, and nobody else’s', async () => {
  const ana = await signedIn('Ana Diaz', 'hash-a');
  const bo = await signedIn('Bo Quist', 'hash-b');

  expect(await endSession(bo, ana)).toEqual({ ok: false, refusal: 'no-such-session' });
  expect(await findSession('hash-a')).not.toBeNull();

  expect(await endSession(ana, ana)).toEqual({ ok: true, value: { isOwn: true } });
  expect(await findSession('hash-a')).toBeNull();
  expect(await endSession(ana, ana)).toEqual({ ok: false, refusal: 'no-such-session' });
  expect(await findSession('hash-b')).not.toBeNull();
});

test('one ends all one’s sessions at once, whichever row they belong to', async () => {
  const ana = await signedIn('Ana Diaz', 'hash-a');
  const other = await signedIn('Ana elsewhere', 'hash-b');
  await signedIn('Bo Quist', 'hash-c');
  await db.person.update({
    where: { id: other.personId },
    data: { mergedIntoId: ana.personId },
  });

  expect(await endEverySession(ana)).toEqual({ count: 2 });

  expect(await db.session.count()).toBe(1);
  expect(await findSession('hash-c')).not.toBeNull();
});

test('every sign-in and sign-out is in the audit log, without token and address', async () => {
  const ana = await signedIn('Ana Diaz', 'hash-a');
  await endSession(ana, ana);
  await endEverySession(ana);

  const entries = await db.auditEntry.findMany({ orderBy: { seq: 'asc' } });
  expect(entries.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
    'session.start person/ana-diaz',
    'session.end person/ana-diaz',
    'session.end-all person/ana-diaz',
  ]);
  expect(entries.map(({ detail }) => detail).join()).not.toMatch(/hash-a|@/);
});

/** Lists the standing of the browser that the log has for each sign-in, in order. */
async function listStandings(): Promise<unknown[]> {
  const rows = await db.auditEntry.findMany({
    where: { action: 'session.start' },
    orderBy: { seq: 'asc' },
    select: { detail: true },
  });
  return rows.map(({ detail }) => (JSON.parse(detail) as { browser: unknown }).browser);
}

let signIns = 0;
const signInWith = (userId: string, browserHash: string) =>
  startSession({ ...BROWSER, userId, browserHash, tokenHash: `hash-${(signIns += 1)}` });

test('the log says of each sign-in whether its browser is the first, a known or a new one', async () => {
  const [ana, bo] = [await addUser('Ana Diaz'), await addUser('Bo Quist')];
  for (const browser of ['one', 'one', 'two', 'one', 'two']) await signInWith(ana.userId, browser);
  expect(await listStandings()).toEqual(['first', 'known', 'new', 'known', 'known']);

  await signInWith(bo.userId, 'one');
  await signInWith(bo.userId, 'two');
  expect((await listStandings()).slice(-2), 'somebody else’s').toEqual(['first', 'new']);
});

test('who signed in before browsers were kept has a new one, not the first', async () => {
  const ana = await addUser('Ana Diaz');
  await signInWith(ana.userId, 'one');
  await db.knownBrowser.deleteMany();
  await signInWith(ana.userId, 'one');
  expect(await listStandings()).toEqual(['first', 'new']);
});

test('a browser that was not signed in with for 400 days is new, and forgotten, whoever’s it was', async () => {
  const [ana, bo] = [await addUser('Ana Diaz'), await addUser('Bo Quist')];
  await signInWith(ana.userId, 'one');
  await signInWith(bo.userId, 'other');
  const turnAllBack = (hours: number) =>
    db.$executeRaw`update "KnownBrowser" set "seenAt" = "seenAt" - make_interval(hours => ${hours})`;
  await turnAllBack(400 * 24 - 1);
  await signInWith(ana.userId, 'one');
  expect(await db.knownBrowser.count()).toBe(2);
  await turnAllBack(2);
  await signInWith(ana.userId, 'one');
  expect(await db.knownBrowser.findMany({ select: { userId: true, browserHash: true } })).toEqual([
    { userId: ana.userId, browserHash: 'one' },
  ]);
  await turnAllBack(400 * 24);
  await signInWith(ana.userId, 'one');

  expect(await listStandings()).toEqual(['first', 'first', 'known', 'known', 'new']);
});

test('of many sign-ins at once with one browser none fails, and the browser is kept once', async () => {
  const ana = await addUser('Ana Diaz');
  await Promise.all(Array.from({ length: 10 }, () => signInWith(ana.userId, 'one')));
  expect(await db.knownBrowser.count()).toBe(1);
  expect(await db.session.count()).toBe(10);
});
