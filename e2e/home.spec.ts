import { checkPage, expect, test } from './fixtures';

test('the start page says in which week of which cycle the community is', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Week R-18');
  const head = page.getByRole('main');

  await expect(head.getByRole('link', { name: '2027.1 Indri, in development' })).toBeVisible();
  await expect(head).toContainText(
    '124 days to the release of 2027.1 Indri, Wednesday 24 March 2027',
  );
  await expect(head).toContainText('on Thursday 3 December 2026, in 13 days.');
  await checkPage(page);
});

test('what is due next shows its day, and its end in UTC and where the reader is', async ({
  page,
}) => {
  await page.goto('/');
  const due = page.getByRole('list', { name: 'Deadlines ahead' }).getByRole('listitem').first();

  await expect(due).toContainText('R-16');
  await expect(due).toContainText('Hibiscus');
  await expect(due).toContainText('Thu 3 Dec 2026 in 13 days, until 23:59 UTC');
  await expect(due).toContainText('Fri 4 Dec, 00:59 CET for you');
});

test('what changed lately leads to the releases, resolutions and elections', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('list', { name: 'Newest releases' })).toContainText('oslo.config');
  await expect(
    page.getByRole('list', { name: 'Newest resolutions' }).getByRole('link').first(),
  ).toHaveAttribute('href', /^\/resolutions\/2026/);

  await page
    .getByRole('list', { name: 'Elections to come and past' })
    .getByRole('link')
    .first()
    .click();
  await expect(page).toHaveURL(/\/elections\/./);
});

test('on a day of the past it shows that day', async ({ page }) => {
  await page.goto('/?on=2026-10-14');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Week R-23');
  await expect(
    page.getByRole('note').getByText('Shown as of Wednesday 14 October 2026'),
  ).toBeVisible();

  await page.getByRole('link', { name: 'Show the present' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Week R-18');
});

test('of a day that does not exist it says so', async ({ page }) => {
  await page.goto('/?on=2026-02-30');
  await expect(page.getByRole('main')).toContainText('“2026-02-30” is not a day like 2026-11-19');
  await checkPage(page);
});

test('the clock stands still, and every page says so', async ({ page }) => {
  await page.goto('/about');
  await expect(page.getByText('The clock is stopped at Fri 20 Nov 2026, 12:00 UTC')).toBeVisible();
});
