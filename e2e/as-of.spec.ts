import { checkPage, expect, test } from './fixtures';

/** All pages that take `?on=`, each with an address in the demo data. */
const PAGES = [
  '/',
  '/releases',
  '/releases/indri',
  '/releases/indri/schedule',
  '/releases/indri/countdown',
  '/releases/indri/countdown/r-12',
  '/releases/indri/highlights',
  '/releases/hibiscus/nova',
  '/elections',
  '/elections/2027-1',
  '/elections/2027-1/candidates',
  '/elections/2027-1/results',
  '/teams/nova',
  '/bodies/tc',
  '/motions/rules',
];

for (const address of PAGES) {
  test(`${address} is shown at the moment asked for, or says why not`, async ({ page }) => {
    await page.goto(`${address}?on=2026-11-02`);
    const banner = page.getByRole('note').filter({ hasText: 'Shown as of Monday 2 November 2026' });
    await expect(banner.getByRole('link')).toHaveAttribute('href', address);

    await page.goto(`${address}?on=2026-02-30`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This moment can’t be shown');
    await expect(page.getByRole('main')).toContainText('“2026-02-30” is not a day');
    await expect(page.getByRole('link', { name: 'Show the present' })).toHaveAttribute(
      'href',
      address,
    );

    await page.goto(address);
    await expect(page.getByText('Shown as of')).toHaveCount(0);
  });
}

test('of a deliverable, a moment shows what was released until then', async ({ page }) => {
  await page.goto('/releases/hibiscus/nova?on=2026-09-30T00:00Z');
  const releases = page.getByRole('table', { name: /Releases of nova/ });
  await expect(releases.getByRole('rowheader')).toHaveText(['34.0.0.0rc1']);
  await expect(page.getByRole('main')).toContainText('Latest is 34.0.0.0rc1');
  await checkPage(page);

  await page.goto('/releases/hibiscus/nova?on=2012-01-01');
  await expect(page.getByRole('main')).toContainText('No release is known until then');
  await page.getByRole('link', { name: 'Show the present' }).click();
  await expect(releases.getByRole('rowheader')).toHaveText(['34.0.0', '34.0.0.0rc1']);
});
