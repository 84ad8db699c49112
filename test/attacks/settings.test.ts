import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { runCommand, UnconfirmedError } from '@/lib/command-line';

vi.setConfig({ testTimeout: 60_000 }); // One process per test, on a busy machine.

/** Runs a command with these settings. Returns its error output and its exit code. */
async function run(words: string[], settings: Record<string, string>) {
  const command = ['--conditions=react-server', '--import', './node_modules/tsx/dist/loader.mjs'];
  const child = spawn(process.execPath, [...command, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...settings },
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { said, code };
}

/** Returns the settings as a process with this environment reads them. */
async function read(settings: Record<string, string>): Promise<unknown> {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  vi.resetModules();
  return import('@/lib/env');
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test.each([
  ['PORT', 'abc'],
  ['PORT', '99999'],
  ['PORT', '-1'],
  ['PORT', '0x10'],
  ['ROLLCALL_TRUSTED_PROXIES', 'one'],
  ['ROLLCALL_HOST', 'http://localhost'],
  ['NEXTAUTH_URL', 'rollcall.example.org'],
  ['NEXTAUTH_URL', 'ftp://rollcall.example.org'],
  ['NEXTAUTH_SECRET', 'short'],
  ['OIDC_ISSUER', 'login'],
  ['GITHUB_URL', 'git'],
  ['GITHUB_API_URL', 'git'],
  ['ROLLCALL_ADMIN', 'a, b, c'],
  ['ROLLCALL_NOW', 'yesterday'],
  ['SMTP_URL', 'mail.example.org'],
  ['MAIL_FROM', 'Rollcall'],
  ['DATABASE_URL', 'foo'],
  ['DATABASE_URL', 'mysql://localhost/rollcall'],
])('the mistake %s=%s is one sentence that names the setting', async (name, value) => {
  await expect(read({ [name]: value })).rejects.toMatchObject({
    name: 'SettingsError',
    message: expect.stringMatching(new RegExp(`^${name}: [^\\n]+\\.$`)) as string,
  });
});

test.each([
  ['PORT', 'abc', 1],
  ['DATABASE_URL', 'postgresql://host:port/rollcall', 2],
  ['DATABASE_URL', 'postgresql://127.0.0.1:1/rollcall', 1],
  ['ROLLCALL_DATA', '/etc/passwd/rollcall', 1],
])('a command says so of %s=%s, without a trace', async (name, value, code) => {
  const end = await run(['scripts/db.ts', 'status'], { [name]: value });

  expect(end.said).toMatch(new RegExp(`^${name}: [^\\n]+\\.\\n$`));
  expect(end.code).toBe(code);
});

test('a start ends with the lines of a community file that describes none, and begins nothing', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-settings-'));
  const file = path.join(folder, 'community.yaml');
  await writeFile(file, 'name: Wonderland\nbodies:\n  - seats: nine\n');
  const data = path.join(folder, 'data');
  const end = await run(['scripts/serve.ts'], { ROLLCALL_COMMUNITY: file, ROLLCALL_DATA: data });

  expect(end.said).toContain(`${file}:3: bodies[0].seats: must be a number, not text\n`);
  expect(end.said).not.toMatch(/^ {2,}at /m);
  expect(end.code).toBe(1);
  expect(existsSync(data)).toBe(false);
  await rm(folder, { recursive: true });
});

test('several mistakes are named together', async () => {
  const end = await run(['scripts/worker.ts'], { PORT: 'x', NEXTAUTH_URL: 'y', ROLLCALL_NOW: 'z' });

  expect(
    end.said
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0]),
  ).toEqual([...['PORT', 'NEXTAUTH_URL', 'ROLLCALL_NOW']]);
});

test('who can’t be asked is told what to add, and no more', async () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await runCommand({ help: '' }, () => {
    throw new UnconfirmedError('Replace everything? Add --yes to say so.');
  });
  const code = process.exitCode;
  process.exitCode = 0;

  expect(write.mock.calls.flat()).toEqual(['Replace everything? Add --yes to say so.\n']);
  expect(code).toBe(2);
});

test('every command says so: none loads the settings before that is arranged for', () => {
  for (const name of readdirSync('scripts').filter((each) => each.endsWith('.ts'))) {
    const [first] = readFileSync(`scripts/${name}`, 'utf8').split('\n');
    expect(first, name).toBe("import '@/lib/operations/uncaught';");
  }
});
