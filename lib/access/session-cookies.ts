import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';
import { BROWSER_DAYS, hasSeveral, isToken, MAX_DAYS } from '@/lib/people/sign-in/session-rules';

/** True if the site is reached by TLS. */
export const isSecure = env.siteUrl.startsWith('https:');

/**
 * Cookie with a session's token. It outlives the session: only the server decides when that ends. Browsers accept a
 * name that begins with `__Host-` only from this host, not from another host of the domain.
 */
export const SESSION_COOKIE = {
  name: `${isSecure ? '__Host-' : ''}rollcall.session`,
  options: {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure,
    maxAge: MAX_DAYS * 24 * 60 * 60,
  },
} as const;

/**
 * Cookie that marks a browser, so that a sign-in with another one is reported by mail. It does not sign anyone in, and
 * stays after signing out.
 */
export const BROWSER_COOKIE = {
  name: `${isSecure ? '__Host-' : ''}rollcall.browser`,
  options: { ...SESSION_COOKIE.options, maxAge: BROWSER_DAYS * 24 * 60 * 60 },
} as const;

/** Makes a token of 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Hash under which a token is stored, so that a copy of the database cannot sign anyone in. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Token that marks a browser: the one it sent, or a new one if that is not ours, or if it sent several, one of which
 * may be planted.
 *
 * @param cookies The whole cookie header as sent.
 */
export function browserTokenOf(brought: string | undefined, cookies: string | null): string {
  return isToken(brought) && !hasSeveral(cookies, BROWSER_COOKIE.name) ? brought : newToken();
}
