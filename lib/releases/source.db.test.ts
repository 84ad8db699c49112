import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/database/client';
import { listDeliverables } from './deliverable-queries';
import { findSeries, getSchedule, listSeries } from './queries';
import { listReleases, type ReleaseCursor } from './release-queries';
import { runSource } from '@/lib/sync/run';
import type { RunReport } from '@/lib/sync/run-row';
import { makeRepository } from '@/test/fixture-repositories';
import type { FixtureCommit } from '@/test/fixture-record/commit';
import { releasesSource } from './source';

const place = vi.hoisted(() => {
  const folder = `${process.env.TMPDIR ?? '/tmp'}/rollcall-releases-${process.pid}`;
  process.env.ROLLCALL_DATA = `${folder}/data`;
  process.env.ROLLCALL_RELEASES_URL = `${folder}/releases.git`;
  return { folder, repository: `${folder}/releases.git` };
});

const NOW = new Date('2026-11-20T12:00:00Z');
let day = 0;

beforeEach(async () => {
  day = 0;
  await rm(place.folder, { recursive: true, force: true });
});

afterEach(async () => {
  await rm(place.folder, { recursive: true, force: true });
});

/** Returns the time of the nth commit of a test. */
const moment = (landing: number) => new Date(Date.UTC(2026, 0, landing));

/** Commits the files on top of the previous commit, a day later. */
async function land(files: FixtureCommit['files'], isAnew = false): Promise<void> {
  day += 1;
  const commit = { at: moment(day).toISOString(), author: 'Di Example', message: 'Change', files };
  const from = day > 1 && !isAnew ? 'refs/heads/master^0' : undefined;
  await makeRepository(place.repository, [commit], from);
}

async function sync(options: { full?: boolean } = {}): Promise<RunReport> {
  return runSource(releasesSource, { ...options, now: () => NOW });
}

const entry = (version: string, repo = 'openstack/nova') =>
  `  - version: ${version}\n    projects:\n      - repo: ${repo}\n        hash: ${'a1'.repeat(20)}\n`;

const file = (...versions: string[]) =>
  `---\nlaunchpad: nova\nteam: Nova Team\ntype: service\nrelease-model: cycle-with-rc\nrepository-settings:\n  openstack/nova: {}\nreleases:\n${versions.map((version) => entry(version)).join('')}`;

const STATUS = `- name: indri\n  release-id: 2030.10\n  status: development\n  slurp: no\n  initial-release: 2027-03-24\n- name: hibiscus\n  status: maintained\n`;

async function datesOf(series: string, name = 'nova') {
  const rows = await db.release.findMany({
    where: { series, name },
    orderBy: { position: 'asc' },
    select: { version: true, releasedAt: true },
  });
  return Object.fromEntries(rows.map(({ version, releasedAt }) => [version, releasedAt]));
}

test('an id like 2030.10 survives, and slurp is there when its key is, whatever its value', async () => {
  await land({ 'data/series_status.yaml': STATUS });
  expect(await sync()).toMatchObject({ status: 'ok', seen: 1 });
  expect(await listSeries()).toMatchObject([
    { name: 'hibiscus', releaseId: 'hibiscus', slurp: false },
    { name: 'indri', releaseId: '2030.10', slurp: true },
  ]);
  expect(await findSeries('2030.10')).toMatchObject({ name: 'indri' });
  expect(await findSeries('_independent')).toMatchObject({ name: 'independent', entry: null });
  expect(await findSeries('2030.1')).toBeNull();
});

test('a synced series status takes the place of what content/ stood in with', async () => {
  await db.series.create({
    data: { name: 'indri', releaseId: 'x', ordinal: 1, status: 'future', origin: 'content' },
  });
  await db.schedule.create({ data: { series: 'jacaranda', format: 'content', path: 'content/x' } });
  await land({ 'data/series_status.yaml': STATUS });
  await sync();
  expect(await listSeries()).toHaveLength(2);
  expect(await db.schedule.count()).toBe(0);
});

test('every field of a deliverable file is kept, the unknown ones too', async () => {
  const text = `${file('1.0.0')}branches:\n  - name: stable/2027.1\n    location: 1.0.0\nmascot: owl\n`;
  await land({ 'deliverables/indri/nova.yaml': text });
  const report = await sync();
  expect(report.warnings.map(({ kind, where }) => [kind, where])).toContainEqual([
    'unknown-field',
    'releases:deliverables/indri/nova.yaml:16',
  ]);
  expect(await db.deliverable.findFirst({ include: { branches: true } })).toMatchObject({
    series: 'indri',
    name: 'nova',
    team: 'Nova Team',
    teamSlug: 'nova-team',
    latestVersion: '1.0.0',
    releaseCount: 1,
    extra: { mascot: 'owl' },
    branches: [{ name: 'stable/2027.1', location: '1.0.0' }],
  });
});

