import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { db } from '@/lib/database/client';
import { keepCookies as keep, type Jar } from '@/test/cookie-jar';
import { startOidcProvider, type TestProvider } from '@/test/oidc-provider';
import type { SignInStep } from './auth';

vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers({ 'user-agent': 'Firefox' })),
  cookies: () => Promise.resolve({ get: () => undefined }),
}));

const SITE = 'http://localhost:3000';
let provider: TestProvider;
let auth: typeof import('./auth');

beforeAll(async () => {
  provider = await startOidcProvider(`${SITE}/api/auth/callback/oidc`);
  vi.stubEnv('NEXTAUTH_URL', SITE);
  vi.stubEnv('NEXTAUTH_SECRET', 'the secret of these tests, and of nothing else');
  vi.stubEnv('OIDC_ISSUER', provider.issuer);
  vi.stubEnv('OIDC_CLIENT_ID', provider.clientId);
  vi.stubEnv('OIDC_CLIENT_SECRET', provider.clientSecret);
  vi.resetModules();
  auth = await import('./auth');
});
afterAll(async () => {
  await provider.stop();
  vi.unstubAllEnvs();
});

/**
 * Goes through the provider's pages as a browser would, and returns the parameters that the provider sends back to the
 * site.
 */
async function atProvider(address: string, login: string): Promise<Record<string, string>> {
  const jar: Jar = new Map();
  const ask = async (url: string, form?: Record<string, string>) => {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    keep(jar, answer.headers.getSetCookie());
    return new URL(answer.headers.get('location') ?? '', url).href;
  };
  const loginPage = await ask(address);
  const consentPage = await ask(await ask(loginPage, { login }));
  const back = await ask(await ask(consentPage, { answer: 'agree' }));
  return Object.fromEntries(new URL(back).searchParams);
}

async function begin(): Promise<{ jar: Jar; location: string }> {
  const step = await auth.beginSignIn('oidc', '/motions');
  if (!step.ok) throw new Error(step.problem);
  const jar: Jar = new Map();
  keep(jar, step.cookies);
  return { jar, location: step.location };
}

const finish = (jar: Jar, query: Record<string, string>): Promise<SignInStep> =>
  auth.finishSignIn('oidc', query, Object.fromEntries(jar));

