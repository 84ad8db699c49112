import { checkPage, expect, test } from './fixtures';

test('a reader finds a team, its lead, and who led it on another day', async ({ page }) => {
  await page.goto('/teams');
  await checkPage(page);
  await page
    .getByRole('table', { name: 'Current teams' })
    .getByRole('link', { name: 'nova' })
    .click();

  await expect(page).toHaveURL(/\/teams\/nova$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('nova');
  await expect(page.getByRole('table', { name: 'Deliverables' })).toContainText('openstack/nova');
  const leads = page.getByRole('list', { name: 'Leads over time' });
  await expect(leads.getByRole('listitem')).toHaveText([/Hal Example/, /Gus Example/]);
  await checkPage(page);

  await page.getByLabel('Who led it on').fill('2024-01-01');
  await page.getByRole('button', { name: 'Show that day' }).click();
  await expect(page).toHaveURL(/\/teams\/nova\?on=2024-01-01$/);
  await expect(page.getByText('Shown as of Monday 1 January 2024')).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: 'Gus Example' })).toBeVisible();
  await checkPage(page);
});

test('filters of the teams live in the address and can be taken away', async ({ page }) => {
  await page.goto('/teams');
  await page.getByLabel('Leadership').selectOption('distributed');
  await page.getByRole('button', { name: 'Filter' }).click();
  await expect(page).toHaveURL(/leadership=distributed/);
  await expect(
    page.getByRole('table', { name: 'Current teams' }).getByRole('rowheader'),
  ).toHaveText(['oslo']);

  await page.getByRole('link', { name: 'Remove the filter Several liaisons' }).click();
  await expect(
    page.getByRole('table', { name: 'Current teams' }).getByRole('rowheader'),
  ).toHaveCount(3);

  await page.goto('/teams?q=%25');
  await expect(page.getByText('No team fits')).toBeVisible();
  await checkPage(page);

  await page.getByRole('link', { name: 'Former' }).click();
  await expect(page.getByRole('table', { name: 'Former teams' })).toContainText('heron');
});

test('the committee now and on an earlier day', async ({ page }) => {
  await page.goto('/bodies/tc');
  const members = page.getByRole('table', { name: 'Members', exact: true });
  await expect(members.getByRole('rowheader')).toHaveText([
    /Ada Example/,
    /Bo Example/,
    /Fay Example/,
  ]);
  await expect(members.getByRole('row').nth(1)).toContainText('chair');
  await checkPage(page);

  await page.goto('/bodies/tc?on=2026-04-01');
  await expect(members.getByRole('rowheader')).toHaveText([
    /Ada Example/,
    /Bo Example/,
    /Cy Example/,
  ]);
  await page.goto('/bodies/tc?on=1999-01-01');
  await expect(page.getByText('The record has nobody at that moment')).toBeVisible();
  await checkPage(page);
  await page.goto('/bodies/tc?on=the-day-after');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This moment can’t be shown');
});

test('a resolution is read, its references lead on, and the list is filtered', async ({ page }) => {
  await page.goto('/resolutions');
  await checkPage(page);
  await page.getByRole('link', { name: 'Open minutes' }).click();

  await expect(page).toHaveURL(/\/resolutions\/20260618-open-minutes$/);
  await expect(page.getByRole('region', { name: 'Table' })).toContainText('monthly');
  await expect(page.getByText('Proposed by')).toBeVisible();
  await checkPage(page);

  await page.getByRole('main').getByRole('link', { name: '2023-05-02 First light' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Items' })).toBeVisible();
  await expect(page.getByText('This stays.')).toBeVisible();
  await checkPage(page);

  await page.goto('/resolutions?year=2023');
  await expect(page.getByRole('list', { name: 'Resolutions of 2023' })).toContainText(
    'First light',
  );
  await expect(page.getByRole('main')).not.toContainText('Open minutes');
  await page.goto('/resolutions?q=nothing-like-it');
  await expect(page.getByText('No resolution fits')).toBeVisible();
});

test('goals, the charter, and addresses of the old site', async ({ page }) => {
  await page.goto('/goals');
  await checkPage(page);
  await page.getByRole('link', { name: 'Clear names' }).click();
  await expect(page.getByText('Everything says what it is.')).toBeVisible();
  await checkPage(page);

  await page.goto('/governance');
  await checkPage(page);
  await page.getByRole('main').getByRole('link', { name: 'Charter' }).click();
  await page
    .getByRole('main')
    .getByRole('paragraph')
    .getByRole('link', { name: 'Motions' })
    .click();
  await expect(page).toHaveURL(/\/governance\/reference\/charter#s-motions$/);
  await checkPage(page);

  await page.goto('/tc/reference/charter.html');
  await expect(page).toHaveURL(/\/governance\/reference\/charter$/);
  await page.goto('/tc/resolutions/20230502-first-light.html');
  await expect(page).toHaveURL(/\/resolutions\/20230502-first-light$/);
});

test('what does not exist is missing, not broken', async ({ page }) => {
  for (const path of ['/teams/nobody', '/bodies/nobody', '/goals/x', '/governance/x/y']) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
  }
});
