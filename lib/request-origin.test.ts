import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function isOurs(site: string, origin: string | null): Promise<boolean> {
  vi.stubEnv('NEXTAUTH_URL', site);
  vi.resetModules();
  const { isFromOurPages } = await import('./request-origin');
  return isFromOurPages(new Headers(origin === null ? {} : { origin }));
}

test.each([
  ['https://rollcall.example.org', 'https://rollcall.example.org'],
  ['http://localhost:3000', 'http://127.0.0.1:3000'],
  ['http://localhost:3000', 'http://[::1]:3000'],
])('a form of the site %s comes from %s', async (site, origin) => {
  expect(await isOurs(site, origin)).toBe(true);
});

test.each([
  ['https://rollcall.example.org', null],
  ['https://rollcall.example.org', 'null'],
  ['https://rollcall.example.org', 'http://rollcall.example.org'],
  ['https://rollcall.example.org', 'https://rollcall.example.org:8443'],
  ['https://rollcall.example.org', 'https://rollcall.example.org.evil.example'],
  ['https://rollcall.example.org', 'http://localhost'],
  ['http://localhost:3000', 'http://localhost:3001'],
  ['http://localhost:3000', 'https://localhost:3000'],
  ['http://localhost:3000', 'http://evil.example:3000'],
])('no form of the site %s comes from %s', async (site, origin) => {
  expect(await isOurs(site, origin)).toBe(false);
});
