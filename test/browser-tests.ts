import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findTestBrowser } from './browser';
import { makeFixtureCommunity } from './fixture-community';
import { makeFixtureRepositories } from './fixture-repositories';
import { secondsUntil, serveSite } from './served-site';
import { childEnvironment } from '@/lib/env';
import { ensureBuild } from '@/lib/operations/build';
import type { Arguments } from '@/lib/command-line';
import { deployMigrations } from '@/lib/operations/migrations';
import { freePort } from '@/lib/operations/ports';
import { ensureDatabase, holdEmbeddedPostgres } from '@/lib/operations/postgres';
import { ensureWebRole } from '@/lib/operations/web-role';

/** Help text of `npm run e2e`. */
export const browserTestsHelp = `
Runs the browser tests against the built site, on a database of their own with a small record.

  npm run e2e [-- FILE…]
`;

/** The frozen time of the site under test, in the middle of a cycle. */
const NOW = '2026-11-20T12:00:00Z';

/** Settings without an identity provider, so that the site offers the demo people whatever the environment says. */
const NO_PROVIDER = {
  ROLLCALL_HOST: '',
  GITHUB_ID: '',
  GITHUB_SECRET: '',
  OIDC_ISSUER: '',
  OIDC_CLIENT_ID: '',
  OIDC_CLIENT_SECRET: '',
};

/**
 * Builds the site, fills a database by the real sync, serves the site and runs Playwright. Returns true if all tests
 * passed.
 */
export async function browserTests({ words }: Arguments): Promise<boolean> {
  const browser = findTestBrowser(say);
  await ensureBuild(say);
  const cluster = await holdEmbeddedPostgres(path.resolve('.data/test-postgres'), true);
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-e2e-'));
  try {
    const database = `rollcall_e2e_${process.pid}`;
    await ensureDatabase(cluster, database);
    await deployMigrations(cluster.urlOf(database));
    const repositories = await makeFixtureRepositories(folder);
    const port = await freePort();
    const settings = {
      ...NO_PROVIDER,
      DATABASE_URL: '',
      ROLLCALL_EMBEDDED_DATABASE_URL: cluster.urlOf(database),
      ROLLCALL_DATA: path.join(folder, 'data'),
      ROLLCALL_NOW: NOW,
      ROLLCALL_COMMUNITY: await makeFixtureCommunity(folder),
      ROLLCALL_RELEASES_URL: repositories.releases,
      ROLLCALL_GOVERNANCE_URL: repositories.governance,
      ROLLCALL_ELECTION_URL: repositories.election,
      NEXTAUTH_URL: `http://localhost:${port}`,
      PORT: String(port),
      NEXT_TELEMETRY_DISABLED: '1',
      // Each test has its own client address, so that limits by address don't add up across tests.
      ROLLCALL_TRUSTED_PROXIES: '1',
    };
    say('Filling the database from the fixture repositories …');
    await finish(script('scripts/fill.ts', settings));
    await ensureWebRole(cluster.urlOf(database), cluster.webUrlOf(database));
    const site = serveSite(port, {
      ...settings,
      ROLLCALL_EMBEDDED_DATABASE_URL: cluster.webUrlOf(database),
    });
    try {
      await secondsUntil(`http://localhost:${port}/api/v1/health`);
      return await playwright(words, { ...settings, ROLLCALL_BROWSER: browser });
    } finally {
      await site.stop();
    }
  } finally {
    await cluster.release();
    await rm(folder, { recursive: true, force: true });
  }
}

function script(file: string, settings: Record<string, string>): ChildProcess {
  const tsx = path.resolve('node_modules/tsx/dist/cli.mjs');
  return spawn(process.execPath, [tsx, '--conditions=react-server', file], {
    stdio: 'inherit',
    env: childEnvironment(settings),
  });
}

async function playwright(words: string[], settings: Record<string, string>): Promise<boolean> {
  const cli = path.resolve('node_modules/@playwright/test/cli.js');
  const run = spawn(process.execPath, [cli, 'test', ...words], {
    stdio: 'inherit',
    env: childEnvironment(settings),
  });
  const [code] = (await once(run, 'exit')) as [number | null];
  return code === 0;
}

async function finish(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The database could not be filled; see the messages above.');
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
