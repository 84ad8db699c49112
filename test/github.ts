import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { startLoopbackServer, type LoopbackServer } from './loopback-server';

/** An e-mail address as `GET /user/emails` lists it. */
export type GithubEmail = {
  email: string;
  primary: boolean;
  verified: boolean;
  visibility: 'public' | 'private' | null;
};

/** A GitHub account: the fields of `GET /user`, and its addresses. */
export type GithubAccount = {
  id: number;
  name: string | null;
  /** The public address, verified or not. */
  email: string | null;
  emails: GithubEmail[];
};

/** A response: its status and body. The body is sent as JSON unless it is a string. */
export type Reply = { status: number; body: unknown; location?: string };

/**
 * A stand-in for GitHub, built to its documentation: the site that signs people in, and the API, each at its own
 * address.
 */
export type TestGithub = {
  site: LoopbackServer;
  api: LoopbackServer;
  clientId: string;
  clientSecret: string;
  /** Accounts by login. */
  accounts: Map<string, GithubAccount>;
  /** Responses by path that replace the regular ones. */
  instead: Map<string, Reply>;
};

const CLIENT_ID = 'Iv1.8a61f9b3a7aba766';
const CLIENT_SECRET = 'a secret of the tests, of forty characters';

type Grant = { login: string; redirectUri: string; challenge: string; scope: string };
type State = Pick<TestGithub, 'accounts' | 'instead'> & {
  redirectUri: string;
  codes: Map<string, Grant>;
  tokens: Map<string, Grant>;
};

/**
 * Starts the site and the API, with one OAuth app whose responses go to `redirectUri`.
 *
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 * @see
 * https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 * @see https://docs.github.com/en/rest/users/emails
 */
export async function startGithub(redirectUri: string): Promise<TestGithub> {
  const state: State = {
    redirectUri,
    accounts: new Map(),
    instead: new Map(),
    codes: new Map(),
    tokens: new Map(),
  };
  const site = await serve(state, (request) => siteReply(state, site.url, request));
  const api = await serve(state, (request) => Promise.resolve(apiReply(state, request)));
  const { accounts, instead } = state;
  return { site, api, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, accounts, instead };
}

async function serve(
  { instead }: State,
  reply: (request: IncomingMessage) => Promise<Reply>,
): Promise<LoopbackServer> {
  return startLoopbackServer((request, response) => {
    void (async () => {
      const right = await reply(request);
      const { status, body, location } = instead.get(addressOf(request).pathname) ?? right;
      const isText = typeof body === 'string';
      response.writeHead(status, {
        'content-type': `${isText ? 'text/html' : 'application/json'}; charset=utf-8`,
        connection: 'close',
        ...(location !== undefined && { location }),
      });
      response.end(isText ? body : JSON.stringify(body));
    })();
  });
}

function addressOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'http://github.test');
}

const NOT_FOUND = { status: 404, body: { message: 'Not Found', status: '404' } };

async function siteReply(state: State, url: string, request: IncomingMessage): Promise<Reply> {
  const { pathname, searchParams } = addressOf(request);
  const asked = `${request.method ?? ''} ${pathname}`;
  if (asked === 'GET /login/oauth/authorize') return authorize(state, url, searchParams);
  if (asked !== 'POST /login/oauth/access_token') return NOT_FOUND;
  const answer = exchange(state, new URLSearchParams(await text(request)));
  const wantsJson = /\bapplication\/json\b/.test(request.headers.accept ?? '');
  return { status: 200, body: wantsJson ? answer : new URLSearchParams(answer).toString() };
}

/**
 * Authorises the account in the parameter `login`, as if its owner had agreed. Redirects back with a code and the
 * issuer (RFC 9207).
 */
function authorize(state: State, url: string, asked: URLSearchParams): Reply {
  const redirectUri = asked.get('redirect_uri') ?? state.redirectUri;
  const isRight =
    asked.get('client_id') === CLIENT_ID &&
    asked.get('response_type') === 'code' &&
    asked.get('code_challenge_method') === 'S256' &&
    redirectUri === state.redirectUri;
  if (!isRight) return NOT_FOUND;
  const code = randomBytes(10).toString('hex');
  state.codes.set(code, {
    login: asked.get('login') ?? '',
    redirectUri,
    challenge: asked.get('code_challenge') ?? '',
    scope: asked.get('scope') ?? '',
  });
  const back = { code, iss: `${url}/login/oauth`, state: asked.get('state') ?? '' };
  const location = `${redirectUri}?${new URLSearchParams(back).toString()}`;
  return { status: 302, body: '', location };
}

/** Exchanges a code for a token, once. Refusals also have status 200. */
function exchange(state: State, form: URLSearchParams): Record<string, string> {
  const isApp = form.get('client_id') === CLIENT_ID && form.get('client_secret') === CLIENT_SECRET;
  if (!isApp) {
    return refusal(
      'incorrect_client_credentials',
      'The client_id and/or client_secret passed are incorrect.',
    );
  }
  const code = form.get('code') ?? '';
  const grant = state.codes.get(code);
  const verifier = form.get('code_verifier') ?? '';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  if (grant?.challenge !== challenge || grant.redirectUri !== form.get('redirect_uri')) {
    return refusal('bad_verification_code', 'The code passed is incorrect or expired.');
  }
  state.codes.delete(code);
  const token = `gho_${randomBytes(18).toString('hex')}`;
  state.tokens.set(token, grant);
  return { access_token: token, scope: grant.scope.replaceAll(' ', ','), token_type: 'bearer' };
}

function refusal(error: string, description: string): Record<string, string> {
  const page = '/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/';
  const anchor = error.replaceAll('_', '-');
  return { error, error_description: description, error_uri: `${page}#${anchor}` };
}

function apiReply({ accounts, tokens }: State, request: IncomingMessage): Reply {
  const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  const grant = tokens.get(token);
  const account = accounts.get(grant?.login ?? '');
  if (!request.headers['user-agent']) return { status: 403, body: 'User-Agent header is missing' };
  if (!grant || !account) {
    return { status: 401, body: { message: 'Bad credentials', status: '401' } };
  }
  const { emails, ...user } = account;
  const { pathname } = addressOf(request);
  if (pathname === '/user') {
    return { status: 200, body: { login: grant.login, type: 'User', ...user } };
  }
  const mayRead = grant.scope.split(' ').includes('user:email');
  return pathname === '/user/emails' && mayRead ? { status: 200, body: emails } : NOT_FOUND;
}
