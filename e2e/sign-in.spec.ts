import { createHash, randomBytes } from 'node:crypto';
import { request as requests } from '@playwright/test';
import { callAction } from './action-call';
import { checkPage, expect } from './fixtures';
import { agreeAndStay, chooseProvider, signInAt, test } from './provider-site';

const COOKIE = 'rollcall.session';

// Tests run in sequence, because they share one provider, which one test takes down.
test.describe.configure({ mode: 'default' });

test('somebody signs in with consent, comes back to their page, and is named on it', async ({
  page,
  site,
}) => {
  site.provider.people.set('wil', { name: 'Wil Newcomer', email: 'wil@example.net' });
  await page.goto(`${site.url}/teams`);
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
  await checkPage(page, 'Sign in');
  await chooseProvider(page, 'wil');
  await page.getByRole('button', { name: 'Agree' }).click();

  await expect(page).toHaveURL(`${site.url}/teams`);
  await page.getByRole('banner').getByRole('link', { name: 'Wil Newcomer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Wil Newcomer' })).toBeVisible();
  await expect(page.getByText('You sign in with the tests')).toBeVisible();
  await checkPage(page);
});

test('the browser gets a cookie that scripts cannot read, the database its hash, and no token of the provider', async ({
  page,
  context,
  site,
}) => {
  site.provider.people.set('tok', { name: 'Tok Keeper' });
  await signInAt(page, site, 'tok');

  const cookie = (await context.cookies()).find(({ name }) => name === COOKIE);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  const hash = createHash('sha256')
    .update(cookie?.value ?? '')
    .digest('hex');
  const [session] = await site.sql(
    `select s.*, a."providerAccountId", u.email from "Session" s join "User" u on u.id = s."userId"
     join "Account" a on a."userId" = u.id where s."sessionToken" = $1`,
    [hash],
  );
  expect(session).toMatchObject({ providerAccountId: 'tok', email: null });
  expect(JSON.stringify(session)).not.toContain(cookie?.value);
});

test('whoever refuses the consent is told so, and is not signed in', async ({ page, site }) => {
  await page.goto(`${site.url}/sign-in`);
  await chooseProvider(page, 'nay');
  await page.getByRole('button', { name: 'Refuse' }).click();

  await expect(page.getByRole('main').getByRole('alert')).toContainText('the consent was refused');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
  await checkPage(page);
});

test('a sign-in whose cookies have expired does not count', async ({ page, context, site }) => {
  await page.goto(`${site.url}/sign-in`);
  await chooseProvider(page, 'late');
  await context.clearCookies({ name: /^next-auth/ });
  await page.getByRole('button', { name: 'Agree' }).click();

  await expect(page.getByRole('main').getByRole('alert')).toContainText('took too long');
});

test('the answer to another browser’s sign-in does not count', async ({ page, browser, site }) => {
  const other = await browser.newPage();
  await page.goto(`${site.url}/sign-in`);
  await chooseProvider(page, 'lure');
  const address = await agreeAndStay(page);

  await other.goto(`${site.url}/sign-in`);
  await chooseProvider(other, 'victim');
  await other.goto(address);

  await expect(other.getByRole('main').getByRole('alert')).toContainText('in another window');
  await other.close();
});

test('a code counts once, even with its cookies put back', async ({ page, context, site }) => {
  await page.goto(`${site.url}/sign-in`);
  await chooseProvider(page, 'twice');
  const cookies = await context.cookies(site.url);
  const callback = page.waitForRequest(/\/api\/auth\/callback\/oidc/);
  await page.getByRole('button', { name: 'Agree' }).click();
  const address = (await callback).url();
  await expect(page).toHaveURL(`${site.url}/account`);

  await page.goto(address);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('took too long');

  await context.addCookies(cookies);
  await page.goto(address);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('used already');
});

test('a verified address of the record ties somebody to it, with the roles it gives', async ({
  page,
  site,
}) => {
  site.provider.people.set('bo', {
    name: 'Somebody else',
    email: 'BO@example.org',
    email_verified: true,
  });
  await signInAt(page, site, 'bo');

  await expect(page.getByRole('heading', { level: 1, name: 'Bo Example' })).toBeVisible();
});

test('an address the provider does not vouch for ties nobody, and is not kept', async ({
  page,
  site,
}) => {
  site.provider.people.set('liar', {
    name: 'Ada Example',
    email: 'ada@example.org',
    email_verified: 'true',
  });
  await signInAt(page, site, 'liar');

  await expect(page.getByText('You hold no role')).toBeVisible();
  const users = await site.sql(
    `select u.email from "Account" a join "User" u on u.id = a."userId" where a."providerAccountId" = 'liar'`,
  );
  expect(users).toEqual([{ email: null }]);
});

