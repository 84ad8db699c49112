import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';
import { BROWSER_DAYS, hasSeveral, isToken, MAX_DAYS } from '@/lib/people/sign-in/session-rules';

/** True if the site is reached by TLS. */
export const isSecure = env.siteUrl.startsWith('https:');

/**
 * The cookie that carries a session's token. It outlives the session at the server, which alone decides when that
 * ends. Of a name that begins with `__Host-` browsers take no cookie from another host of our domain.
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
 * The cookie that marks a browser, so that a sign-in with another one can be told by mail. It signs nobody in and
 * stays when somebody signs out.
 */
export const BROWSER_COOKIE = {
  name: `${isSecure ? '__Host-' : ''}rollcall.browser`,
  options: { ...SESSION_COOKIE.options, maxAge: BROWSER_DAYS * 24 * 60 * 60 },
} as const;

/** A token that nobody can guess: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The form in which a token is stored: a copy of the database signs nobody in. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * What marks a browser: what it brings, or something new where that is nothing of ours, or where it brings several, of
 * which one may be planted.
 *
 * @param cookies All it brings, as it was sent.
 */
export function browserTokenOf(brought: string | undefined, cookies: string | null): string {
  return isToken(brought) && !hasSeveral(cookies, BROWSER_COOKIE.name) ? brought : newToken();
}
