import { checkPage, expect, test } from './fixtures';

test('a reader goes from the archive to an election, its statements and the people who wrote them', async ({
  page,
}) => {
  await page.goto('/elections');
  await checkPage(page);
  await page
    .getByRole('table', { name: 'Past elections' })
    .getByRole('link', { name: '2027.1 election' })
    .click();

  await expect(page).toHaveURL(/\/elections\/2027-1$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2027.1 election');
  await expect(page.getByRole('list', { name: 'Timeline of the 2027.1 election' })).toContainText(
    'TC Campaigning',
  );
  await expect(page.getByRole('table', { name: 'Contested' })).toContainText('Fay Example');
  await expect(page.getByRole('table', { name: 'Acclaimed' })).toContainText('Hal Example');
  await expect(page.getByRole('table', { name: 'No candidate' })).toContainText(
    /Release Management/i,
  );
  await checkPage(page);

  await page
    .getByRole('link', { name: 'statement of Fay Example for Technical Committee' })
    .click();
  await expect(page).toHaveURL(/candidates\?contest=tc#tc--fay-example$/);
  const statement = page.getByRole('article', { name: /^Fay Example/ });
  await expect(statement).toBeInViewport();
  await expect(statement).toContainText('writing <b>plain</b> text');
  await expect(statement).toContainText('[address hidden]');
  await expect(statement.getByRole('link', { name: 'https://example.org/about' })).toHaveAttribute(
    'rel',
    'noopener ugc',
  );
  await checkPage(page);

  await statement.getByRole('link', { name: 'Fay Example' }).click();
  await expect(page).toHaveURL(/\/people\/fay-example$/);
  await expect(page.getByRole('list', { name: 'Candidacies' })).toContainText('2027.1 election');
  await checkPage(page);
});

test('all statements of a small election are on one page, each contest under its own anchor', async ({
  page,
}) => {
  await page.goto('/elections/2027-1/candidates');
  await expect(page.getByRole('article')).toHaveCount(3);
  await checkPage(page);

  await page.getByRole('link', { name: 'Technical Committee' }).first().click();
  await expect(page).toHaveURL(/#tc$/);
  await expect(page.getByRole('region', { name: 'Technical Committee' })).toBeInViewport();
});

test('results name who was elected, the turnout, and what is not on record', async ({ page }) => {
  await page.goto('/elections/2026-2/results');

  const poll = page.getByRole('region', { name: /^Poll: Nova/i });
  await expect(poll).toContainText('30 of 80 voted (38 %)');
  await expect(poll.getByRole('row', { name: /Harold Example/ })).toContainText('Elected');
  await expect(poll.getByRole('row', { name: /Ivy Example/ })).toContainText('Not elected');
  await expect(page.getByText('Ballots are not part of the record')).toBeVisible();
  await checkPage(page);

  await page.goto('/elections/2026-2');
  await expect(page.getByRole('link', { name: 'https://example.org/motion' })).toBeVisible();
});

test('an election is found by the name of its series, at any moment of its life', async ({
  page,
}) => {
  await page.goto('/elections/2027.1?on=2026-08-10');
  await expect(page).toHaveURL(/\/elections\/2027-1\?on=2026-08-10$/);
  await expect(page.getByText('Nominations open')).toBeVisible();
  await expect(page.getByText('Shown as of')).toContainText('10 August 2026');
  await expect(page.getByText('Elected', { exact: true })).toHaveCount(0);
  await checkPage(page);

  await page.goto('/elections/2027-1/results?on=2026-09-01');
  await expect(page.getByText('There are no results yet')).toBeVisible();

  await page.goto('/elections/2027-1?on=2026-02-30');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/can’t be shown/);
  await checkPage(page);
});

test('somebody with two names is one person, found by name, nick and either page', async ({
  page,
}) => {
  await page.goto('/people');
  await checkPage(page);
  await page.getByLabel('Name or nick').fill('harold');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('table', { name: 'People' }).getByRole('link').click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Ha(l|rold) Example$/);
  await expect(page.getByText('Also named')).toBeVisible();
  const own = page.url();
  await page.goto('/people/hal');
  expect(page.url()).toBe(own);
  await checkPage(page);

  await page.goto('/people?q=nobody-at-all');
  await expect(page.getByText('Nobody has this name or nick')).toBeVisible();
  await checkPage(page);
});

test('no page about elections or people, and no answer of the API, holds an address', async ({
  page,
  request,
}) => {
  const addresses = [
    '/elections',
    '/elections/2027-1',
    '/elections/2027-1/candidates',
    '/elections/2026-2/results',
    '/people',
    '/people/fay-example',
    '/api/v1/elections',
    '/api/v1/search?q=example',
    '/search?q=fay',
  ];
  for (const address of addresses) {
    const body = await (await request.get(address)).text();
    expect(body, address).not.toMatch(/(@|%40)example\.org/);
  }
  await page.goto('/people/nobody');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/nothing at this address/);
});
