import {
  type APIRequestContext,
  type APIResponse,
  request as requests,
  type PlaywrightTestArgs,
} from '@playwright/test';
import { PAGES } from '@/test/authorization';
import { callAction } from './action-call';
import { checkPage, expect, test } from './fixtures';

const EVIL = 'https://evil.example';

/** Returns a new browser context, signed in as a demo person, with its own client address. */
async function signedIn(
  { baseURL }: { baseURL: string | undefined },
  handle: string,
  more: Record<string, string> = {},
): Promise<APIRequestContext> {
  const browser = await requests.newContext({
    baseURL,
    extraHTTPHeaders: { 'x-forwarded-for': addressFor(handle), ...more },
  });
  const answer = await browser.post('/sign-in/demo', {
    form: { handle },
    headers: { origin: baseURL ?? '' },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  return browser;
}

let addresses = 0;
const addressFor = (_: string) => `198.51.100.${(addresses = (addresses % 250) + 1)}`;

const setCookies = (answer: APIResponse) =>
  answer
    .headersArray()
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .map(({ value }) => value);

async function sessionOf(browser: APIRequestContext): Promise<string | undefined> {
  const { cookies } = await browser.storageState();
  return cookies.find(({ name }) => name.endsWith('rollcall.session'))?.value;
}

const isSignedIn = async (browser: APIRequestContext) =>
  (await browser.get('/account', { maxRedirects: 0 })).status() === 200;

test('the session’s cookie is out of reach of scripts and of other sites', async ({
  request,
  baseURL,
}) => {
  const answer = await request.post('/sign-in/demo', {
    form: { handle: 'demo-member' },
    headers: { origin: baseURL ?? '' },
    maxRedirects: 0,
  });
  const given = setCookies(answer);

  expect(given).toHaveLength(2);
  expect(given[0]).toMatch(/^rollcall\.session=[\w-]{43};/);
  expect(given[1]).toMatch(/^rollcall\.browser=[\w-]{43};/);
  for (const cookie of given) {
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=lax/i);
    expect(cookie).toMatch(/; Path=\//i);
    expect(cookie).not.toMatch(/; Domain=/i);
  }
});

test('a session somebody planted before sign-in is not the one that signs in', async ({
  baseURL,
}) => {
  const planted = 'A'.repeat(43);
  const browser = await requests.newContext({
    baseURL,
    extraHTTPHeaders: { 'x-forwarded-for': addressFor('') },
    storageState: {
      origins: [],
      cookies: [
        {
          ...{ name: 'rollcall.session', value: planted, domain: 'localhost', path: '/' },
          ...{ expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const },
        },
      ],
    },
  });
  expect(await isSignedIn(browser)).toBe(false);
  await browser.post('/sign-in/demo', {
    form: { handle: 'demo-member' },
    headers: { origin: baseURL ?? '' },
  });
  const first = await sessionOf(browser);
  expect(first).not.toBe(planted);
  expect(await isSignedIn(browser)).toBe(true);

  await browser.post('/sign-in/demo', {
    form: { handle: 'demo-chair' },
    headers: { origin: baseURL ?? '' },
  });
  expect(await sessionOf(browser)).not.toBe(first);
  const old = await requests.newContext({
    baseURL,
    extraHTTPHeaders: { cookie: `rollcall.session=${first}` },
  });
  expect(await isSignedIn(old), 'the session before is over').toBe(false);
});

test('no form of another site does anything in a reader’s name', async ({ baseURL }) => {
  const member = await signedIn({ baseURL }, 'demo-contributor');
  const form = { body: 'demo', kind: 'formal-vote', title: 'Forged elsewhere', text: 'Forged.' };
  const action = 'app/motions/new/actions.ts#proposeMotionAction';
  for (const origin of [EVIL, 'null', `${baseURL}.evil.example`, 'http://localhost:1']) {
    const answer = await callAction(member, { action, form, headers: { origin } });
    expect(answer.status, origin).toBeGreaterThanOrEqual(400);
    expect(answer.redirect, origin).toBeNull();
  }
  expect(await (await member.get('/motions')).text()).not.toContain('Forged elsewhere');
});

test('no form of another site signs anybody in', async ({ request }) => {
  for (const [address, form] of [
    ['/sign-in/demo', { handle: 'demo-admin' }],
    ['/sign-in/start', { provider: 'github' }],
  ] as const) {
    const origins: Record<string, string>[] = [{ origin: EVIL }, { origin: 'null' }, {}];
    for (const headers of origins) {
      const answer = await request.post(address, { form, headers, maxRedirects: 0 });
      expect(answer.status(), address).toBe(403);
      expect(setCookies(answer)).toEqual([]);
    }
  }
});

test('a form without script from another site does nothing either', async ({
  page,
  signInAs,
  baseURL,
}) => {
  await signInAs('demo-member-3');
  await page.goto('/motions/new?body=demo&kind=formal-vote');
  const fields = await page
    .locator('form:has([name=title]) input[type=hidden]')
    .evaluateAll((inputs) =>
      inputs.map((input) => [input.getAttribute('name') ?? '', (input as HTMLInputElement).value]),
    );
  const multipart = Object.fromEntries(fields) as Record<string, string>;
  expect(Object.keys(multipart).some((name) => name.startsWith('$ACTION'))).toBe(true);
  const filled = { ...multipart, title: 'Forged without script', text: 'Forged.' };
  const answer = await page.request.post('/motions/new?body=demo&kind=formal-vote', {
    multipart: filled,
    headers: { origin: EVIL },
    maxRedirects: 0,
  });
  expect(answer.status()).toBeGreaterThanOrEqual(400);
  const own = await page.request.post('/motions/new?body=demo&kind=formal-vote', {
    multipart: { ...filled, title: 'Sent without script' },
    headers: { origin: baseURL ?? '' },
    maxRedirects: 0,
  });
  expect(own.status(), 'the same from our own page').toBe(303);
  const list = await (await page.request.get('/motions?body=demo')).text();
  expect(list).not.toContain('Forged without script');
});

test('what a signed-in reader is shown is kept by no cache', async ({ baseURL }) => {
  const admin = await signedIn({ baseURL }, 'demo-admin');
  for (const { at } of Object.values(PAGES)) {
    if (at.includes('{')) continue;
    const answer = await admin.get(at, { maxRedirects: 0 });
    expect(answer.headers()['cache-control'] ?? '', at).toMatch(/\b(no-store|private)\b/);
    expect(answer.headers()['cache-control'] ?? '', at).not.toMatch(/\bpublic\b|s-maxage/);
  }
});

/** Hostile text that must remain plain text. */
const HOSTILE = [
  '"><script>alert(1)</script>',
  `' or '1'='1'; drop table "Person"; --`,
  'javascript:alert(1)',
  '{{7*7}}${7*7}<%= 7*7 %>',
  '../../../../etc/passwd',
  '\u202E\u0000\uFFFE\n\r\nSet-Cookie: a=b',
  '%00%0d%0aSet-Cookie:a=b',
  'x'.repeat(5_000),
];

/** Parameters that our addresses take, and those of frameworks and of sign-in. */
const PARAMETERS = [
  ...['q', 'on', 'cursor', 'limit', 'kind', 'body', 'state', 'series', 'team', 'type', 'model'],
  ...[
    'year',
    'topic',
    'next',
    'error',
    'kept',
    'comment',
    'from',
    'until',
    'status',
    'page',
    '_rsc',
  ],
];

test('no text in an address breaks a page or becomes part of it', async ({ request }) => {
  test.setTimeout(120_000);
  for (const page of Object.keys(PAGES)) {
    for (const text of HOSTILE) {
      const path = page.replace(/\[(\.\.\.)?\w+\]/g, encodeURIComponent(text.slice(0, 500)));
      const query = new URLSearchParams(PARAMETERS.map((name) => [name, text.slice(0, 300)]));
      const answer = await request.get(`${path}?${query}`, { maxRedirects: 0 });
      const where = `${page} with ${text.slice(0, 30)}`;
      expect(answer.status(), where).toBeLessThan(500);
      expect(answer.headers().location ?? '/', where).toMatch(/^(\/(?![/\\])|http:\/\/localhost:)/);
      expect(setCookies(answer), where).toEqual([]);
      expect(await answer.text(), where).not.toContain('<script>alert(1)');
    }
  }
});

test('nobody is led to another site after signing in', async ({
  request,
  baseURL,
  page,
  signInAs,
}) => {
  const targets = [
    ...[EVIL, '//evil.example', '/\\evil.example', '\\\\evil.example', 'https:evil.example'],
    ...['/%09/evil.example', '\t//evil.example', 'javascript:alert(1)', '//evil.example%2f..'],
    ...['http://localhost@evil.example', '/\u0009/evil.example', '///evil.example'],
  ];
  for (const next of targets) {
    const answer = await request.post('/sign-in/demo', {
      form: { handle: 'demo-editor', next },
      headers: { origin: baseURL ?? '', 'x-forwarded-for': addressFor('') },
      maxRedirects: 0,
    });
    const { location = '' } = answer.headers();
    expect(new URL(location, baseURL).origin, next).toBe(baseURL);
  }
  await signInAs('demo-editor');
  await page.goto(`/sign-in?next=${encodeURIComponent(EVIL)}`);
  expect(new URL(page.url()).origin).toBe(baseURL);
  const hrefs = await page.locator('a[href*="evil.example"], form[action*="evil.example"]').count();
  expect(hrefs).toBe(0);
});

test('attempts to sign in from one address are limited, whatever else it claims to be', async ({
  request,
  baseURL,
}) => {
  const attempt = (claimed: string) =>
    request.post('/sign-in/start', {
      form: { provider: 'none' },
      headers: { origin: baseURL ?? '', 'x-forwarded-for': `${claimed}, 192.0.2.99` },
      maxRedirects: 0,
    });
  const statuses: number[] = [];
  for (let count = 0; count < 31; count += 1)
    statuses.push((await attempt(`10.0.0.${count}`)).status());

  expect(statuses.slice(0, 30)).not.toContain(429);
  expect(statuses[30]).toBe(429);
  const refused = await attempt('10.9.9.9');
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0);
  expect(await refused.text()).toContain('Too many attempts to sign in');
});

test('more than a form can carry is refused and not read', async ({ baseURL }) => {
  const member = await signedIn({ baseURL }, 'demo-member-4');
  const form = { body: 'demo', kind: 'formal-vote', title: 'Large', text: 'x'.repeat(5_000_000) };
  const action = 'app/motions/new/actions.ts#proposeMotionAction';
  const answer = await callAction(member, { action, form, headers: { origin: baseURL ?? '' } });

  expect(answer.redirect).toBeNull();
  expect(await (await member.get('/motions?body=demo')).text()).not.toContain('>Large<');
});

test('the page about security is reached from the foot of every page', async ({
  page,
}: PlaywrightTestArgs) => {
  await page.goto('/about');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Security' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Security');
  await expect(page.getByRole('heading', { level: 2 })).toContainText(['A dishonest admin']);
  await checkPage(page);
});
