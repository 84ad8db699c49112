import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi, type Mock } from 'vitest';
import { db } from '@/lib/database/client';
import { keepCookies, type Jar } from '@/test/cookie-jar';
import { startGithub, type GithubEmail, type TestGithub } from '@/test/github';
import { addPerson, recordAliases } from '@/test/people';
import type { SignInStep } from './auth';

vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers({ 'user-agent': 'Firefox' })),
  cookies: () => Promise.resolve({ get: () => undefined }),
}));

const SITE = 'http://localhost:3000';
let github: TestGithub;
let auth: typeof import('./auth');
let log: Mock<typeof console.error>;

beforeAll(async () => {
  github = await startGithub(`${SITE}/api/auth/callback/github`);
  vi.stubEnv('NEXTAUTH_URL', SITE);
  vi.stubEnv('NEXTAUTH_SECRET', 'the secret of these tests, and of nothing else');
  vi.stubEnv('GITHUB_ID', github.clientId);
  vi.stubEnv('GITHUB_SECRET', github.clientSecret);
  vi.stubEnv('GITHUB_URL', github.site.url);
  vi.stubEnv('GITHUB_API_URL', github.api.url);
  vi.resetModules();
  auth = await import('./auth');
});
beforeEach(async () => {
  log = vi.spyOn(console, 'error').mockReturnValue();
  github.accounts.clear();
  github.instead.clear();
  await Promise.all([github.site.start(), github.api.start()]);
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(async () => {
  await Promise.all([github.site.stop(), github.api.stop()]);
  vi.unstubAllEnvs();
});

const address = (email: string, given: Partial<GithubEmail> = {}): GithubEmail => ({
  email,
  primary: true,
  verified: true,
  visibility: 'private',
  ...given,
});

/** Adds a person who is `annlee` at GitHub and Ann Lee in the record. */
async function addAnn(...emails: GithubEmail[]): Promise<{ id: string }> {
  github.accounts.set('annlee', { id: 583231, name: 'Ann L.', email: 'ann@example.org', emails });
  return addPerson('Ann Lee', { aliases: recordAliases('Ann Lee', 'ann', 'ann@example.org') });
}

async function begin(): Promise<{ jar: Jar; location: string }> {
  const step = await auth.beginSignIn('github', '/motions');
  if (!step.ok) throw new Error(step.problem);
  const jar: Jar = new Map();
  keepCookies(jar, step.cookies);
  return { jar, location: step.location };
}

/** Consents at GitHub, and returns the parameters that it sends back to the site. */
async function agree(location: string, login = 'annlee'): Promise<Record<string, string>> {
  const answer = await fetch(`${location}&login=${login}`, { redirect: 'manual' });
  const back = answer.headers.get('location') ?? '';
  if (!back.startsWith(`${SITE}/api/auth/callback/github?`)) throw new Error(await answer.text());
  return Object.fromEntries(new URL(back).searchParams);
}

const finish = (jar: Jar, query: Record<string, string>): Promise<SignInStep> =>
  auth.finishSignIn('github', query, Object.fromEntries(jar));

/** Signs in; `meanwhile` runs between GitHub's page and the return to the site. */
async function signIn(meanwhile?: () => unknown): Promise<SignInStep> {
  const { jar, location } = await begin();
  const query = await agree(location);
  await meanwhile?.();
  return finish(jar, query);
}

/** Returns the users that sign-ins created, their verified aliases and the number of sessions. */
async function keptOfSignIns() {
  const [users, aliases, sessions] = await Promise.all([
    db.user.findMany({ select: { email: true, person: { select: { mergedIntoId: true } } } }),
    db.personAlias.findMany({ where: { source: 'verified' }, orderBy: { kind: 'asc' } }),
    db.session.count(),
  ]);
  return { users, aliases: aliases.map(({ kind, value }) => [kind, value]), sessions };
}

const NOTHING = { users: [], aliases: [], sessions: 0 };

test('a primary verified address ties somebody to their person of the record, and no token is kept', async () => {
  const ann = await addAnn(
    address('work@example.org', { primary: false }),
    address('Ann@Example.org', { visibility: 'public' }),
  );

  expect(await signIn()).toMatchObject({ ok: true, location: `${SITE}/motions` });
  expect(await signIn()).toMatchObject({ ok: true });
  expect(await keptOfSignIns()).toEqual({
    users: [{ email: 'ann@example.org', person: { mergedIntoId: ann.id } }],
    aliases: [
      ['email', 'ann@example.org'],
      ['github', 'annlee'],
    ],
    sessions: 2,
  });
  const accounts = await db.account.findMany();
  expect(accounts).toMatchObject([{ provider: 'github', providerAccountId: '583231' }]);
  expect(JSON.stringify(accounts)).not.toContain('gho_');
  expect(log).not.toHaveBeenCalled();
});

test.each([
  ['the primary one is not verified', [address('ann@example.org', { verified: false })]],
  ['the verified one is not primary', [address('ann@example.org', { primary: false })]],
  ['there is only the public one', []],
])('no address ties anybody, or is kept, where %s', async (_, emails) => {
  await addAnn(...emails);

  expect(await signIn()).toMatchObject({ ok: true });
  expect(await keptOfSignIns()).toEqual({
    users: [{ email: null, person: { mergedIntoId: null } }],
    aliases: [['github', 'annlee']],
    sessions: 1,
  });
  const said = await db.auditEntry.findMany({ select: { detail: true, reason: true } });
  expect(JSON.stringify([said, await db.account.findMany()])).not.toContain('@');
});

test('where GitHub refuses the addresses nobody is signed in, and what is known of them stays', async () => {
  await addAnn(address('ann@example.org'));
  const refusal = {
    status: 403,
    body: { message: 'Resource not accessible by integration', status: '403' },
  };
  const refuse = () => github.instead.set('/user/emails', refusal);

  expect(await signIn(refuse)).toMatchObject({ ok: false, problem: 'provider-error' });
  expect(await keptOfSignIns()).toEqual(NOTHING);
  expect(log.mock.lastCall?.join()).toMatch(/\/user\/emails: expected 200 OK, got: 403$/);

  github.instead.clear();
  await signIn();
  const before = await keptOfSignIns();
  expect(await signIn(refuse)).toMatchObject({ ok: false, problem: 'provider-error' });
  expect(before.sessions).toBe(1);
  expect(await keptOfSignIns()).toEqual(before);
});

test('a code counts once, though GitHub refuses the second time with 200', async () => {
  await addAnn(address('ann@example.org'));
  const { jar, location } = await begin();
  const query = await agree(location);

  expect(await finish(jar, query)).toMatchObject({ ok: true });
  expect(await finish(jar, query)).toMatchObject({ ok: false, problem: 'used' });
  expect(await db.session.count()).toBe(1);
});

test('a code that GitHub gave for another browser’s sign-in does not count', async () => {
  await addAnn(address('ann@example.org'));
  const [mine, theirs] = [await begin(), await begin()];
  const [query, lured] = [await agree(mine.location), await agree(theirs.location)];

  const step = await finish(mine.jar, { ...query, code: lured.code ?? '' });
  expect(step).toMatchObject({ ok: false, problem: 'used' });
  expect(await keptOfSignIns()).toEqual(NOTHING);
});

test('a secret that GitHub does not know is told as a setting', async () => {
  const body = {
    error: 'incorrect_client_credentials',
    error_description: 'The client_id and/or client_secret passed are incorrect.',
  };
  const step = await signIn(() =>
    github.instead.set('/login/oauth/access_token', { status: 200, body }),
  );

  expect(step).toMatchObject({ ok: false, problem: 'settings' });
  expect(log.mock.lastCall?.join()).toContain('incorrect_client_credentials');
});

const BAD_GATEWAY = { status: 502, body: '<html><title>Unicorn!</title></html>' };
const PAGE = { status: 200, body: '<html><title>Something else</title></html>' };

test.each([
  ['refuses connections', () => github.site.stop(), 'provider-down'],
  ['is gone after the exchange', () => github.api.stop(), 'provider-down'],
  ...['/login/oauth/access_token', '/user', '/user/emails'].flatMap((path) => [
    [`answers ${path} with 502`, () => github.instead.set(path, BAD_GATEWAY), 'provider-down'],
    [`answers ${path} with a page`, () => github.instead.set(path, PAGE), 'provider-error'],
  ]),
] as [string, () => unknown, string][])(
  'nobody is signed in by a GitHub that %s',
  async (_, meanwhile, problem) => {
    await addAnn(address('ann@example.org'));

    expect(await signIn(meanwhile)).toMatchObject({ ok: false, problem });
    expect(await keptOfSignIns()).toEqual(NOTHING);
    expect(log).toHaveBeenCalledOnce();
    expect(log.mock.lastCall?.join()).not.toMatch(/gho_|secret/);
  },
);

test.each([
  ['another state', { state: 'x' }, 'expired'],
  ['another provider’s name', { iss: 'https://github.example/login/oauth' }, 'provider-error'],
])('who comes back with %s is not signed in', async (_, change, problem) => {
  await addAnn(address('ann@example.org'));
  const { jar, location } = await begin();
  const query = await agree(location);
  const { state: _state, ...stateless } = query;
  const expired = { ok: false, problem: 'expired' };

  expect(await finish(jar, { ...query, ...change })).toMatchObject({ ok: false, problem });
  expect(await finish(jar, stateless)).toMatchObject(expired);
  expect(await finish(new Map(), query)).toMatchObject(expired);
  expect(await keptOfSignIns()).toEqual(NOTHING);
});

test('a server of one’s own that does not name itself signs people in too', async () => {
  await addAnn(address('ann@example.org'));
  const { jar, location } = await begin();
  const { iss, ...query } = await agree(location);

  expect(iss).toBe(`${github.site.url}/login/oauth`);
  expect(await finish(jar, query)).toMatchObject({ ok: true });
});
