import { checkPage, expect, test } from './fixtures';

test('a reader finds the digest of a topic and reads it', async ({ page }) => {
  await page.goto('/digests');
  await checkPage(page);
  await page.getByLabel('Topic').selectOption('zuul');
  await page.getByRole('button', { name: 'Filter' }).click();

  await expect(page).toHaveURL(/\/digests\?topic=zuul$/);
  await expect(page.getByRole('list', { name: 'Digests of 2016' }).getByRole('link')).toHaveCount(
    1,
  );
  await page.getByRole('link', { name: /14.May to 17.June 2016/ }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/14.May to 17.June 2016/);
  await expect(page.getByRole('heading', { name: 'SuccessBot says' })).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Contents of this page' })
    .getByRole('link', { name: 'Jenkins is retired' })
    .click();
  await expect(page.getByRole('heading', { name: 'Jenkins is retired' })).toBeInViewport();
  await checkPage(page);
});

test('digests are read one after the other, and the oldest says that it is', async ({ page }) => {
  await page.goto('/digests/2016-05-06');
  const pages = page.getByRole('navigation', { name: 'Digests: pages' });

  await pages.getByRole('link', { name: /7 to 13 May 2016/ }).click();
  await expect(page).toHaveURL(/\/digests\/2016-05-13$/);
  await page.goBack();
  await pages.getByRole('link', { name: /9 to 22 April 2016/ }).click();
  await expect(page).toHaveURL(/\/digests\/2016-04-22$/);
  await expect(pages.getByRole('link')).toHaveCount(1);
});

test('a topic nobody wrote about says so and leads back', async ({ page }) => {
  await page.goto('/digests?topic=%00%3Cscript%3E');

  await expect(page.getByText('No digest has this topic')).toBeVisible();
  await page.getByRole('link', { name: 'All digests' }).click();
  await expect(page).toHaveURL(/\/digests$/);
});

test('a guide explains the weeks', async ({ page }) => {
  await page.goto('/guides');
  await checkPage(page);
  await page.getByRole('link', { name: 'How to read R-n' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'How to read R-n' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Thursday 18 February 2027' })).toBeVisible();
  await checkPage(page);
});

test('a note tells what happened and where it was read', async ({ page }) => {
  await page.goto('/digests');
  await page.getByRole('link', { name: 'Notes from summits and gatherings' }).click();
  await checkPage(page, 'Notes');
  await page.getByRole('link', { name: 'Why the design summit was split in two' }).click();

  await expect(page.getByRole('heading', { name: 'The change' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Sources' })).toContainText('OpenStack blog');
  await checkPage(page);
});

test('digests, guides and notes that do not exist are not found', async ({ page }) => {
  for (const address of ['/digests/2016-06-25', '/guides/none', '/guides/a/b/c', '/notes/..%2Fx']) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(404);
  }
});

test('the API answers what the pages show', async ({ request }) => {
  const ends: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const answer = await request.get(`/api/v1/digests?limit=4&cursor=${next}`);
    const list = (await answer.json()) as { items: { end: string }[]; nextCursor: string | null };
    ends.push(...list.items.map(({ end }) => end));
    next = list.nextCursor;
  }
  const one = await request.get('/api/v1/digests/2016-07-22');

  expect(ends).toEqual(ends.toSorted().reverse());
  expect(ends.slice(-2)).toEqual(['2016-05-06', '2016-04-22']);
  expect(await one.json()).toMatchObject({
    slug: '2016-07-22',
    start: '2016-07-02',
    list: 'openstack-dev',
  });
});
