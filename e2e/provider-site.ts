import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { Client } from 'pg';
import { startOidcProvider, type TestProvider } from '@/test/oidc-provider';
import { expect, test as base } from './fixtures';

/** The site on the same database, with a real OpenID Connect provider in place of the demo, and a running clock. */
export type ProviderSite = {
  url: string;
  provider: TestProvider;
  /** Looks into the database, or turns back its clocks. */
  sql: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
};

/** The test of journeys that sign in at a provider. */
export const test = base.extend<object, { site: ProviderSite }>({
  site: [
    async ({}, provide) => {
      const port = await freePort();
      const url = `http://localhost:${port}`;
      const provider = await startOidcProvider(`${url}/api/auth/callback/oidc`);
      const database = new Client({
        connectionString: process.env.ROLLCALL_EMBEDDED_DATABASE_URL,
      });
      await database.connect();
      const stop = serve(url, port, provider);
      await answers(`${url}/api/v1/health`);
      await provide({
        url,
        provider,
        sql: async (text, values) => (await database.query(text, values)).rows as never,
      });
      await stop();
      await provider.stop();
      await database.end();
    },
    { scope: 'worker' },
  ],
});

/** Signs in through the provider's pages: who one is there, and that the site may know. */
export async function signInAt(page: Page, { url }: ProviderSite, login: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await chooseProvider(page, login);
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page).toHaveURL(`${url}/account`);
}

/** Goes from the sign-in page to the provider's question whether the site may know. */
export async function chooseProvider(page: Page, login: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with the tests' }).click();
  await page.getByLabel('Login').fill(login);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('button', { name: 'Agree' })).toBeVisible();
}

/** Agrees at the provider, and answers the address it sends the browser back to, which the browser has not gone to. */
export async function agreeAndStay(page: Page): Promise<string> {
  const agreed = await page.request.post(page.url(), {
    form: { answer: 'agree' },
    maxRedirects: 0,
  });
  const resumed = await page.request.get(agreed.headers().location ?? '', { maxRedirects: 0 });
  return resumed.headers().location ?? '';
}

function serve(url: string, port: number, provider: TestProvider): () => Promise<void> {
  const next = path.resolve('node_modules/next/dist/bin/next');
  const site = spawn(process.execPath, [next, 'start', '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXTAUTH_URL: url,
      PORT: String(port),
      ROLLCALL_NOW: '',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
      OIDC_NAME: 'the tests',
    },
  });
  return async () => {
    site.kill('SIGTERM');
    await once(site, 'exit');
  };
}

async function answers(address: string): Promise<void> {
  const deadline = AbortSignal.timeout(60_000);
  for (;;) {
    deadline.throwIfAborted();
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