test('somebody who comes back from the provider is signed in, once', async () => {
  provider.people.set('ana', {
    name: 'Ana Diaz',
    email: 'Ana@example.org',
    email_verified: true,
  });
  const { jar, location } = await begin();
  const query = await atProvider(location, 'ana');
  const step = await finish(jar, query);

  expect(step).toMatchObject({ ok: true, location: `${SITE}/motions` });
  expect(step.cookies.join()).toMatch(/rollcall\.session=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
  expect(await db.user.findMany({ select: { email: true, name: true } })).toEqual([
    { email: 'ana@example.org', name: 'Ana Diaz' },
  ]);
  expect(await finish(jar, query)).toMatchObject({ ok: false, problem: 'used' });
  const log = await db.auditEntry.findMany({ orderBy: { seq: 'asc' } });
  expect(log.map(({ action }) => action)).toEqual([
    'person.sign-in',
    'person.identity',
    'person.verify',
    'session.start',
  ]);
  expect(log.map(({ detail, reason }) => detail + reason).join()).not.toContain('@');
});

test('the browser is marked as it signs in: the first, the same again, a new one', async () => {
  provider.people.set('ben', { name: 'Ben Oak' });
  const signIn = async (mark?: string): Promise<string> => {
    const { jar, location } = await begin();
    if (mark !== undefined) jar.set('rollcall.browser', mark);
    const step = await finish(jar, await atProvider(location, 'ben'));
    const [cookie = '', ...others] = step.cookies.filter((each) =>
      each.startsWith('rollcall.browser='),
    );
    expect(others).toEqual([]);
    expect(cookie).toMatch(
      /^rollcall\.browser=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    return /=([\w-]+)/.exec(cookie)?.[1] ?? '';
  };
  const mark = await signIn();
  expect(await signIn(mark)).toBe(mark);
  expect(await signIn()).not.toBe(mark);
  expect(await signIn('no mark of ours')).not.toBe(mark);

  const log = await db.auditEntry.findMany({
    where: { action: 'session.start' },
    orderBy: { seq: 'asc' },
  });
  expect(log.map(({ detail }) => JSON.parse(detail) as unknown)).toMatchObject(
    ['first', 'known', 'new', 'new'].map((browser) => ({ provider: 'oidc', browser })),
  );
});

test('a sign-in that fails, and its beginning, mark no browser', async () => {
  const { jar } = await begin();
  expect([...jar.keys()]).not.toContain('rollcall.browser');
  const step = await finish(jar, { error: 'access_denied' });
  expect(step.cookies.join()).not.toContain('rollcall.browser');
  expect((await finish(jar, {})).cookies.join()).not.toContain('rollcall.browser');
});

test('the same person comes back as the same user, and two of one name get two handles', async () => {
  provider.people.set('one', { name: 'Kim Lee' });
  provider.people.set('two', { name: 'Kim Lee' });
  for (const login of ['one', 'two', 'one']) {
    const { jar, location } = await begin();
    expect(await finish(jar, await atProvider(location, login))).toMatchObject({ ok: true });
  }

  const people = await db.person.findMany({ select: { handle: true }, orderBy: { handle: 'asc' } });
  expect(people).toEqual([{ handle: 'kim-lee' }, { handle: 'kim-lee-2' }]);
  expect(await db.session.count()).toBe(3);
});

test('what another browser began, or nobody, does not count', async () => {
  const [mine, theirs] = [await begin(), await begin()];
  const query = await atProvider(theirs.location, 'lure');

  expect(await finish(mine.jar, query)).toMatchObject({ ok: false, problem: 'expired' });
  expect(await finish(new Map(), query)).toMatchObject({ ok: false, problem: 'expired' });
  const forged = new Map([...theirs.jar].map(([name, value]) => [name, `${value}x`]));
  expect(await finish(forged, query)).toMatchObject({ ok: false, problem: 'expired' });
  expect(await db.session.count()).toBe(0);
});

test('whatever the browser brings, the way back leads to a page of ours', async () => {
  for (const wanted of [
    'https://evil.example/',
    `${SITE}//evil.example`,
    `${SITE}.evil.example/`,
    'x',
  ]) {
    const { jar, location } = await begin();
    jar.set('next-auth.callback-url', wanted);
    const step = await finish(jar, await atProvider(location, 'stray'));
    expect(step).toMatchObject({ ok: true, location: `${SITE}/account` });
  }
});

test('who is signed in already gets no other identity', async () => {
  const first = await begin();
  const step = await finish(first.jar, await atProvider(first.location, 'owner'));
  const second = await begin();
  const session = step.cookies.filter((cookie) => cookie.startsWith('rollcall.session='));
  keep(second.jar, session);
  expect(session).toHaveLength(1);
  const other = await finish(second.jar, await atProvider(second.location, 'visitor'));
  expect(other).toMatchObject({ ok: true });

  const accounts = await db.account.findMany({ select: { userId: true } });
  expect(new Set(accounts.map(({ userId }) => userId)).size).toBe(2);
});

test('errors of the provider, and providers there are not, are told', async () => {
  const { jar } = await begin();

  expect(await finish(jar, { error: 'access_denied' })).toMatchObject({ problem: 'refused' });
  expect(await auth.beginSignIn('github', '/')).toMatchObject({ problem: 'no-such-provider' });
  expect(await auth.finishSignIn('none', {}, {})).toMatchObject({ problem: 'no-such-provider' });
  expect(await finish(jar, {})).toMatchObject({ ok: false, problem: 'expired' });
});