test('a second run with nothing new writes nothing, and reading again gives the same rows', async () => {
  await land({ 'deliverables/indri/nova.yaml': file('1.0.0', '1.1.0') });
  await land({ 'deliverables/indri/nova.yaml': file('1.0.0', '1.1.0', '1.2.0') });
  await sync();
  const before = await db.release.findMany({ orderBy: { position: 'asc' } });
  expect(await sync()).toMatchObject({ status: 'ok', changed: 0 });
  await sync({ full: true });
  expect(await db.release.findMany({ orderBy: { position: 'asc' } })).toEqual(before);
});

test('what the first import brings has no date, what lands later has the day it landed', async () => {
  await land({ 'deliverables/indri/nova.yaml': file('1.0.0') });
  await land({ 'deliverables/indri/nova.yaml': file('1.0.0', '1.1.0') });
  await sync();
  expect(await datesOf('indri')).toEqual({ '1.0.0': null, '1.1.0': moment(2) });
  expect(await db.deliverable.findFirst()).toMatchObject({ latestReleasedAt: moment(2) });

  await land({ 'deliverables/indri/nova.yaml': file('1.0.0', '1.1.0', '1.1.1') });
  await sync();
  expect(await datesOf('indri')).toMatchObject({ '1.1.0': moment(2), '1.1.1': moment(3) });
});

test('versions that come several at once are history brought in later and have no date', async () => {
  await land({ 'deliverables/indri/oslo.yaml': file('9.0.0') });
  await land({ 'deliverables/indri/nova.yaml': file('1.0.0', '1.1.0') });
  await land({ 'deliverables/indri/nova.yaml': file('1.0.0', '1.1.0', 'indri-em', 'indri-eol') });
  await sync();
  expect(await datesOf('indri')).toEqual({
    '1.0.0': null,
    '1.1.0': null,
    'indri-em': moment(3),
    'indri-eol': moment(3),
  });
});

test('a file that moves to another series, or gets another name, keeps its dates', async () => {
  await land({ 'deliverables/indri/other.yaml': file('9.0.0') });
  await land({ 'deliverables/_independent/nova.yaml': file('1.0.0') });
  await land({ 'deliverables/_independent/nova.yaml': file('1.0.0', '1.1.0') });
  await land({
    'deliverables/_independent/nova.yaml': null,
    'deliverables/indri/nova.yaml': file('1.0.0', '1.1.0'),
  });
  await land({
    'deliverables/indri/nova.yaml': null,
    'deliverables/indri/nova-compute.yaml': file('1.0.0', '1.1.0'),
  });
  await sync();
  expect(await datesOf('indri', 'nova-compute')).toEqual({
    '1.0.0': moment(2),
    '1.1.0': moment(3),
  });
});

test('after a rewritten history the dates are those of the new one', async () => {
  await land({ 'deliverables/indri/nova.yaml': file('1.0.0') });
  await land({ 'deliverables/indri/nova.yaml': file('1.0.0', '1.1.0') });
  await sync();
  await land({ 'deliverables/indri/nova.yaml': file('1.0.0', '1.1.0') }, true);
  await sync();
  expect(await datesOf('indri')).toEqual({ '1.0.0': null, '1.1.0': null });
});

test('a file that vanishes takes its deliverable along', async () => {
  await land({
    'deliverables/indri/nova.yaml': file('1.0.0'),
    'deliverables/indri/oslo.yaml': file('2.0.0'),
  });
  await sync();
  await land({ 'deliverables/indri/nova.yaml': null });
  await sync();
  expect((await db.deliverable.findMany()).map(({ name }) => name)).toEqual(['oslo']);
  expect(await db.release.count()).toBe(1);
});

test('a bad file keeps what was read of it before, is listed, and stops no other', async () => {
  await land({ 'deliverables/indri/nova.yaml': file('1.0.0') });
  await sync();
  await land({
    'deliverables/indri/nova.yaml': 'team: [nova\nreleases: ]\n',
    'deliverables/indri/empty.yaml': '',
    'deliverables/indri/huge.yaml': `# ${'x'.repeat(3_000_000)}\n`,
    'deliverables/indri/oslo.yaml': file('2.0.0'),
  });
  const report = await sync();
  expect(report).toMatchObject({ status: 'partial', skipped: 3 });
  expect(report.warnings.map(({ where }) => where.replace(/:\d+$/, '')).sort()).toEqual([
    'releases:deliverables/indri/empty.yaml',
    'releases:deliverables/indri/huge.yaml',
    'releases:deliverables/indri/nova.yaml',
  ]);
  expect(
    (await db.deliverable.findMany({ orderBy: { name: 'asc' } })).map(({ name }) => name),
  ).toEqual(['nova', 'oslo']);
});