test('a changed address takes the place of the former one', async ({ page, context, site }) => {
  const addressOf = () =>
    site.sql(
      `select u.email from "Account" a join "User" u on u.id = a."userId" where a."providerAccountId" = 'mover'`,
    );
  site.provider.people.set('mover', {
    name: 'Mo Ver',
    email: 'mo@old.example',
    email_verified: true,
  });
  await signInAt(page, site, 'mover');
  expect(await addressOf()).toEqual([{ email: 'mo@old.example' }]);

  site.provider.people.set('mover', {
    name: 'Mo Ver',
    email: 'mo@new.example',
    email_verified: true,
  });
  await context.clearCookies();
  await signInAt(page, site, 'mover');
  expect(await addressOf()).toEqual([{ email: 'mo@new.example' }]);

  site.provider.people.set('mover', {
    name: 'Mo Ver',
    email: 'mo@new.example',
    email_verified: false,
  });
  await context.clearCookies();
  await signInAt(page, site, 'mover');
  expect(await addressOf()).toEqual([{ email: null }]);
});

test('a provider that is down is named as the cause, at both ends of the way', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/sign-in`);
  await site.provider.stop();
  await page.getByRole('button', { name: 'Sign in with the tests' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('does not answer');

  await site.provider.start();
  await chooseProvider(page, 'patient');
  const address = await agreeAndStay(page);
  await site.provider.stop();
  await page.goto(address);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('does not answer');
  await site.provider.start();
});

test('signing in needs no script', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  site.provider.people.set('plain', { name: 'Plain Reader' });
  await signInAt(page, site, 'plain');

  await page.getByRole('button', { name: /^Sign out Chrome on/ }).click();
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  await context.close();
});

test('a token is replaced after an hour, requests side by side sign nobody out, and a copy signs both out', async ({
  page,
  context,
  site,
}) => {
  site.provider.people.set('turn', { name: 'Turn Over' });
  await signInAt(page, site, 'turn');
  const tokenNow = async () =>
    (await context.cookies(site.url)).find(({ name }) => name === COOKIE)?.value ?? '';
  const before = await tokenNow();
  const hash = createHash('sha256').update(before).digest('hex');
  await site.sql(
    `update "Session" set "rotatedAt" = now() - interval '2 hours' where "sessionToken" = $1`,
    [hash],
  );

  const ask = () =>
    fetch(`${site.url}/account/export`, {
      headers: { cookie: `${COOKIE}=${before}` },
      redirect: 'manual',
    });
  const answers = await Promise.all(Array.from({ length: 8 }, ask));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  const given = answers.flatMap((answer) =>
    answer.headers.getSetCookie().filter((cookie) => cookie.startsWith(`${COOKIE}=`)),
  );
  const tokens = new Set(given.map((cookie) => cookie.split(';')[0]?.split('=')[1]));
  expect(tokens.size).toBe(1);
  const [after] = tokens;
  expect(after).not.toBe(before);

  // The old token is valid until the new one has been in use for a minute. After that, it counts as a copy.
  await context.addCookies([{ name: COOKIE, value: after ?? '', url: site.url }]);
  await page.goto(`${site.url}/account`);
  await expect(page.getByRole('heading', { level: 1, name: 'Turn Over' })).toBeVisible();
  expect((await ask()).status).toBe(200);
  await site.sql(
    `update "ReplacedToken" set "followedAt" = now() - interval '61 seconds' where "tokenHash" = $1`,
    [hash],
  );
  expect((await ask()).status).toBe(307);
  await page.goto(`${site.url}/account`);
  await expect(page).toHaveURL(`${site.url}/sign-in?next=%2Faccount`);
});

test('the page that the server asks for within an answer is no use of the new token, so that the answer may get lost', async ({
  page,
  context,
  site,
}) => {
  site.provider.people.set('lost', { name: 'Lo St' });
  await signInAt(page, site, 'lost');
  const token = (await context.cookies(site.url)).find(({ name }) => name === COOKIE)?.value ?? '';
  const hash = createHash('sha256').update(token).digest('hex');
  await site.sql(
    `update "Session" set "rotatedAt" = now() - interval '2 hours' where "sessionToken" = $1`,
    [hash],
  );
  const unheard = await requests.newContext({
    baseURL: site.url,
    extraHTTPHeaders: { cookie: `${COOKIE}=${token}`, origin: site.url },
  });
  const answer = await callAction(unheard, {
    action: 'app/account/mail-actions.ts#chooseMailAction',
    form: {},
  });
  expect(answer.redirect).toContain('/account');
  const [row] = await site.sql(`select "followedAt" from "ReplacedToken" where "tokenHash" = $1`, [
    hash,
  ]);
  expect(row).toEqual({ followedAt: null });
  await page.goto(`${site.url}/account`);
  await expect(page.getByRole('heading', { level: 1, name: 'Lo St' })).toBeVisible();
  await unheard.dispose();
});

test('a session ends when it was not used for 30 days, and after 90 in any case', async ({
  page,
  site,
}) => {
  site.provider.people.set('idle', { name: 'Idle Reader' });
  await signInAt(page, site, 'idle');
  const mine = `"userId" = (select "userId" from "Account" where "providerAccountId" = 'idle')`;

  await site.sql(
    `update "Session" set "createdAt" = now() - interval '89 days', "seenAt" = now() - interval '1 day' where ${mine}`,
  );
  await page.goto(`${site.url}/account`);
  await expect(page.getByRole('heading', { level: 1, name: 'Idle Reader' })).toBeVisible();
  const [left] = await site.sql(
    `select expires - now() < interval '25 hours' as "isShort" from "Session" where ${mine}`,
  );
  expect(left).toEqual({ isShort: true });

  await site.sql(`update "Session" set expires = now() where ${mine}`);
  await page.goto(`${site.url}/account`);
  await expect(page).toHaveURL(`${site.url}/sign-in?next=%2Faccount`);
});

test('a cookie that is no session of ours is nobody’s', async ({ page, context, site }) => {
  site.provider.people.set('owner', { name: 'Own Er' });
  await signInAt(page, site, 'owner');
  const real = (await context.cookies(site.url)).find(({ name }) => name === COOKIE)?.value ?? '';
  const hash = createHash('sha256').update(real).digest('hex');

  const forged = [
    randomBytes(32).toString('base64url'),
    hash,
    hash.slice(0, 43),
    real.slice(0, -1),
    `${real}A`,
    real.toLowerCase(),
    "' or true --",
    '%00',
    'x'.repeat(3_000),
    '',
  ];
  for (const value of forged) {
    const answer = await fetch(`${site.url}/account`, {
      headers: { cookie: `${COOKIE}=${value}` },
      redirect: 'manual',
    });
    expect(`${value}: ${answer.status}`).toBe(`${value}: 307`);
    expect(answer.headers.get('location')).toContain('/sign-in?next=%2Faccount');
  }
});

test('after signing in nobody is led to another site', async ({ page, context, site }) => {
  site.provider.people.set('stray', { name: 'Stray' });
  await page.goto(`${site.url}/sign-in?next=${encodeURIComponent('//evil.example/x')}`);
  await chooseProvider(page, 'stray');
  await context.addCookies([
    { name: 'next-auth.callback-url', value: 'https://evil.example/', url: site.url },
  ]);
  await page.getByRole('button', { name: 'Agree' }).click();

  await expect(page).toHaveURL(`${site.url}/account`);
});

test('a form of another site begins no sign-in', async ({ site }) => {
  const send = (path: string, headers: Record<string, string>) =>
    fetch(site.url + path, {
      method: 'POST',
      body: new URLSearchParams({ provider: 'oidc', handle: 'demo-admin', next: '/' }),
      headers,
      redirect: 'manual',
    });

  for (const origin of [
    'https://evil.example',
    'null',
    'http://localhost:1',
    `${site.url}.evil.example`,
  ]) {
    expect((await send('/sign-in/start', { origin })).status).toBe(403);
  }
  expect((await send('/sign-in/start', {})).status).toBe(403);
  expect((await send('/sign-in/start', { origin: site.url })).status).toBe(200);
});

test('with a provider there is no demo: not offered, not signed in, and no session of it counts', async ({
  page,
  context,
  signInAs,
  site,
}) => {
  await signInAs('demo-admin');
  const demo = (await context.cookies()).find(({ name }) => name === COOKIE)?.value ?? '';

  await page.goto(`${site.url}/sign-in`);
  await expect(page.getByText('demo', { exact: false })).toHaveCount(0);
  const answer = await fetch(`${site.url}/sign-in/demo`, {
    method: 'POST',
    body: new URLSearchParams({ handle: 'demo-admin' }),
    headers: { origin: site.url },
  });
  expect(answer.status).toBe(404);
  const account = await fetch(`${site.url}/account`, {
    headers: { cookie: `${COOKIE}=${demo}` },
    redirect: 'manual',
  });
  expect(account.status).toBe(307);
});
