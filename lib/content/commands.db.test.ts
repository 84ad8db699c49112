import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import { teamKind } from '@/lib/governance/search-queries';
import { rebuildSearch } from '@/lib/search/commands';
import { dayOf } from '@/lib/time';
import { loadContent } from './commands';
import { readContent } from './read';

const NOW = new Date('2026-11-20T12:00:00Z');

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'content-'));
  await cp('content', root, { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

/** Returns everything the command may have written, in a fixed order, without generated ids. */
async function snapshot() {
  const [series, schedules, weeks, events, documents, warnings] = await Promise.all([
    db.series.findMany({ orderBy: { ordinal: 'asc' } }),
    db.schedule.findMany({ orderBy: { series: 'asc' }, omit: { changedAt: true } }),
    db.scheduleWeek.findMany({ orderBy: [{ series: 'asc' }, { position: 'asc' }] }),
    db.scheduleEvent.findMany({ orderBy: [{ series: 'asc' }, { position: 'asc' }] }),
    db.searchDocument.findMany({ orderBy: [{ kind: 'asc' }, { key: 'asc' }] }),
    db.syncWarning.findMany({ orderBy: { where: 'asc' }, omit: { id: true } }),
  ]);
  return { series, schedules, weeks, events, documents, warnings };
}

const synced = {
  name: 'epoxy',
  releaseId: '2025.1',
  ordinal: 30,
  status: 'development',
  initialRelease: new Date('2025-04-02'),
};

test('an empty database gets the running cycle and the texts', async () => {
  const loaded = await loadContent(NOW, readContent(root));
  const { series, schedules, weeks, events, documents } = await snapshot();

  expect(loaded).toMatchObject({ series: 5, schedules: 1, problems: [] });
  const pages = documents.filter(({ kind }) => ['digest', 'guide', 'note'].includes(kind));
  expect(loaded.pages).toBe(pages.length);
  expect(documents).toContainEqual(expect.objectContaining({ title: 'Feature freeze, Indri' }));
  expect(series.map(({ name, ordinal, origin }) => [name, ordinal, origin])).toEqual([
    ['epoxy', 30, 'content'],
    ['flamingo', 31, 'content'],
    ['gazpacho', 32, 'content'],
    ['hibiscus', 33, 'content'],
    ['indri', 34, 'content'],
  ]);
  expect(series.at(-1)).toMatchObject({
    releaseId: '2027.1',
    status: 'development',
    slurp: true,
    initialRelease: new Date('2027-03-24'),
    nextPhaseStatus: 'maintained',
    nextPhaseDate: new Date('2027-03-24'),
  });
  expect(schedules).toMatchObject([{ series: 'indri', format: 'content', revision: 0 }]);
  expect(weeks).toHaveLength(25);
  expect(weeks.at(-1)).toMatchObject({ week: 'R+0', startOn: new Date('2027-03-22') });
  const freeze = events.find(({ id }) => id === 'i-ff');
  expect(freeze).toMatchObject({ week: 'R-5', kind: 'x-project', title: 'Feature freeze' });
  expect(dayOf(freeze!.deadline)).toBe('2027-02-18');
});

test('digests, guides and notes can be found', async () => {
  await loadContent(NOW, readContent(root));

  const digest = await db.searchDocument.findUniqueOrThrow({
    where: { kind_key: { kind: 'digest', key: '2016-07-22' } },
  });
  expect(digest).toMatchObject({ url: '/digests/2016-07-22', date: new Date('2016-07-22') });
  expect(digest.body).toContain('SuccessBot');
  expect(digest.body).not.toMatch(/<|\*\*/);
  const kinds = await db.searchDocument.groupBy({ by: ['kind'] });
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['digest', 'guide', 'note']),
  );
});

test('run again, it leaves everything as it is', async () => {
  await loadContent(NOW, readContent(root));
  const before = await snapshot();

  const again = await loadContent(NOW, readContent(root));

  expect(again.isChanged).toBe(false);
  expect(await snapshot()).toEqual(before);
});

test('run again, it writes nothing', async () => {
  const versions = () => db.$queryRaw`
    select 'Series' as "table", "name" as "key", xmin::text from "Series"
    union all select 'ScheduleEvent', "id", xmin::text from "ScheduleEvent"
    union all select 'SearchDocument', "key", xmin::text from "SearchDocument"
    union all select 'SyncWarning', "where", xmin::text from "SyncWarning" order by 1, 2, 3`;
  await writeFile(path.join(root, 'notes/bad.md'), 'no front matter');
  await loadContent(NOW, readContent(root));
  const before = await versions();

  await loadContent(NOW, readContent(root));

  expect(await versions()).toEqual(before);
});

