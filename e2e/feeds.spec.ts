import { parseFeed } from '@rowanmanning/feed-parser';
import ICAL from 'ical.js';
import { expect, test } from './fixtures';

const FEEDS = [
  '/releases/feed.xml',
  '/resolutions/feed.xml',
  '/elections/feed.xml',
  '/digests/feed.xml',
  '/releases/indri/countdown/feed.xml',
  '/security/log/feed.xml',
];

for (const address of FEEDS) {
  test(`${address} is read by a feed reader, and not sent twice`, async ({ request }) => {
    const response = await request.get(address);
    const feed = parseFeed(await response.text());
    const { etag = '', 'last-modified': modified = '' } = response.headers();

    expect(response.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(feed.meta).toEqual({ type: 'atom', version: '1.0' });
    expect(feed.items.length).toBeGreaterThan(0);
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(feed.items.length);
    for (const { id, title, url, updated } of feed.items) {
      expect(id).toMatch(/^tag:/);
      expect(title).toMatch(/\w/);
      expect(url).toMatch(/^http/);
      expect(updated).toBeInstanceOf(Date);
    }
    const times = feed.items.map(({ published, updated }) =>
      (published ?? updated ?? new Date(0)).getTime(),
    );
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect((await request.get(address, { headers: { 'if-none-match': etag } })).status()).toBe(304);
    expect(
      (await request.get(address, { headers: { 'if-modified-since': modified } })).status(),
    ).toBe(304);
  });

  test(`the newest entry of ${address} leads to a page`, async ({ request }) => {
    const [first] = parseFeed(await (await request.get(address)).text()).items;

    expect((await request.get(first?.url ?? '')).status()).toBe(200);
  });
}

test('a feed of releases narrows to a series, a team or a deliverable', async ({ request }) => {
  const titles = async (query: string) =>
    parseFeed(await (await request.get(`/releases/feed.xml?${query}`)).text()).items.map(
      ({ title }) => title,
    );

  expect(await titles('series=hibiscus&deliverable=nova')).toEqual([
    'nova 34.0.0 (Hibiscus)',
    'nova 34.0.0.0rc1 (Hibiscus)',
  ]);
  expect(await titles('series=2026.2&team=nova')).toContain('nova 34.0.0 (Hibiscus)');
  expect(await titles('series=nothing')).toEqual([]);
});

for (const address of ['/releases/indri/schedule.ics', '/calendar.ics']) {
  test(`${address} is read by a calendar`, async ({ request }) => {
    const response = await request.get(address);
    const text = await response.text();
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

    expect(response.headers()['content-type']).toBe('text/calendar; charset=utf-8');
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    expect(events.every(({ startDate, endDate }) => startDate.isDate && endDate.isDate)).toBe(true);
    const freeze = events.find(({ uid }) => uid.startsWith('indri-i-ff@'));
    expect(freeze?.startDate.toString()).toBe('2027-02-18');
    const ptg = events.find(({ uid }) => uid.startsWith('indri-i-ptg@'));
    expect([ptg?.startDate.toString(), ptg?.endDate.toString()]).toEqual([
      '2026-10-12',
      '2026-10-17',
    ]);
  });
}

test('a calendar narrows to a kind, and says what it does not know', async ({ request }) => {
  const all = await (await request.get('/releases/indri/schedule.ics')).text();
  const across = await (await request.get('/releases/indri/schedule.ics?kind=x-project')).text();

  expect(across.match(/BEGIN:VEVENT/g)?.length).toBe(all.match(/BEGIN:VEVENT/g)?.length);
  expect(await (await request.get('/calendar.ics?team=nobody')).text()).not.toContain('VEVENT');
  expect((await request.get('/calendar.ics?kind=pizza')).status()).toBe(400);
  expect((await request.get('/releases/pizza/schedule.ics')).status()).toBe(404);
  expect((await request.get('/releases/%00/countdown/feed.xml')).status()).toBe(400);
});

test('old addresses lead to new ones, and a series is found by its name alone', async ({
  request,
}) => {
  const leadsTo = async (path: string) =>
    (await request.get(path, { maxRedirects: 0 }))
      .headers()
      .location?.replace(/^https?:\/\/[^/]+/, '');

  expect(await leadsTo('/indri')).toBe('/releases/indri');
  expect(await leadsTo('/2027.1')).toBe('/releases/indri');
  expect(await leadsTo('/indri/schedule.html')).toBe('/releases/indri/schedule');
  expect(await leadsTo('/schedule.ics')).toBe('/calendar.ics');
  expect((await request.get('/pizza')).status()).toBe(404);
});

test('machines are told where the pages are', async ({ request, baseURL }) => {
  const robots = await (await request.get('/robots.txt')).text();
  const map = await (await request.get('/sitemap.xml')).text();

  expect(robots).toContain(`Sitemap: ${baseURL ?? ''}/sitemap.xml`);
  expect(map).toContain(`<loc>${baseURL ?? ''}/releases/indri</loc>`);
});
