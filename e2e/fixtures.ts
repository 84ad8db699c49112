import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The narrowest screen the pages are made for, and a desk. */
const WIDTHS = [320, 1280];

/**
 * The test of every journey. A message on the browser's console, an uncaught error, or something the content
 * security policy refused fails the test in which it appears.
 */
export const test = base.extend<{ watchedPage: undefined }>({
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

/** Chromium reports the status of a page that is meant to be missing as an error of the console. */
function isExpected(text: string): boolean {
  return text.startsWith('Failed to load resource') && text.includes('404');
}

/**
 * What holds for every page, at the width of a small phone and of a desk: one `h1`, one `main`, nothing that
 * axe objects to, and nothing wider than the screen.
 */
export async function checkPage(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    const excess = await page.evaluate(() => {
      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
    });
    expect(excess, `wider than ${width} pixels`).toBeLessThanOrEqual(0);
  }
}

export { expect };

/** Waits until the page's own script listens: a key pressed before that goes nowhere, for people too. */
export async function whenEnhanced(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.enhanced === 'yes');
}
