import { checkPage, expect, test, whenEnhanced } from './fixtures';

test('a reader presses /, types a name and arrives where it leads', async ({ page }) => {
  await page.goto('/about');
  await whenEnhanced(page);
  await page.keyboard.press('/');
  const box = page.getByRole('searchbox', { name: 'Search the record' });
  await expect(box).toBeFocused();
  await page.keyboard.type('hibiscus');
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/search\?q=hibiscus$/);
  await checkPage(page);
  await page.getByRole('list', { name: 'Results' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/releases\/hibiscus/);
});

test('on the search page / goes to the box of the page', async ({ page }) => {
  await page.goto('/search?q=nova');
  await whenEnhanced(page);
  await page.keyboard.press('/');

  await expect(page.getByRole('searchbox', { name: 'Search', exact: true })).toBeFocused();
});

test('results are narrowed to a kind, and the matches are marked', async ({ page }) => {
  await page.goto('/search?q=nova');
  const kinds = page.getByRole('navigation', { name: 'Kinds of results' });
  await kinds.getByRole('link', { name: /^Deliverables/ }).click();

  await expect(page).toHaveURL(/kind=deliverable/);
  await expect(kinds.getByRole('link', { name: /^Deliverables/ })).toHaveAttribute(
    'aria-current',
    'page',
  );
  const first = page.getByRole('list', { name: 'Results' }).getByRole('listitem').first();
  await expect(first.getByRole('link', { name: 'nova' })).toHaveAttribute(
    'href',
    '/deliverables/nova',
  );
  await expect(first.getByText('nova', { exact: true }).first()).toBeVisible();
});

test('a slip of the pen is met with what was meant', async ({ page }) => {
  await page.goto('/search?q=hibsicus');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await checkPage(page);
  await page.getByRole('main').getByRole('link', { name: 'hibiscus' }).click();

  await expect(page).toHaveURL(/q=hibiscus/);
  await expect(page.getByRole('list', { name: 'Results' })).toBeVisible();
});

test('an empty search says how to search', async ({ page }) => {
  await page.goto('/search');

  await expect(page.getByRole('heading', { name: 'How to search' })).toBeVisible();
  await checkPage(page);
});

test('whatever is typed or forged is answered with a page', async ({ page, request }) => {
  for (const q of ['\0', '"', '-', "' or 1=1", '🎉', 'x'.repeat(10_000), '<b>']) {
    const response = await request.get('/search', { params: { q } });
    expect(response.status()).toBe(200);
  }
  await page.goto('/search?q=nova&cursor=forged&kind=pizza');
  await expect(page.getByRole('note')).toContainText('kind must be one of');
});
