import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newLogKey } from '@/test/log-owner';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rollcall-log-key-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
  rmSync(folder, { recursive: true });
});

async function settingsWith(settings: Record<string, string>) {
  const all = { ROLLCALL_DATA: folder, DATABASE_URL: '', ROLLCALL_LOG_KEY: '', ...settings };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  vi.stubEnv('NEXTAUTH_URL', 'https://vote.example.org:8443');
  vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32));
  vi.resetModules();
  const [{ env, webEnvironment }, { ownLogKey }] = await Promise.all([
    import('@/lib/env'),
    import('./log-key'),
  ]);
  return { env, webEnvironment, ownLogKey };
}

const DATABASE = { DATABASE_URL: 'postgresql://db.example.org/rollcall' };

test('beside the embedded database the key is made once, for its owner only', async () => {
  const { ownLogKey } = await settingsWith({});
  const made = ownLogKey()?.verifier;

  expect(made).toMatch(/^vote\.example\.org:8443\/audit\+[0-9a-f]{8}\+/);
  expect((await settingsWith({})).ownLogKey()?.verifier).toBe(made);
  expect(statSync(path.join(folder, 'log-key')).mode & 0o777).toBe(0o600);
});

test('a database of the operator’s has no key but the one in the settings', async () => {
  expect((await settingsWith(DATABASE)).ownLogKey()).toBeNull();
  const { secret, key } = newLogKey('vote.example.org:8443/audit');
  const { ownLogKey } = await settingsWith({ ...DATABASE, ROLLCALL_LOG_KEY: secret });
  expect(ownLogKey()?.verifier).toBe(key.verifier);
});

test('the web server is told neither the owner’s address nor the key', async () => {
  const { secret } = newLogKey();
  const settings = { ...DATABASE, DATABASE_OWNER_URL: 'postgresql://o@db.example.org/rollcall' };
  const { webEnvironment } = await settingsWith({ ...settings, ROLLCALL_LOG_KEY: secret });
  const told = webEnvironment('postgresql://web@db.example.org/rollcall', { PORT: '3000' });

  expect(told).toMatchObject({ DATABASE_OWNER_URL: '', ROLLCALL_LOG_KEY: '', PORT: '3000' });
  expect(Object.values(told)).not.toContain(secret);
});

test.each(['', 'not base64 at all', 'MC4CAQAwBQYDK2VwBCIEIA=='])(
  'a key file that holds “%s” is not signed with, and the file is named',
  async (content) => {
    await settingsWith({}).then(({ ownLogKey }) => ownLogKey());
    const file = path.join(folder, 'log-key');
    rmSync(file);
    writeFileSync(file, content);
    const { ownLogKey } = await settingsWith({});
    expect(() => ownLogKey()).toThrow(/log-key/);
    expect(readFileSync(file, 'utf8'), 'and the file stays as it is').toBe(content);
  },
);

test('a key in the settings that is none is refused with the command that makes one', async () => {
  await expect(settingsWith({ ROLLCALL_LOG_KEY: 'abc' })).rejects.toThrow(
    /ROLLCALL_LOG_KEY: is no Ed25519 key as “openssl/,
  );
});
