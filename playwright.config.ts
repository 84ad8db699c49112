import { defineConfig, devices } from '@playwright/test';

/** Run through `npm run e2e`, which builds and serves the site these tests look at. */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // How long a slow machine may take; a test that passes ends long before.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ...(process.env.ROLLCALL_E2E_REPORT
      ? [['json', { outputFile: process.env.ROLLCALL_E2E_REPORT }] as const]
      : []),
  ],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.NEXTAUTH_URL,
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    launchOptions: {
      executablePath: process.env.ROLLCALL_BROWSER,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
});