test('one tag in two files is a warning with both places, and both are kept', async () => {
  await land({
    'deliverables/hibiscus/nova.yaml': file('1.0.0'),
    'deliverables/indri/nova.yaml': file('0.9.0', '1.0.0'),
    'data/series_status.yaml': STATUS,
  });
  const report = await sync();
  expect(report.warnings).toMatchObject([
    {
      kind: 'duplicate',
      where: 'releases:deliverables/indri/nova.yaml:13',
      otherWhere: 'releases:deliverables/hibiscus/nova.yaml:9',
    },
  ]);
  expect(await db.release.count()).toBe(3);
});

const WEEKS = `start-week: '2027-03-15'\nrelease-week: '2027-03-22'\ncycle:\n- {start: '2027-03-15', end: '2027-03-19', name: R-2, x-project: [i-finalrc]}\n- {start: '2027-03-22', end: '2027-03-26', name: R+0, x-project: [i-final, i-lost]}\n`;
const PAGE = `.. _i-finalrc:\n\nFinal RCs\n---------\n\nSee :ref:\`i-final\` <script>alert(1)</script>.\n\n.. _i-final:\n\nIndri release\n-------------\n\nOut at last.\n`;

test('a schedule has computed weeks and days, and says what contradicts what', async () => {
  await land({
    'data/series_status.yaml': STATUS,
    'doc/source/indri/schedule.yaml': WEEKS,
    'doc/source/indri/schedule.rst': PAGE,
  });
  const report = await sync();
  const schedule = await getSchedule('indri');
  expect(schedule?.events).toMatchObject([
    { id: 'i-finalrc', week: 'R-1', deadline: new Date('2027-03-18T00:00:00Z') },
    { id: 'i-final', week: 'R+0', deadline: new Date('2027-03-24T00:00:00Z') },
    { id: 'i-lost', title: 'i-lost', html: '' },
  ]);
  expect(schedule?.events[0]?.html).toContain('/releases/indri/schedule#i-final');
  expect(schedule?.events[0]?.html).not.toContain('<script');
  expect(schedule).toMatchObject({ changedAt: moment(1), revision: 0 });
  expect(report.warnings.map(({ kind, where, otherWhere }) => [kind, where, otherWhere])).toEqual([
    [
      'contradiction',
      'releases:doc/source/indri/schedule.yaml:4',
      'releases:data/series_status.yaml:5',
    ],
    ['unresolved', 'releases:doc/source/indri/schedule.yaml:5', undefined],
  ]);
});

test('a changed release day moves the weeks of a schedule whose own file did not change', async () => {
  await land({ 'data/series_status.yaml': STATUS, 'doc/source/indri/schedule.yaml': WEEKS });
  await sync();
  await land({ 'data/series_status.yaml': STATUS.replace('2027-03-24', '2027-03-31') });
  await sync();
  const schedule = await getSchedule('indri');
  expect(schedule?.events.map(({ week }) => week)).toEqual(['R-2', 'R-1', 'R-1']);
});

test('lists are read to their end page by page, nothing twice, the undated last', async () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  await land(
    Object.fromEntries(names.map((name) => [`deliverables/indri/${name}.yaml`, file('1.0.0')])),
  );
  for (const name of ['b', 'd']) {
    await land({ [`deliverables/indri/${name}.yaml`]: file('1.0.0', '1.1.0') });
  }
  await sync();
  const seen: string[] = [];
  let after: ReleaseCursor | undefined;
  for (;;) {
    const rows = await listReleases({ series: 'indri' }, { after, take: 2 });
    seen.push(...rows.map(({ name, version }) => `${name} ${version}`));
    const last = rows.at(-1);
    if (!last) break;
    after = [last.releasedAt?.toISOString() ?? null, last.id];
  }
  expect(seen.slice(0, 2)).toEqual(['d 1.1.0', 'b 1.1.0']);
  expect(new Set(seen).size).toBe(7);
  expect(seen).toHaveLength(7);

  const page = await listDeliverables({ series: 'indri' }, { after: ['b', 'indri'], take: 2 });
  expect(page.map(({ name }) => name)).toEqual(['c', 'd']);
  expect(await listDeliverables({ q: '%' }, { take: 5 })).toEqual([]);
  expect(await listDeliverables({ team: 'Nova Team' }, { take: 9 })).toHaveLength(5);
});

test('days of a filter are inclusive, and leave out what has no date', async () => {
  await land({ 'deliverables/indri/nova.yaml': file('1.0.0') });
  await land({ 'deliverables/indri/nova.yaml': file('1.0.0', '1.1.0') });
  await sync();
  const on = async (since: string, until: string) =>
    (await listReleases({ since, until }, { take: 9 })).map(({ version }) => version);
  expect(await on('2026-01-02', '2026-01-02')).toEqual(['1.1.0']);
  expect(await on('2026-01-03', '2026-02-01')).toEqual([]);
});
