import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextApiRequest, NextApiResponse } from 'next';
import { headers } from 'next/headers';
import NextAuth, { type LoggerInstance, type NextAuthOptions } from 'next-auth';
import { createHash, randomBytes } from 'node:crypto';
import { authProviders, isProviderId, type ProviderId } from './providers';
import { env, pinSiteUrl } from '@/lib/env';
import { errorText } from '@/lib/text';
import { signInAdapter, type Attempt } from '@/lib/people/sign-in/sign-in-commands';
import { namedProblem, problemOf, type SignInProblem } from '@/lib/people/sign-in/sign-in-rules';
import { keptDevice } from '@/lib/people/sign-in/session-rules';
import { ownPathOf } from './return-path';
import {
  BROWSER_COOKIE,
  browserTokenOf,
  hashOfToken,
  newToken,
  SESSION_COOKIE,
} from './session-cookies';

/** Next step of a sign-in: the address, with the cookies to set. */
export type SignInStep =
  | { ok: true; location: string; cookies: string[] }
  | { ok: false; problem: SignInProblem; cookies: string[] };

type Asked = {
  method: 'GET' | 'POST';
  action: 'signin' | 'callback';
  provider: ProviderId;
  query: Record<string, string>;
  body: Record<string, string>;
  cookies: Record<string, string>;
};

const isSecure = env.siteUrl.startsWith('https:');

/**
 * Names next-auth's cookies so that no other host of our domain can set them (its own names begin with `__Secure-`).
 */
const nameOfCookie = (name: string) => `${isSecure ? '__Host-' : ''}next-auth.${name}`;
const CSRF_COOKIE = nameOfCookie('csrf-token');
const RETURN_COOKIE = nameOfCookie('callback-url');

/** Time limit for the pages of the identity provider. */
const MINUTES_TO_SIGN_IN = 15;

/**
 * Begins a sign-in. Returns the provider's address and the cookies (state, nonce, PKCE) that the browser must send
 * back.
 *
 * next-auth requires its own double-submit token. The caller has checked that the request came from our page, so the
 * token is made here, in next-auth's format.
 */
export async function beginSignIn(provider: string, next: string): Promise<SignInStep> {
  if (!isProviderId(provider)) return { ok: false, problem: 'no-such-provider', cookies: [] };
  const csrfToken = randomBytes(32).toString('hex');
  const hash = createHash('sha256').update(`${csrfToken}${env.authSecret}`).digest('hex');
  return askNextAuth({
    method: 'POST',
    action: 'signin',
    provider,
    query: {},
    body: { csrfToken, callbackUrl: env.siteUrl + next },
    cookies: { [CSRF_COOKIE]: `${csrfToken}|${hash}` },
  });
}

/**
 * Completes a sign-in with the provider's answer, checked against the cookies. The browser's own session is ignored, so
 * that no identity is ever added to another person who happens to be signed in.
 */
export async function finishSignIn(
  provider: string,
  query: Record<string, string>,
  cookies: Record<string, string>,
): Promise<SignInStep> {
  if (!isProviderId(provider)) return { ok: false, problem: 'no-such-provider', cookies: [] };
  if (query.error !== undefined) {
    return { ok: false, problem: problemOf({ code: query.error, message: '' }), cookies: [] };
  }
  const { [SESSION_COOKIE.name]: _session, [RETURN_COOKIE]: wanted, ...others } = cookies;
  const back = env.siteUrl + ownPathIn(wanted);
  return askNextAuth({
    method: 'GET',
    action: 'callback',
    provider,
    query,
    body: {},
    cookies: { ...others, [RETURN_COOKIE]: back },
  });
}

type Faults = { code: string; message: string }[];
const faultsOfRequest = new AsyncLocalStorage<Faults>();

/** Logger of next-auth, which has one for all requests: it collects the faults of the current request. */
const logger: LoggerInstance = {
  error(step, metadata) {
    const error: unknown = metadata instanceof Error ? metadata : metadata.error;
    const given = error instanceof Error && 'code' in error ? error.code : null;
    const code = typeof given === 'string' ? given : '';
    const message = errorText(error);
    faultsOfRequest.getStore()?.push({ code, message });
    if (['expired', 'used'].includes(problemOf({ code, message }))) return;
    console.error(`Sign-in failed at ${step}: ${[code, message].filter(Boolean).join(' ')}`);
  },
  warn() {
    // Hints for the developers of a site.
  },
  debug() {
    // Contains tokens.
  },
};

