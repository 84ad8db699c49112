import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const NOTHING = {
  ...{ DATABASE_URL: '', ROLLCALL_HOST: '', PORT: '', NEXTAUTH_URL: '', NEXTAUTH_SECRET: '' },
  ...{
    GITHUB_ID: '',
    GITHUB_SECRET: '',
    GITHUB_URL: '',
    GITHUB_API_URL: '',
    OIDC_ISSUER: '',
    OIDC_CLIENT_ID: '',
    OIDC_CLIENT_SECRET: '',
  },
};
const OIDC = {
  OIDC_ISSUER: 'https://id.example.org/',
  OIDC_CLIENT_ID: 'rollcall',
  OIDC_CLIENT_SECRET: 'secret',
};
const GITHUB = { GITHUB_ID: 'id', GITHUB_SECRET: 'secret' };
const DATABASE = { DATABASE_URL: 'postgresql://db.example.org/rollcall' };
const SECRET = { NEXTAUTH_SECRET: 'x'.repeat(32) };

async function envWith(settings: Record<string, string>) {
  for (const [name, value] of Object.entries({ ...NOTHING, ...settings })) vi.stubEnv(name, value);
  vi.resetModules();
  return (await import('./env')).env;
}

test.each([
  [{}],
  [{ NEXTAUTH_URL: 'http://127.0.0.1:8080' }],
  [{ NEXTAUTH_URL: 'http://[::1]:3000' }],
  [{ ROLLCALL_HOST: '::1' }],
  [{ ROLLCALL_HOST: 'localhost' }],
])('with %j the demo is offered, and only this machine is listened to', async (settings) => {
  const env = await envWith(settings);

  expect(env.isDemo).toBe(true);
  expect(env.host).toBe('ROLLCALL_HOST' in settings ? settings.ROLLCALL_HOST : '127.0.0.1');
});

test.each([
  [GITHUB],
  [OIDC],
  [DATABASE],
  [{ ...DATABASE, ROLLCALL_HOST: '127.0.0.1' }],
  [{ NEXTAUTH_URL: 'https://rollcall.example.org' }],
  [{ NEXTAUTH_URL: 'http://localhost.example.org' }],
  [{ ROLLCALL_HOST: '0.0.0.0' }],
  [{ ROLLCALL_HOST: '::' }],
  [{ ROLLCALL_HOST: '10.0.0.1', NEXTAUTH_URL: 'http://localhost:3000' }],
])('with %j there is no demo', async (settings) => {
  const env = await envWith({ ...settings, ...SECRET });

  expect(env.isDemo).toBe(false);
  if (!('ROLLCALL_HOST' in settings)) expect(env.host).toBeNull();
});

test('settings that go together are asked for together', async () => {
  await expect(envWith({ GITHUB_ID: 'id' })).rejects.toThrow('GITHUB_SECRET: needed too');
  await expect(envWith({ OIDC_ISSUER: OIDC.OIDC_ISSUER })).rejects.toThrow(
    'OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: needed too',
  );
  expect((await envWith(OIDC)).providers.oidc?.issuer).toBe('https://id.example.org');
});

test.each([
  [{}, 'https://github.com', 'https://api.github.com'],
  [{ GITHUB_URL: 'https://github.com/' }, 'https://github.com', 'https://api.github.com'],
  [{ GITHUB_URL: 'https://git.example.org/' }, 'https://git.example.org', '/api/v3'],
  [
    { GITHUB_URL: 'https://example.ghe.com', GITHUB_API_URL: 'https://api.example.ghe.com/' },
    'https://example.ghe.com',
    'https://api.example.ghe.com',
  ],
])('with %j people sign in at %s, and its API is %s', async (settings, url, api) => {
  const { providers } = await envWith({ ...GITHUB, ...settings });

  const apiUrl = new URL(api, `${url}/`).href.replace(/\/$/, '');
  expect(providers.github).toEqual({ id: 'id', secret: 'secret', url, apiUrl });
});

test.each(['git.example.org', 'ftp://git.example.org', 'javascript:alert(1)'])(
  '%s is no address of a GitHub',
  async (address) => {
    await expect(envWith({ GITHUB_URL: address })).rejects.toThrow('GITHUB_URL: ');
    await expect(envWith({ GITHUB_API_URL: address })).rejects.toThrow('GITHUB_API_URL: ');
  },
);

test('a database of the operator’s and a provider need a secret that all processes share', async () => {
  await expect(envWith({ ...DATABASE, ...OIDC })).rejects.toThrow('NEXTAUTH_SECRET: needed');
  await expect(envWith({ NEXTAUTH_SECRET: 'short' })).rejects.toThrow('32 characters');
  expect((await envWith({ ...DATABASE, ...OIDC, ...SECRET })).authSecret).toBe(
    SECRET.NEXTAUTH_SECRET,
  );
});
