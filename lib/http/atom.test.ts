import { parseFeed } from '@rowanmanning/feed-parser';
import { expect, test } from 'vitest';
import { atomOf, type FeedContent, type FeedEntry } from './atom';
import { electionEntry } from '@/lib/elections/archive/feed-entries';
import { resolutionEntry } from '@/lib/governance/feed-entries';
import { countdownEntries, releaseEntry } from '@/lib/releases/feed-entries';
import type { CalendarEvent } from '@/lib/releases/calendar';

const SITE = { url: 'https://rollcall.example.org', community: 'Open Example' };

const entry: FeedEntry = {
  key: 'resolution/20260401-x',
  title: 'A title',
  path: '/resolutions/20260401-x',
  at: new Date('2026-04-01T10:00:00Z'),
  html: '<p>Text with <a href="/teams/nova">a link</a> and <a href="//other.example">another</a>.</p>',
};

function feed(entries: FeedEntry[], more: Partial<FeedContent> = {}) {
  return atomOf(
    { path: '/x/feed.xml', page: '/x', title: 'Things', about: 'About', entries, ...more },
    SITE,
  );
}

test('a feed reader finds title, addresses, dates and text', () => {
  const read = parseFeed(feed([{ ...entry, changedAt: new Date('2026-05-02T11:00:00Z') }]));

  expect(read).toMatchObject({
    meta: { type: 'atom', version: '1.0' },
    title: 'Things',
    url: 'https://rollcall.example.org/x',
    self: 'https://rollcall.example.org/x/feed.xml',
  });
  expect(read.updated?.toISOString()).toBe('2026-05-02T11:00:00.000Z');
  expect(read.items[0]).toMatchObject({
    id: 'tag:open-example.rollcall,2026:resolution/20260401-x',
    title: 'A title',
    url: 'https://rollcall.example.org/resolutions/20260401-x',
    published: new Date('2026-04-01T10:00:00Z'),
    updated: new Date('2026-05-02T11:00:00Z'),
  });
  expect(read.items[0]?.content).toContain('href="https://rollcall.example.org/teams/nova"');
  expect(read.items[0]?.content).toContain('href="//other.example"');
});

test('ids are the same on any machine, and a feed does not change by being asked for', () => {
  const elsewhere = atomOf(
    { path: '/x/feed.xml', page: '/x', title: 'Things', about: 'About', entries: [entry] },
    { ...SITE, url: 'http://localhost:3000' },
  );

  expect(parseFeed(elsewhere).items[0]?.id).toBe(parseFeed(feed([entry])).items[0]?.id);
  expect(feed([entry])).toBe(feed([entry]));
});

test('an empty feed is a feed', () => {
  expect(parseFeed(feed([])).items).toEqual([]);
});

test.each([
  '<script>alert(1)</script>',
  'a & b &amp; c',
  ']]> end',
  '"quotes" \'both\'',
  '𝒳 é 日本',
])('the title %j comes out as it went in', (title) => {
  const read = parseFeed(feed([{ ...entry, title }]));

  expect(read.items[0]?.title).toBe(title);
});

test('what XML cannot hold is left out', () => {
  const read = parseFeed(
    feed([{ ...entry, title: 'a\0b\u000Bc\uFFFEd\uD800e', html: '<p>\u001F]]></p>' }]),
  );

  expect(read.items[0]?.title).toBe('abcde');
  expect(read.items[0]?.content).toBe('<p>]]></p>');
});

test('a release is told with its tags, and not at all while its day is unknown', () => {
  const release = {
    series: 'indri',
    name: 'nova',
    team: 'Nova',
    version: '34.0.0',
    position: 3,
    releasedAt: new Date('2027-03-24'),
    projects: [{ repo: 'openstack/nova', hash: 'abc' }],
  };

  expect(releaseEntry(release)).toMatchObject({
    key: 'release/indri/nova/3/34.0.0',
    title: 'nova 34.0.0 (Indri)',
    path: '/releases/indri/nova',
  });
  expect(releaseEntry(release)?.html).toContain('openstack/nova at <code>abc</code>');
  expect(releaseEntry({ ...release, releasedAt: null })).toBeNull();
});

test('a resolution is dated by its adoption, else by its own date', () => {
  const resolution = {
    slug: 's',
    title: 't',
    date: new Date('2024-03-12'),
    html: '',
    adoptedAt: null,
    changedAt: null,
  };

  expect(resolutionEntry(resolution).at).toEqual(new Date('2024-03-12'));
  expect(resolutionEntry({ ...resolution, adoptedAt: new Date('2024-03-22') }).at).toEqual(
    new Date('2024-03-22'),
  );
});

test('an election is told event by event', () => {
  const told = electionEntry({
    name: 'TC Election',
    position: 4,
    startAt: new Date('2026-09-02T23:45:00Z'),
    endAt: new Date('2026-09-16T23:45:00Z'),
    election: { slug: '2027-1', title: '2027.1 election' },
  });

  expect(told).toMatchObject({
    key: 'election/2027-1/4',
    title: '2027.1 election: TC Election',
    at: new Date('2026-09-02T23:45:00Z'),
  });
});

const event = (id: string, day: string, until = day): CalendarEvent => ({
  series: 'indri',
  id,
  title: `Event ${id}`,
  kind: 'x-project',
  team: null,
  week: null,
  text: '',
  startOn: new Date(day),
  endOn: new Date(until),
  schedule: { changedAt: null, revision: 0 },
});

test('a countdown comes out each Monday, from the first event to the week of now', () => {
  const events = [
    event('ptg', '2027-03-01', '2027-03-05'),
    event('rc1', '2027-03-11'),
    event('final', '2027-03-24'),
  ];
  const at = (now: string) =>
    countdownEntries({ name: 'indri', releaseOn: new Date('2027-03-24'), events }, new Date(now));

  const entries = at('2027-03-14T23:59:59Z');
  expect(entries.map(({ key }) => key)).toEqual(['countdown/indri/r-2', 'countdown/indri/r-3']);
  expect(entries[0]).toMatchObject({
    title: 'Indri countdown: R-2, 8–12 Mar 2027',
    path: '/releases/indri/countdown/r-2',
    at: new Date('2027-03-08'),
  });
  expect(entries[0]?.html).toBe(
    '<p>16 days to the release on 24 Mar 2027.</p><h2>This week</h2><ul><li>11 Mar 2027: Event rc1</li></ul>' +
      '<h2>Coming up</h2><ul><li>24 Mar 2027: Event final</li></ul>',
  );
  expect(at('2027-03-15')[0]?.key).toBe('countdown/indri/r-1');
  expect(at('2027-02-28')).toEqual([]);
  expect(at('2030-01-01')[0]?.key).toBe('countdown/indri/r+0');
  expect(
    countdownEntries(
      { name: 'indri', releaseOn: new Date('2027-03-24'), events: [] },
      new Date('2030-01-01'),
    ),
  ).toEqual([]);
});
