import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { encodeCursor } from './cursor';
import { endpoint } from './endpoint';
import { absent, route } from './route';
import { pageOf, pageParameters, textParameter } from './lists';
import { onParameter, pageSchema } from './shapes';

const numbers = endpoint({
  path: '/numbers/{kind}',
  chapter: 'Service',
  summary: 'Numbers',
  params: z.object({ kind: z.string() }),
  query: z.object({ on: onParameter, q: textParameter, ...pageParameters(z.tuple([z.int()])) }),
  answer: pageSchema(z.object({ value: z.int(), text: z.string() })),
});

const ALL = Array.from({ length: 120 }, (_, value) => ({ value, text: `n${value}`, secret: 'x' }));

const { GET, OPTIONS } = route(numbers, ({ params, query: { limit, cursor, q = '' } }) => {
  if (params.kind !== 'whole') return Promise.resolve(absent('No such numbers.'));
  const [after] = cursor ?? [-1];
  const rows = ALL.filter(({ value, text }) => value > after && text.includes(q)).slice(
    0,
    limit + 1,
  );
  const data = pageOf(rows, { limit, placeOf: ({ value }) => [value], item: (row) => row });
  return Promise.resolve({ data, lastModified: new Date('2026-04-01T10:00:00.500Z'), maxAge: 30 });
});

function ask(query = '', headers: Record<string, string> = {}, kind = 'whole'): Promise<Response> {
  const request = new Request(`http://localhost/api/v1/numbers/${kind}${query}`, { headers });
  return GET(request, { params: Promise.resolve({ kind }) });
}

async function body(
  response: Response,
): Promise<{ items: { value: number }[]; nextCursor: string | null }> {
  return (await response.json()) as { items: { value: number }[]; nextCursor: string | null };
}

test('a list is read to its end by following its cursors, each item once', async () => {
  const seen: number[] = [];
  let query = '?limit=50';
  for (let pages = 0; pages < 5; pages += 1) {
    const { items, nextCursor } = await body(await ask(query));
    seen.push(...items.map(({ value }) => value));
    if (nextCursor === null) break;
    query = `?limit=50&cursor=${nextCursor}`;
  }

  expect(seen).toEqual(ALL.map(({ value }) => value));
});

test('a list whose last page is full has no page after it', async () => {
  const place = encodeCursor([19]);

  expect((await body(await ask(`?limit=100&cursor=${place}`))).nextCursor).toBeNull();
});

test('fifty items are answered when no limit is given, and an empty parameter is none', async () => {
  expect((await body(await ask())).items).toHaveLength(50);
  expect((await body(await ask('?limit=&cursor=&on=&unknown=1'))).items).toHaveLength(50);
});

test('a field that the schema does not name does not leave', async () => {
  expect(await (await ask()).text()).not.toContain('secret');
});

test.each([
  ['limit=0', 'bad-limit'],
  ['limit=201', 'bad-limit'],
  ['limit=1.5', 'bad-limit'],
  ['limit=many', 'bad-limit'],
  ['cursor=AAAA', 'bad-cursor'],
  ['cursor=%00', 'bad-cursor'],
  [`cursor=${encodeCursor(['one'])}`, 'bad-cursor'],
  [`cursor=${encodeCursor([1, 2])}`, 'bad-cursor'],
  [`cursor=${'A'.repeat(9000)}`, 'bad-cursor'],
  ['on=yesterday', 'bad-on'],
  ['on=2026-02-30', 'bad-on'],
  ['on=0000-00-00', 'bad-on'],
  ['on=2026-04-01T25:00Z', 'bad-on'],
  ["on=' or 1=1", 'bad-on'],
])('%s is refused with %s and a sentence', async (query, code) => {
  const response = await ask(`?${query}`);
  const { error } = (await response.json()) as { error: { code: string; message: string } };

  expect(response.status).toBe(400);
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/^\w+ .+\.$/);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('a cursor whose text the database could not hold is refused', async () => {
  const texts = endpoint({
    ...numbers,
    query: z.object(pageParameters(z.tuple([z.string()]))),
  });
  const look = vi.fn(() => Promise.resolve(absent('')));
  const { GET: get } = route(texts, look);

  for (const text of ['a\0b', '\uD800']) {
    const request = new Request(`http://localhost/?cursor=${encodeCursor([text])}`);
    const response = await get(request, { params: Promise.resolve({ kind: 'x' }) });
    expect(response.status).toBe(400);
  }
  expect(look).not.toHaveBeenCalled();
});

test('who knows the present version is answered 304, by its tag or by its date', async () => {
  const etag = (await ask()).headers.get('etag') ?? '';

  expect((await ask('', { 'if-none-match': etag })).status).toBe(304);
  expect((await ask('', { 'if-none-match': `"other", ${etag.replace('W/', '')}` })).status).toBe(
    304,
  );
  expect((await ask('', { 'if-none-match': '"other"' })).status).toBe(200);
  expect((await ask('?limit=3', { 'if-none-match': etag })).status).toBe(200);
  const since = (date: string) => ({ 'if-modified-since': date });
  expect((await ask('', since('Wed, 01 Apr 2026 10:00:00 GMT'))).status).toBe(304);
  expect((await ask('', since('Wed, 01 Apr 2026 09:59:59 GMT'))).status).toBe(200);
  expect((await ask('', since('nonsense'))).status).toBe(200);
  // The tag takes precedence: a date that agrees does not help a tag that differs.
  expect(
    (await ask('', { 'if-none-match': '"x"', ...since('Wed, 01 Apr 2026 10:00:00 GMT') })).status,
  ).toBe(200);
});

test('any site may read the answer and its refusals', async () => {
  expect((await ask()).headers.get('access-control-allow-origin')).toBe('*');
  expect((await ask('', {}, 'odd')).headers.get('access-control-allow-origin')).toBe('*');
  expect(OPTIONS().headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
  expect((await ask()).headers.get('cache-control')).toBe('public, max-age=30');
});

test('what is not there is a 404 with a sentence', async () => {
  const response = await ask('', {}, 'odd');

  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({
    error: { code: 'not-found', message: 'No such numbers.' },
  });
});

test('an outage is a 503, a bug is a 500, and neither shows its inside', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const answerTo = async (error: Error) => {
    const { GET: get } = route(numbers, () => Promise.reject(error));
    const response = await get(new Request('http://localhost/'), {
      params: Promise.resolve({ kind: 'x' }),
    });
    return [response.status, await response.text()] as const;
  };

  const [outage] = await answerTo(Object.assign(new Error('no route'), { code: 'ECONNREFUSED' }));
  const [bug, text] = await answerTo(new Error('secret detail'));

  expect([outage, bug]).toEqual([503, 500]);
  expect(text).not.toContain('secret detail');
  expect(log).toHaveBeenCalledTimes(2);
});
