import { checkPage, expect, test } from './fixtures';

/** The frozen time is 20 November 2026: week R-18 of indri, which is released on 24 March 2027. */
test('a reader goes from the series to its schedule and to this week’s message', async ({
  page,
}) => {
  await page.goto('/releases');
  await checkPage(page);
  const series = page.getByRole('table', { name: 'Release series, newest first' });
  await series.getByRole('link', { name: '2027.1 Indri' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2027.1 Indri');
  await expect(page.getByText('to the release, Wednesday 24 March 2027')).toBeVisible();
  await checkPage(page);
  await page
    .getByRole('navigation', { name: 'Pages of 2027.1 Indri' })
    .getByRole('link', { name: 'Schedule' })
    .click();

  const weeks = page.getByRole('table', { name: /The weeks of the cycle/ });
  const present = weeks.getByRole('row').filter({ hasText: 'this week' });
  await expect(present).toContainText('R-18');
  await expect(present).toContainText('Indri-1 milestone');
  await checkPage(page);
  await page.getByRole('link', { name: 'This week’s message' }).click();

  await expect(page).toHaveURL(/\/releases\/indri\/countdown\/r-18$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2027.1 Indri, week R-18');
  for (const section of [
    'Development Focus',
    'General Information',
    'Upcoming Deadlines & Dates',
  ]) {
    await expect(page.getByRole('heading', { name: section })).toBeVisible();
  }
  await checkPage(page);
  const pages = page.getByRole('navigation', { name: 'Weeks: pages' });
  await pages.getByRole('link', { name: 'Week R-17' }).click();
  await expect(page).toHaveURL(/\/countdown\/r-17$/);
});

test('a series answers to its id, and to independent with and without an underscore', async ({
  page,
}) => {
  await page.goto('/releases/2027.1/countdown/R-5');
  await expect(page).toHaveURL(/\/releases\/indri\/countdown\/r-5$/);
  await page.goto('/releases/_independent');
  await expect(page).toHaveURL(/\/releases\/independent$/);
  await checkPage(page);
});

test('the message of a week is there as plain text', async ({ request }) => {
  const response = await request.get('/releases/indri/countdown/r-5/text');
  expect(response.headers()['content-type']).toBe('text/plain; charset=utf-8');
  const text = await response.text();
  expect(text).toContain('countdown for week R-5, 15–19 Feb 2027');
  expect(text).toContain('* Feature freeze: Thursday 18 February 2027 (R-5 week)');
  expect((await request.get('/releases/indri/countdown/r-99/text')).status()).toBe(404);
});

test('a deliverable shows its releases newest first, with days where they are known', async ({
  page,
}) => {
  await page.goto('/releases/hibiscus/nova');
  const releases = page.getByRole('table', { name: /Releases of nova/ });
  await expect(releases.getByRole('rowheader')).toHaveText(['34.0.0', '34.0.0.0rc1']);
  await expect(releases.getByRole('row').nth(1)).toContainText('30 Sep 2026');
  await expect(page.getByText('virtual TPM')).toBeVisible();
  await checkPage(page);

  await page.getByRole('link', { name: /In all series/ }).click();
  await expect(page).toHaveURL(/\/deliverables\/nova$/);
  await checkPage(page);
  await page.getByRole('table').getByRole('link', { name: 'Austin' }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('not on record');
});

test('filters of the list of releases live in the address and can be taken away', async ({
  page,
}) => {
  await page.goto('/releases');
  const form = page.getByRole('search', { name: 'Filter releases' });
  await form.getByLabel('Series').selectOption('hibiscus');
  await form.getByRole('button', { name: 'Filter' }).click();

  await expect(page).toHaveURL(/series=hibiscus/);
  const list = page.getByRole('table', { name: 'Releases, newest first' });
  await expect(list.getByRole('rowheader')).toHaveText([
    'nova 34.0.0',
    'nova 34.0.0.0rc1 pre-release',
  ]);
  await page.getByRole('link', { name: /Remove the filter/ }).click();
  await expect(list.getByRole('rowheader').first()).toHaveText('oslo.config 11.0.0');
});

test('highlights are read with their literals', async ({ page }) => {
  await page.goto('/releases/hibiscus/highlights');
  await expect(page.getByText('Shelved servers start faster.')).toBeVisible();
  await checkPage(page);
});

test('deliverables are found by a part of their name', async ({ page }) => {
  await page.goto('/deliverables');
  await checkPage(page);
  await page.getByLabel('Name contains').fill('oslo');
  await page.getByRole('button', { name: 'Filter' }).click();
  await expect(page.getByRole('table').getByRole('rowheader')).toHaveText(['oslo.config']);
});

test('what cannot be read is refused in words', async ({ page }) => {
  await page.goto('/releases?cursor=forged');
  await expect(page.getByText('This list can’t be shown')).toBeVisible();
  await page.goto('/releases/indri/schedule?on=2026-02-30');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This moment can’t be shown');
  for (const gone of ['/releases/nope', '/releases/indri/countdown/r-99', '/releases/indri/nope']) {
    expect((await page.goto(gone))?.status()).toBe(404);
  }
});

test('a day of the past is shown as of that day', async ({ page }) => {
  await page.goto('/releases/indri/schedule?on=2027-02-18');
  await expect(page.getByText('Shown as of Thursday 18 February 2027')).toBeVisible();
  const weeks = page.getByRole('table', { name: /The weeks of the cycle/ });
  await expect(weeks.getByRole('row').filter({ hasText: 'this week' })).toContainText('R-5');
});
