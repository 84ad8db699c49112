import type { APIRequestContext } from '@playwright/test';
import { type Ask, walkApi } from '@/test/api-walk';
import { checkPage, expect, test } from './fixtures';
import { propose } from './motion-helpers';

const BODIES = { '/bodies': ['tc'] };

function asker(request: APIRequestContext): Ask {
  return async (address) => {
    const response = await request.get(`/api/v1${address}`);
    return { status: response.status(), body: await response.json() };
  };
}

type Described = {
  paths: Record<string, { get: { parameters: { name: string; in: string; schema: object }[] } }>;
};

async function describedPaths(request: APIRequestContext) {
  const { paths } = (await (await request.get('/api/v1/openapi.json')).json()) as Described;
  return Object.entries(paths).map(([path, { get }]) => ({ path, parameters: get.parameters }));
}

test('every answer of the API is what its description says', async ({
  page,
  request,
  signInAs,
}) => {
  test.setTimeout(120_000);
  await signInAs('demo-contributor');
  await propose(page, { title: 'Answer every question of programs' });
  const visits = await walkApi(asker(request), { known: BODIES });

  expect(visits.filter(({ problem }) => problem !== null)).toEqual([]);
  expect(visits.length).toBeGreaterThan((await describedPaths(request)).length);
});

/** Hostile text: every plane of Unicode, text that SQL or HTML could mistake for code, and very long text. */
const HOSTILE = [
  '\0',
  'a\0b',
  "' or 1=1; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%',
  '\\',
  ...Array.from({ length: 17 }, (_, plane) =>
    String.fromCodePoint(plane * 0x10000 + 0x41, plane * 0x10000 + 0xfffd),
  ),
  'x'.repeat(10_000),
];

test('no text makes an address of the API fail', async ({ request }) => {
  test.setTimeout(180_000);
  for (const { path, parameters } of await describedPaths(request)) {
    const free = parameters.filter(({ name, in: place, schema }) => {
      return place === 'query' && !['cursor', 'on'].includes(name) && isFreeText(schema);
    });
    for (const text of HOSTILE) {
      const address = path.replace(/\{\w+\}/g, encodeURIComponent(text.slice(0, 2000)));
      const query = new URLSearchParams(
        free.map(({ name }) => [name, text.slice(0, 10_000 / free.length)]),
      );
      const response = await request.get(`/api/v1${address}?${query.toString()}`);
      expect(response.status(), `${path} with ${text.slice(0, 20)}`).toBeLessThan(500);
      if (response.status() >= 400) expect(await response.json()).toHaveProperty('error.message');
    }
  }
});

function isFreeText(schema: object): boolean {
  return (
    'type' in schema && schema.type === 'string' && !('enum' in schema) && !('format' in schema)
  );
}

test('parameters that make no sense are refused by name', async ({ request }) => {
  const nonsense: Record<string, string[] | undefined> = {
    limit: ['0', '201', '-1', '1e9', 'NaN', '½'],
    cursor: ['AAAA', 'e30', 'W10', 'bnVsbA', '%00', 'W251bGxd', 'x'.repeat(5000)],
    on: ['yesterday', '2026-02-30', '2026-13-01', '99999-01-01', '2026-01-01T00:00', '%00'],
  };
  for (const { path, parameters } of await describedPaths(request)) {
    const address = path.replace('{slug}', 'tc').replace(/\{\w+\}/g, 'nova');
    for (const { name } of parameters) {
      for (const value of nonsense[name] ?? []) {
        const response = await request.get(`/api/v1${address}?${name}=${value}`);
        expect(response.status(), `${address}?${name}=${value}`).toBe(400);
        expect(await response.json()).toMatchObject({ error: { code: `bad-${name}` } });
      }
    }
  }
});

test('an answer that is known already is not sent again, and any site may ask', async ({
  request,
}) => {
  const first = await request.get('/api/v1/series');
  const { etag = '' } = first.headers();

  expect(first.headers()['access-control-allow-origin']).toBe('*');
  expect(
    (await request.get('/api/v1/series', { headers: { 'if-none-match': etag } })).status(),
  ).toBe(304);
  const preflight = await request.fetch('/api/v1/series', { method: 'OPTIONS' });
  expect(preflight.status()).toBe(204);
  expect((await request.post('/api/v1/series')).status()).toBe(405);
});

test('no e-mail address leaves through the API', async ({ request }) => {
  for (const { path, parameters } of await describedPaths(request)) {
    if (path.includes('{')) continue;
    const isList = parameters.some(({ name }) => name === 'limit');
    const body = await (await request.get(`/api/v1${path}${isList ? '?limit=200' : ''}`)).text();
    expect(body.match(/[\w.+-]+@(?!lists\.)[\w-]+\.[a-z]{2,}/g), path).toBeNull();
  }
});

test('the page about the API lists what there is', async ({ page }) => {
  await page.goto('/api');

  await expect(page.getByRole('rowheader', { name: '/api/v1/search' })).toBeVisible();
  await checkPage(page);
});

test('an address that the API does not have is answered as JSON', async ({ request }) => {
  const response = await request.get('/api/v1/pizza/quattro');

  expect(response.status()).toBe(404);
  expect(await response.json()).toMatchObject({ error: { code: 'not-found' } });
});
