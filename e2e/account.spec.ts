import { checkPage, expect, test } from './fixtures';

test('a newcomer tries it as one of the demo people, and every page says so', async ({ page }) => {
  await page.goto('/motions');
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
  await checkPage(page, 'Sign in');
  await page.getByRole('button', { name: 'Cleo (demo)' }).click();

  await expect(page).toHaveURL(/\/motions$/);
  await expect(page.getByRole('complementary', { name: 'Demo' })).toContainText('Cleo (demo)');
  await page.getByRole('banner').getByRole('link', { name: 'Cleo (demo)' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cleo (demo)' })).toBeVisible();
  await checkPage(page);
});

test('a grant that has expired gives nothing', async ({ page, signInAs }) => {
  await signInAs('demo-expired');
  await page.goto('/account');

  await expect(page.getByRole('region', { name: 'Your roles' })).toContainText('You hold no role');
});

test('signing in as somebody else ends the former session', async ({ context, signInAs }) => {
  await signInAs('demo-contributor');
  const former = (await context.cookies()).find(({ name }) => name === 'rollcall.session');
  await signInAs('demo-editor');

  const answer = await fetch(`${String(process.env.NEXTAUTH_URL)}/account`, {
    headers: { cookie: `rollcall.session=${former?.value ?? ''}` },
    redirect: 'manual',
  });
  expect(answer.status).toBe(307);
});

test('one signs out, after being asked', async ({ page, signInAs }) => {
  await signInAs('demo-contributor');
  await page.goto('/account');
  await page.getByRole('link', { name: 'Sign out' }).click();
  await checkPage(page, 'Sign out');
  await page.getByRole('button', { name: 'Sign out here' }).click();

  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  await checkPage(page);
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/);
});

test('one ends another browser’s session, and then all', async ({ browser, page, signInAs }) => {
  // No other test signs in as this person, so their sessions can be counted.
  await signInAs('demo-release-manager');
  const other = await browser.newPage({ userAgent: 'Mozilla/5.0 (X11; Linux) Firefox/140.0' });
  const signInOther = async () => {
    await other.goto(`${String(process.env.NEXTAUTH_URL)}/sign-in`);
    await other.getByRole('button', { name: 'Remy (demo)' }).click();
    await expect(other).toHaveURL(/\/account$/);
  };
  await signInOther();
  await page.goto('/account');
  await page.getByRole('button', { name: /^Sign out Firefox on Linux/ }).click();
  await expect(page.getByRole('status')).toContainText('That browser is signed out');
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in\?next=%2Faccount$/);

  await signInOther();
  await page.reload();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in\?next=%2Faccount$/);
  await other.close();
});

test('a page for people who are signed in comes back after signing in, with its query', async ({
  page,
}) => {
  await page.goto('/motions/new?body=demo&kind=formal-vote');
  await expect(page).toHaveURL(
    /\/sign-in\?next=%2Fmotions%2Fnew%3Fbody%3Ddemo%26kind%3Dformal-vote$/,
  );
  await page.getByRole('button', { name: 'Mei (demo)' }).click();

  await expect(page).toHaveURL(/\/motions\/new\?body=demo&kind=formal-vote$/);
});

test('the demo is for forms of this machine’s own pages', async ({ request, baseURL }) => {
  const send = (origin: string) =>
    request.post('/sign-in/demo', {
      form: { handle: 'demo-admin' },
      headers: origin ? { origin } : {},
      maxRedirects: 0,
    });
  const port = new URL(baseURL ?? '').port;

  expect((await send('')).status()).toBe(403);
  expect((await send('https://evil.example')).status()).toBe(403);
  expect((await send(`http://evil.example:${port}`)).status()).toBe(403);
  expect((await send(`http://localhost:${Number(port) + 1}`)).status()).toBe(403);
  expect((await send(`http://127.0.0.1:${port}`)).status()).toBe(303);
});

test('the site listens to this machine only, by each of its names', async ({ baseURL }) => {
  const port = new URL(baseURL ?? '').port;
  const { networkInterfaces } = await import('node:os');
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address && !address.internal && address.family === 'IPv4');

  expect((await fetch(`http://localhost:${port}/api/v1/health`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${port}/api/v1/health`)).status).toBe(200);
  if (outside) {
    await expect(fetch(`http://${outside.address}:${port}/api/v1/health`)).rejects.toThrow();
  }
});

test('one finds what was done in one’s name, and only that', async ({ page, signInAs }) => {
  await signInAs('demo-editor');
  await page.goto('/account');
  const latest = page.getByRole('region', { name: 'What was done last' });
  await expect(latest.getByRole('row', { name: /Signed in.*You/ }).first()).toBeVisible();
  await latest.getByRole('link', { name: 'All of it' }).click();
  await checkPage(page, 'Your rows of the audit log');

  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.filter({ hasText: 'Role given' }).first()).toContainText('Rollcall');
  await expect(page.getByRole('table')).not.toContainText(/demo-(?!editor)/);
  for (const before of ['0', '-1', '9'.repeat(40), '%00', '1&before=2']) {
    expect((await page.goto(`/account/log?before=${before}`))?.status(), before).toBe(200);
    await expect(rows.nth(1)).toBeVisible();
  }
  await page.goto('/account/log?before=1');
  await expect(page.getByRole('main')).toContainText('No rows yet');
});
