import { checkPage, expect, test, whenEnhanced } from './fixtures';

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, colorScheme: 'light' });

  test('a reader chooses the dark theme and keeps it from page to page', async ({ page }) => {
    await page.goto('/about');
    await page.getByRole('button', { name: 'Dark' }).click();

    await expect(page).toHaveURL(/\/about$/);
    await expect(page.getByRole('button', { name: 'Dark', pressed: true })).toBeVisible();

    await page.getByRole('link', { name: 'Status and sources' }).click();
    await expect(page.getByRole('button', { name: 'Dark', pressed: true })).toBeVisible();

    await page.getByRole('button', { name: 'As the device' }).click();
    await expect(page.getByRole('button', { name: 'Dark', pressed: false })).toBeVisible();
  });

  test('the menu of a phone opens', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto('/about');
    await page.getByText('Menu', { exact: true }).click();
    await page
      .getByRole('navigation', { name: 'Menu' })
      .getByRole('link', { name: 'Digests' })
      .click();

    await expect(page.getByRole('heading', { level: 1, name: 'Digests' })).toBeVisible();
  });
});

test('a slash goes to the search box, except while typing', async ({ page }) => {
  await page.goto('/about');
  const box = page.getByRole('searchbox', { name: 'Search the record' });
  await whenEnhanced(page);
  await page.keyboard.press('/');
  await expect(box).toBeFocused();

  await page.keyboard.type('a/b');
  await expect(box).toHaveValue('a/b');
});

test('the first key press leads past the header', async ({ page }) => {
  await page.goto('/about');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('main')).toBeFocused();
});

test('scripts run by nonce only, and nothing inline is styled', async ({ page }) => {
  const first = await page.goto('/about');
  const policy = first?.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic';/);
  expect(policy).not.toContain('unsafe');

  const second = await page.goto('/about');
  expect(second?.headers()['content-security-policy']).not.toBe(policy);
  expect(second?.headers()['x-content-type-options']).toBe('nosniff');
});

test('title and description stand in the head, for whoever reads it', async ({ request }) => {
  for (const path of ['/', '/releases', '/resolutions', '/motions', '/people']) {
    const answer = await request.get(path, { headers: { 'User-Agent': 'Mozilla/5.0 Chrome/140' } });
    const [head = ''] = (await answer.text()).split('</head>');
    expect(head, path).toMatch(/<title>[^<]+<\/title>/);
    expect(head, path).toMatch(/<meta name="description" content="[^"]+"/);
  }
});

test('a page that is not there says so and offers the search', async ({ page }) => {
  const response = await page.goto('/no-such-page');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'There is nothing at this address',
  );
  await checkPage(page);
});

test.describe('in Auckland', () => {
  test.use({ timezoneId: 'Pacific/Auckland' });

  test('a moment shows in UTC and in the reader’s zone', async ({ page }) => {
    await page.goto('/status');
    await expect(page.getByText(/UTC.*(NZDT|NZST|GMT\+1[23]) for you/).first()).toBeVisible();
  });
});

for (const path of ['/about', '/status']) {
  test(`${path} is sound`, async ({ page }) => {
    await page.goto(path);
    await checkPage(page);
  });
}