async function askNextAuth(asked: Asked): Promise<SignInStep> {
  pinSiteUrl();
  const sent = await headers();
  const device = keptDevice(sent.get('user-agent'));
  const browser = browserTokenOf(asked.cookies[BROWSER_COOKIE.name], sent.get('cookie'));
  const attempt: Attempt = {
    ...{ provider: asked.provider, profile: null, device },
    browserHash: hashOfToken(browser),
  };
  const recorded: Recorded = { cookies: [], location: null };
  const request: Partial<NextApiRequest> = {
    method: asked.method,
    headers: {},
    cookies: asked.cookies,
    body: asked.body,
    query: { ...asked.query, nextauth: [asked.action, asked.provider] },
  };
  const faults: Faults = [];
  await faultsOfRequest.run(faults, async () => {
    await NextAuth(request as NextApiRequest, recordInto(recorded), optionsFor(attempt));
  });
  const cookies = recorded.cookies.filter((cookie) => !cookie.startsWith(`${CSRF_COOKIE}=`));
  const problem = problemIn(recorded.location, faults);
  if (problem !== null || recorded.location === null) {
    return { ok: false, problem: problem ?? 'settings', cookies };
  }
  if (asked.action === 'callback') cookies.push(browserCookie(browser));
  return { ok: true, location: recorded.location, cookies };
}

/** Cookie header that marks the browser. */
function browserCookie(token: string): string {
  const { name, options } = BROWSER_COOKIE;
  const rest = `Path=${options.path}; HttpOnly; SameSite=Lax${options.secure ? '; Secure' : ''}`;
  return `${name}=${token}; Max-Age=${options.maxAge}; ${rest}`;
}

function optionsFor(attempt: Attempt): NextAuthOptions {
  return {
    adapter: signInAdapter(attempt, hashOfToken),
    providers: authProviders((profile) => {
      attempt.profile = profile;
    }),
    secret: env.authSecret,
    useSecureCookies: isSecure,
    cookies: {
      sessionToken: { name: SESSION_COOKIE.name, options: SESSION_COOKIE.options },
      callbackUrl: cookieNamed(RETURN_COOKIE),
      state: cookieNamed(nameOfCookie('state')),
      nonce: cookieNamed(nameOfCookie('nonce')),
      pkceCodeVerifier: cookieNamed(nameOfCookie('pkce.code_verifier')),
    },
    session: {
      strategy: 'database',
      maxAge: SESSION_COOKIE.options.maxAge,
      generateSessionToken: newToken,
    },
    jwt: { maxAge: MINUTES_TO_SIGN_IN * 60 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    callbacks: { redirect: ({ url }) => env.siteUrl + ownPathIn(url) },
    logger,
  };
}

function cookieNamed(name: string) {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } as const;
  return { name, options: { ...options, maxAge: MINUTES_TO_SIGN_IN * 60 } };
}

/** Problem of a sign-in, by the address that next-auth redirects to and by what it logged. */
function problemIn(location: string | null, faults: Faults): SignInProblem | null {
  if (location === null) return null;
  const { origin, pathname, searchParams } = new URL(location, env.siteUrl);
  const isOurs = origin === new URL(env.siteUrl).origin;
  if (!isOurs || !/^\/(sign-in|api\/auth\/(error|signin))$/.test(pathname)) return null;
  const [fault] = faults;
  const named = namedProblem(searchParams.get('error'));
  if (fault && named !== 'failed' && named !== 'not-linked') return problemOf(fault);
  return named ?? 'failed';
}

function ownPathIn(url: string | undefined): string {
  if (url === undefined || !url.startsWith(`${env.siteUrl}/`)) return ownPathOf(null);
  return ownPathOf(url.slice(env.siteUrl.length));
}

/** Parts of a response that next-auth sets: cookies and a location. */
type Recorded = { cookies: string[]; location: string | null };

/** Response that records what next-auth sets. Nothing is sent: the caller makes the real response. */
function recordInto(recorded: Recorded): NextApiResponse {
  const used: Partial<NextApiResponse> = {
    status: () => response,
    getHeader: (name) => (name === 'Set-Cookie' ? recorded.cookies : undefined),
    setHeader(name, value) {
      if (name === 'Set-Cookie') recorded.cookies = [value].flat().map(String);
      if (name === 'Location' && typeof value === 'string') recorded.location = value;
      return response;
    },
    end: () => response,
    json: () => undefined,
    send: () => undefined,
  };
  const response = used as NextApiResponse;
  return response;
}