test('the status of a series follows the day', async () => {
  const statusOn = async (day: string) => {
    await loadContent(new Date(day), readContent(root));
    return (await db.series.findUniqueOrThrow({ where: { name: 'indri' } })).status;
  };

  expect(await statusOn('2026-09-30')).toBe('future');
  expect(await statusOn('2026-10-01')).toBe('development');
  expect(await statusOn('2027-03-24')).toBe('maintained');
});

test('once a sync has brought the list of series, none is added to it', async () => {
  await loadContent(NOW, readContent(root));
  await db.series.deleteMany();
  await db.series.create({ data: synced });

  const loaded = await loadContent(NOW, readContent(root));

  expect(loaded).toMatchObject({ series: 0, schedules: 0 });
  expect(await db.series.findMany()).toEqual([
    expect.objectContaining({ ...synced, origin: 'sync' }),
  ]);
  expect(await db.schedule.count()).toBe(0);
});

test('a synced schedule is never touched', async () => {
  await db.schedule.create({
    data: {
      series: 'indri',
      format: 'yaml',
      path: 'indri/schedule.yaml',
      events: {
        create: {
          id: 'i-ff',
          position: 0,
          title: 'The real freeze',
          kind: 'x-project',
          weekOf: new Date('2027-02-15'),
          deadline: new Date('2027-02-18'),
          startOn: new Date('2027-02-18'),
          endOn: new Date('2027-02-18'),
        },
      },
    },
  });

  const loaded = await loadContent(NOW, readContent(root));
  const { schedules, weeks, events } = await snapshot();

  expect(loaded.schedules).toBe(0);
  expect(schedules).toMatchObject([{ format: 'yaml', path: 'indri/schedule.yaml' }]);
  expect(weeks).toEqual([]);
  expect(events.map(({ title }) => title)).toEqual(['The real freeze']);
});

test('what is removed from content/ is removed here, and what others wrote stays', async () => {
  await db.team.create({
    data: { name: 'Nova', slug: 'nova', status: 'current', position: 0 },
  });
  await rebuildSearch(db, [teamKind]);
  await loadContent(NOW, readContent(root));
  await rm(path.join(root, 'digests/2016-07-22.md'));
  await rm(path.join(root, 'schedule'), { recursive: true });

  await loadContent(NOW, readContent(root));
  const { series, schedules, events, documents } = await snapshot();

  expect({ series, schedules, events }).toEqual({ series: [], schedules: [], events: [] });
  expect(documents.map(({ key }) => key)).not.toContain('2016-07-22');
  expect(documents.map(({ key }) => key)).toContain('nova');
});

test('a mistake is kept as a warning with its place until it is mended', async () => {
  const file = path.join(root, 'guides/elections.md');
  await writeFile(file, '---\ntitle: 7\nsummary: x\n---\nText.');
  await db.syncWarning.create({
    data: {
      source: 'releases',
      scope: 'x',
      kind: 'malformed',
      where: 'x:1',
      message: 'x',
      foundAt: NOW,
    },
  });

  const { problems } = await loadContent(NOW, readContent(root));
  const warnings = await db.syncWarning.findMany({ where: { source: 'content' } });

  expect(problems).toMatchObject([{ line: 2, field: 'title' }]);
  expect(warnings).toMatchObject([
    { where: `content:${file}:2`, message: 'title: must be text, not a number; put it in quotes' },
  ]);
  expect(await db.searchDocument.count({ where: { kind: 'guide', key: 'elections' } })).toBe(0);

  await cp('content/guides/elections.md', file);
  await loadContent(NOW, readContent(root));
  expect(await db.syncWarning.findMany({ select: { source: true } })).toEqual([
    { source: 'releases' },
  ]);
});

test('ten loads at once end as one does', async () => {
  await loadContent(NOW, readContent(root));
  const one = await snapshot();
  await db.series.deleteMany();

  await Promise.all(Array.from({ length: 10 }, () => loadContent(NOW, readContent(root))));

  expect(await snapshot()).toEqual(one);
});
