import { NextRequest } from 'next/server';
import { afterEach, expect, test, vi } from 'vitest';

vi.mock('next/headers', () => ({}));

vi.setConfig({ testTimeout: 30_000 }); // Reloading the site's modules is slow on a busy machine.

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function siteAt(address: string) {
  vi.stubEnv('NEXTAUTH_URL', address);
  vi.resetModules();
  const { BROWSER_COOKIE, SESSION_COOKIE } = await import('./session-cookies');
  const { proxy } = await import('@/proxy');
  return {
    cookie: SESSION_COOKIE,
    mark: BROWSER_COOKIE,
    answer: proxy(new NextRequest(`${address}/motions`)),
  };
}

test('on a site that is reached by TLS the session’s cookie is sent by TLS only, and no other host can plant it', async () => {
  const { cookie, answer } = await siteAt('https://rollcall.example.org');

  expect(cookie.name).toBe('__Host-rollcall.session');
  expect(cookie.options).toMatchObject({
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
  });
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=63072000');
});

test('so is the cookie that marks a browser, for 400 days', async () => {
  const { mark } = await siteAt('https://rollcall.example.org');

  expect(mark.name).toBe('__Host-rollcall.browser');
  expect(mark.options).toMatchObject({ secure: true, httpOnly: true, sameSite: 'lax', path: '/' });
  expect(mark.options.maxAge).toBe(400 * 24 * 60 * 60);
});

test('on a machine of one’s own it works without TLS', async () => {
  const { cookie, answer } = await siteAt('http://localhost:3000');

  expect(cookie.name).toBe('rollcall.session');
  expect(cookie.options).toMatchObject({ secure: false, httpOnly: true });
  expect(answer.headers.get('strict-transport-security')).toBeNull();
});
