import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

type Sent = {
  origin?: string;
  'sec-fetch-site'?: string;
  host?: string;
  'x-forwarded-host'?: string;
};

async function isOurs(site: string, sent: Sent): Promise<boolean> {
  vi.stubEnv('NEXTAUTH_URL', site);
  vi.resetModules();
  const { isFromOurPages } = await import('./request-origin');
  return isFromOurPages(new Headers(sent));
}

test.each([
  ['https://rollcall.example.org', 'https://rollcall.example.org'],
  ['http://localhost:3000', 'http://127.0.0.1:3000'],
  ['http://localhost:3000', 'http://[::1]:3000'],
])('a form of the site %s comes from %s', async (site, origin) => {
  expect(await isOurs(site, { origin })).toBe(true);
});

const SITE = 'https://rollcall.example.org';

test.each([
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
  [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, false],
  [{}, false],
])(
  'where the browser keeps the origin to itself, the site has to be ours: %o %s',
  async (sent, is) => {
    expect(await isOurs(SITE, sent)).toBe(is);
  },
);

test.each([
  [{ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  [{ origin: 'https://evil.example', host: 'evil.example' }],
  [{ origin: 'file://', host: '' }],
])('what a request says about where the site is counts nothing: %o', async (sent) => {
  expect(await isOurs(SITE, sent)).toBe(false);
});

test('where nobody has said where the site is, it is where the request went to', async () => {
  vi.stubEnv('ROLLCALL_HOST', '0.0.0.0');
  const [origin, host] = ['http://10.0.0.5:3000', '10.0.0.5:3000'];

  expect(await isOurs('', { origin, host })).toBe(true);
  expect(await isOurs('', { origin: 'http://evil.example', host })).toBe(false);
  expect(await isOurs('', { origin, host: 'inside', 'x-forwarded-host': host })).toBe(false);

  vi.stubEnv('ROLLCALL_TRUSTED_PROXIES', '1');
  expect(await isOurs('', { origin, host: 'inside', 'x-forwarded-host': host })).toBe(true);
});

test.each([
  ['https://rollcall.example.org', 'null'],
  ['https://rollcall.example.org', 'http://rollcall.example.org'],
  ['https://rollcall.example.org', 'https://rollcall.example.org:8443'],
  ['https://rollcall.example.org', 'https://rollcall.example.org.evil.example'],
  ['https://rollcall.example.org', 'http://localhost'],
  ['http://localhost:3000', 'http://localhost:3001'],
  ['http://localhost:3000', 'https://localhost:3000'],
  ['http://localhost:3000', 'http://evil.example:3000'],
])('no form of the site %s comes from %s', async (site, origin) => {
  expect(await isOurs(site, { origin })).toBe(false);
});
