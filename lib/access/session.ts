import 'server-only';
import { createHmac } from 'node:crypto';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { rolesOf } from '@/lib/people/roles/role-queries';
import type { Actor } from '@/lib/people/role-rules';
import {
  confirmToken,
  noteUse,
  rotateToken,
  startSession,
} from '@/lib/people/sign-in/session-commands';
import { endSession, endStolenSession } from '@/lib/people/sign-in/session-end-commands';
import { findSession, type FoundSession, type Reader } from '@/lib/people/sign-in/session-queries';
import { hasSeveral, isToken, keptDevice } from '@/lib/people/sign-in/session-rules';
import { PATH_HEADER, SEARCH_HEADER } from '@/lib/http/security-headers';
import {
  BROWSER_COOKIE,
  SESSION_COOKIE,
  browserTokenOf,
  hashOfToken,
  isSecure,
  newToken,
} from './session-cookies';

/**
 * Cookie set beside a token that replaces another. It expires at once, so no browser keeps it. Within an action,
 * Next.js requests the next page with the new cookies. A request with this cookie is therefore not the browser, which
 * may never receive the response with the new token.
 */
const TURN_COOKIE = {
  name: `${isSecure ? '__Host-' : ''}rollcall.turn`,
  options: { ...SESSION_COOKIE.options, maxAge: 0 },
} as const;

/**
 * Returns the signed-in person without roles, or null. Cached per request; queries the database only if the browser
 * sends a value that can be a token.
 */
export const getReader = cache(
  async (): Promise<Reader | null> => (await currentSession())?.found ?? null,
);

/** Returns the signed-in person with their current roles, or null. */
export const getActor = cache(async (): Promise<Actor | null> => {
  const reader = await getReader();
  return reader && actorOf(reader);
});

/**
 * Returns the signed-in person. Redirects everybody else to the sign-in page, which returns to the page they were on.
 *
 * If the response can set cookies (in a server action or a route handler), a token older than an hour is replaced. If
 * the browser missed a replacement, it receives the same one again.
 */
export async function requireActor(): Promise<Actor> {
  const session = await currentSession();
  if (!session) redirect(await signInPath());
  if (session.found.isDue) await replaceToken(session);
  return actorOf(session.found);
}

/**
 * Starts a session in this browser with a new token, in place of any session before. Only where the response can set
 * cookies.
 */
export async function beginSession(userId: string, provider: string): Promise<void> {
  const [store, sent] = [await cookies(), await headers()];
  const token = newToken();
  const browser = browserTokenOf(store.get(BROWSER_COOKIE.name)?.value, sent.get('cookie'));
  const device = keptDevice(sent.get('user-agent'));
  await endFormerSession();
  const [tokenHash, browserHash] = [hashOfToken(token), hashOfToken(browser)];
  await startSession({ userId, tokenHash, device, browserHash, provider });
  store.set(SESSION_COOKIE.name, token, SESSION_COOKIE.options);
  store.set(BROWSER_COOKIE.name, browser, BROWSER_COOKIE.options);
}

/** Ends the current session of this browser, if any, before another person signs in. */
export async function endFormerSession(): Promise<void> {
  const former = await currentSession();
  if (former) await endSession(former.found, { sessionId: former.found.sessionId });
}

/** Removes the session's cookie from this browser. Only where the response can set cookies. */
export async function forgetSession(): Promise<void> {
  const { name, options } = SESSION_COOKIE;
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

type Current = { token: string; found: FoundSession };

const currentSession = cache(async (): Promise<Current | null> => {
  const token = (await cookies()).get(SESSION_COOKIE.name)?.value;
  if (!isToken(token) || hasSeveral((await headers()).get('cookie'), SESSION_COOKIE.name))
    return null;
  const current = await sessionOf(token);
  if (!current) return null;
  const { isFirstUse, isJustGiven, isUnnoted, sessionId } = current.found;
  // An attacker who sends this cookie gains only a moment.
  const isUnderWay = isJustGiven && (await cookies()).get(TURN_COOKIE.name) !== undefined;
  if (isFirstUse && !isUnderWay) await confirmToken(hashOfToken(token));
  if (isUnnoted) await noteUse(sessionId);
  return current;
});

/** Returns the session with this token. A copy of a replaced token ends the session, and returns null. */
async function sessionOf(token: string): Promise<Current | null> {
  const found = await findSession(hashOfToken(token));
  if (!found || (found.isDemo && !env.isDemo)) return null;
  if (!found.isCopy) return { token, found };
  await endStolenSession(hashOfToken(token));
  return null;
}

async function actorOf(reader: Reader): Promise<Actor> {
  const { sessionId, userId, personId, handle, name, isDemo } = reader;
  const roles = await rolesOf(personId, now());
  return { sessionId, userId, personId, handle, name, isDemo, roles };
}

/**
 * Derives the new token from the old one and the secret, so that parallel requests give the browser the same one, and a
 * browser that lost the response receives it again.
 */
async function replaceToken({ token, found }: Current): Promise<void> {
  const next = createHmac('sha256', env.authSecret)
    .update(`session ${found.sessionId} ${token}`)
    .digest('base64url');
  if (!(await setToken(next))) return;
  const { sessionId } = found;
  await rotateToken({ sessionId, tokenHash: hashOfToken(token), nextHash: hashOfToken(next) });
}

/** Sets the token's cookie. False while a page renders, where Next.js throws: the token stays as it is. */
async function setToken(token: string): Promise<boolean> {
  const store = await cookies();
  try {
    store.set(SESSION_COOKIE.name, token, SESSION_COOKIE.options);
    store.set(TURN_COOKIE.name, '1', TURN_COOKIE.options);
    return true;
  } catch {
    return false;
  }
}

async function signInPath(): Promise<string> {
  const sent = await headers();
  const path = `${sent.get(PATH_HEADER) ?? '/'}${sent.get(SEARCH_HEADER) ?? ''}`;
  return `/sign-in?next=${encodeURIComponent(path)}`;
}
