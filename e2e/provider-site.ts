import type { Page } from '@playwright/test';
import { Client } from 'pg';
import { freePort } from '@/lib/operations/ports';
import { startOidcProvider, type TestProvider } from '@/test/oidc-provider';
import { secondsUntil, serveSite } from '@/test/served-site';
import { expect, test as base } from './fixtures';

/** The site on the same database, with a real OpenID Connect provider instead of the demo, and a running clock. */
export type ProviderSite = {
  url: string;
  provider: TestProvider;
  /** Queries the database, or moves its times back. */
  sql: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
};

/** The base test of journeys that sign in at a provider. */
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
      await database.query('set session_replication_role = replica'); // Bypasses the triggers for audit rows.
      const served = serveSite(port, settingsOf(url, port, provider), 'ignore');
      await secondsUntil(`${url}/api/v1/health`);
      await provide({
        url,
        provider,
        sql: async (text, values) => (await database.query(text, values)).rows as never,
      });
      await served.stop();
      await provider.stop();
      await database.end();
    },
    { scope: 'worker' },
  ],
});

function settingsOf(url: string, port: number, provider: TestProvider): Record<string, string> {
  return {
    NEXTAUTH_URL: url,
    PORT: String(port),
    ROLLCALL_NOW: '',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: 'the tests',
  };
}

/** Signs in through the provider's pages: gives the login there, and consents. */
export async function signInAt(page: Page, { url }: ProviderSite, login: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await chooseProvider(page, login);
  await page.getByRole('button', { name: 'Agree' }).click();
  await expect(page).toHaveURL(`${url}/account`);
}

/** Goes from the sign-in page to the provider's consent page. */
export async function chooseProvider(page: Page, login: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with the tests' }).click();
  await page.getByLabel('Login').fill(login);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('button', { name: 'Agree' })).toBeVisible();
}

/** Consents at the provider. Returns the address that it redirects the browser to, without visiting it. */
export async function agreeAndStay(page: Page): Promise<string> {
  const agreed = await page.request.post(page.url(), {
    form: { answer: 'agree' },
    maxRedirects: 0,
  });
  const resumed = await page.request.get(agreed.headers().location ?? '', { maxRedirects: 0 });
  return resumed.headers().location ?? '';
}
