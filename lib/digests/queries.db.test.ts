import { expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import { getDigest, listDigests, listSeriesWithPage } from './queries';

test('digests come newest first, and a topic leaves those that have it', async () => {
  const all = await listDigests();
  const some = await listDigests({ topic: 'zuul' });

  expect(all.map(({ end }) => end)).toEqual(
    all
      .map(({ end }) => end)
      .sort()
      .reverse(),
  );
  expect(some).toEqual(all.filter(({ topics }) => topics.includes('zuul')));
  expect(some.map(({ slug }) => slug)).toContain('2016-06-17');
  expect(await listDigests({ topic: 'none' })).toEqual([]);
});

test('a digest knows its neighbours, the parts of its text and how long it takes to read', async () => {
  const digest = await getDigest('2016-06-24');

  expect(digest).toMatchObject({
    previous: { slug: '2016-07-22' },
    next: { slug: '2016-06-17' },
    start: '2016-06-18',
  });
  expect(digest!.headings[0]!.title).toBe('Release countdown: week R-15, 20 to 24 June');
  expect(digest!.html).toContain(`id="${digest!.headings[0]!.id}"`);
  expect(digest!.minutes).toBeGreaterThan(0);
});

test.each(['2016-06-25', '', '../notes/2016-06-tc-highlights', '2016-06-24.md', 'a\0b', '\uD800'])(
  'there is no digest called %j',
  async (slug) => {
    expect(await getDigest(slug)).toBeNull();
  },
);

test('only series that the record knows are linked, in release order', async () => {
  const row = (name: string, ordinal: number) => ({ name, ordinal, releaseId: name, status: 'x' });
  await db.series.createMany({ data: [row('newton', 13), row('mitaka', 12)] });

  expect(await listSeriesWithPage(['newton', 'unheard-of', 'mitaka'])).toEqual([
    'mitaka',
    'newton',
  ]);
});
