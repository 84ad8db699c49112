import { createHash } from 'node:crypto';
import { test as base, expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Widths of the narrowest supported screen and of a desktop, in pixels. */
const WIDTHS = [320, 1280];

/**
 * Signs the test's browser in as a demo person (`demo-chair`, `demo-member`, `demo-admin` …: lib/people/demo.ts),
 * replacing the current one. Pages opened before must be reloaded.
 */
type SignInAs = (handle: string) => Promise<void>;

/**
 * The base test of every journey. A message on the browser's console, an uncaught error, or a violation of the content
 * security policy fails the test in which it appears.
 */
export const test = base.extend<{ watchedPage: undefined; signInAs: SignInAs }>({
  // Each test has its own client address, so that limits by address don't add up across tests.
  extraHTTPHeaders: async ({}, provide, { testId, retry }) => {
    await provide({ 'X-Forwarded-For': addressOf(`${testId} ${retry}`) });
  },
  signInAs: async ({ context, baseURL }, provide) => {
    await provide(async (handle) => {
      const answer = await context.request.post('/sign-in/demo', {
        form: { handle, next: '/about' },
        headers: { origin: baseURL ?? '' },
        maxRedirects: 0,
      });
      expect(answer.status(), await answer.text()).toBe(303);
    });
  },
  watchedPage: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type()) && !isExpected(message.text())) {
          complaints.push(`${page.url()}: ${message.text()}`);
        }
      });
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      await use(undefined);
      expect(complaints, 'the browser complained').toEqual([]);
    },
    { auto: true },
  ],
});

/** Returns a documentation address (RFC 3849), one per test. */
function addressOf(test: string): string {
  const hash = createHash('sha256').update(test).digest('hex');
  return `2001:db8:${hash.slice(0, 4)}:${hash.slice(4, 8)}::1`;
}

/**
 * True for an expected console message: Chromium reports the status of a page that is meant to be missing as an error.
 */
function isExpected(text: string): boolean {
  return text.startsWith('Failed to load resource') && text.includes('404');
}

/** Lists what axe objects to in the page as it is now. Its script must have been run there. */
async function violationsIn(page: Page): Promise<string[]> {
  return page.evaluate(async (tags) => {
    // The page's own axe, which its script put there.
    const { axe: here } = window as unknown as { axe: typeof axe };
    const { violations } = await here.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  }, RULES);
}

/**
 * Checks the requirements for every page, at the width of a small phone and of a desktop: one `h1`, one `main`, no
 * violation found by axe, and nothing wider than the screen.
 *
 * After a click that leads to another page, pass the text of that page's `h1` as `heading`, so that the check waits for
 * the page.
 */
export async function checkPage(page: Page, heading?: string): Promise<void> {
  const title = page.getByRole('heading', { level: 1 });
  await (heading === undefined ? expect(title).toHaveCount(1) : expect(title).toHaveText(heading));
  await expect(page.getByRole('main')).toHaveCount(1);
  await page.evaluate(axe.source);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    expect(await violationsIn(page)).toEqual([]);
    const excess = await page.evaluate(() => {
      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
    });
    expect(excess, `wider than ${width} pixels`).toBeLessThanOrEqual(0);
  }
}

export { expect };

/** Waits until the page's own script is listening. A key pressed before that has no effect, for people too. */
export async function whenEnhanced(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.enhanced === 'yes');
}
