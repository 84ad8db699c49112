import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordAudit, ROLLCALL } from '@/lib/audit/record';
import { db } from '@/lib/database/client';
import { getElection } from './queries';
import { lockIdentities } from '@/lib/people/identity/commands';
import { runSource } from '@/lib/sync/run';
import type { RunReport } from '@/lib/sync/run-row';
import { makeRepository } from '@/test/fixture-repositories';
import type { FixtureCommit } from '@/test/fixture-record/commit';
import { until, waitersFor } from '@/test/waiting';
import { electionSource } from './source';
import { recordSource } from '@/lib/parts/record-source';

const place = vi.hoisted(() => {
  const folder = `${process.env.TMPDIR ?? '/tmp'}/rollcall-election-${process.pid}`;
  process.env.ROLLCALL_DATA = `${folder}/data`;
  process.env.ROLLCALL_ELECTION_URL = `${folder}/election.git`;
  return { folder, repository: `${folder}/election.git` };
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

/** Commits the files on top of the previous commit, a day later. */
async function land(files: FixtureCommit['files']): Promise<void> {
  day += 1;
  const at = new Date(Date.UTC(2026, 0, day)).toISOString();
  const commit = { at, author: 'Di Example', message: 'Change', files };
  await makeRepository(place.repository, [commit], day > 1 ? 'refs/heads/master^0' : undefined);
}

async function sync(options: { full?: boolean } = {}): Promise<RunReport> {
  const report = await runSource(electionSource, { ...options, now: () => NOW });
  await runSource(recordSource, { now: () => NOW });
  return report;
}

const row = (name: string, nick: string, elected = 'true', team = 'Nova') =>
  `  - elected: ${elected}\n    email: ${nick}@example.org\n    fullname: ${name}\n    ircname: ${nick}\n    url: https://opendev.org/raw/candidates/2027.1/${team}/${nick}%40example.org\n`;

const results = (...rows: string[]) =>
  `candidates:\n  Nova:\n${rows.join('')}election: '2027.1'\nprojects:\n- Nova\n`;

const configuration = (release: string, frame: string, start: string, end: string) =>
  `release: ${release}\nelection_type: ptl\ntimeframe:\n  name: ${frame}\ntimeline:\n- name: PTL Nominations\n  start: ${start}\n  end: ${end}\n`;

const PTL = 'doc/source/results/2027.1/ptl.yaml';

const counts = async () => ({
  statements: await db.candidacy.count({ where: { statementPath: { not: null } } }),
  results: await db.candidacy.count({ where: { electedRaw: { not: null } } }),
  contests: await db.contest.count(),
});

test('statements, results and timeline become one election, and a second run writes nothing', async () => {
  await land({
    'configuration.yaml': configuration('2027.1', 'a', '2026-08-05T23:45', '2026-08-19T23:45'),
    'candidates/2027.1/Nova/ann@example.org': 'I am Ann, write to ann@example.org.\n',
    'candidates/2027.1/Loci/.placeholder': '',
    [PTL]: results(row('Ann Lee', 'ann')),
  });
  expect(await sync()).toMatchObject({ status: 'ok', seen: 1, warnings: [] });

  const election = await getElection('2027-1', NOW);
  expect(election).toMatchObject({ title: '2027.1 election', state: 'closed' });
  expect(election?.contests).toMatchObject([
    { slug: 'loci', outcome: 'leaderless', candidates: [] },
    { slug: 'nova', outcome: 'acclaimed', candidates: [{ name: 'Ann Lee', handle: 'ann-lee' }] },
  ]);
  const [stored] = await db.candidacy.findMany();
  expect(stored?.statement).toBe('I am Ann, write to [address hidden].\n');
  expect(stored?.statementHtml).not.toContain('@');

  const before = await db.candidacy.findMany();
  expect(await sync()).toMatchObject({ status: 'ok', changed: 0 });
  expect(await db.candidacy.findMany()).toEqual(before);
});

test('a vanished statement, team and election go', async () => {
  await land({
    'candidates/2027.1/Nova/ann@example.org': 'a',
    'candidates/2027.1/Nova/bo@example.org': 'b',
    'candidates/2026.2/Nova/ann@example.org': 'c',
  });
  await sync();
  expect(await counts()).toMatchObject({ statements: 3, contests: 2 });

  await land({
    'candidates/2027.1/Nova/bo@example.org': null,
    'candidates/2026.2/Nova/ann@example.org': null,
  });
  await sync();
  expect(await counts()).toMatchObject({ statements: 1, contests: 1 });
  expect(await getElection('2026-2', NOW)).toBeNull();
});

test('a results file that breaks leaves the results that were there, and says why', async () => {
  await land({
    'candidates/2027.1/Nova/ann@example.org': 'a',
    'candidates/2027.1/TC/ann@example.org': 'a',
    [PTL]: results(row('Ann Lee', 'ann')),
  });
  await sync();
  const before = await counts();

  await land({ [PTL]: 'candidates: [', 'candidates/2027.1/TC/bo@example.org': 'b' });
  const { warnings } = await sync();
  expect(warnings).toMatchObject([{ kind: 'malformed', where: `election:${PTL}:1` }]);
  expect(await counts()).toEqual({ ...before, statements: before.statements + 1 });
});

test('a results file that is broken from the start loses no statement', async () => {
  await land({ 'candidates/2027.1/Nova/ann@example.org': 'a', [PTL]: '\t: {' });
  await sync();
  expect(await counts()).toEqual({ statements: 1, results: 0, contests: 1 });
});

test('files in any encoding, empty, enormous, oddly named and out of place: none is lost or fatal', async () => {
  await land({
    'candidates/2027.1/Nova/Ann_Lee.txt': Buffer.from([0x49, 0xa1, 0xaf, 0x6d]),
    'candidates/2027.1/Nova/sc`.txt': 'a\r\nb',
    'candidates/2027.1/Nova/empty@example.org': '',
    'candidates/2027.1/Nova/nul@example.org': Buffer.from([0, 0xff, 0xfe, 0]),
    'candidates/2027.1/Nova/big@example.org': 'x'.repeat(5 * 1024 * 1024),
    'candidates/2027.1/Nova/<script>alert(1)<@example.org': '<script>alert(1)</script>',
    'candidates/2027.1/stray@example.org': 'x',
    'candidates/2027.1/Nova/deeper/ann@example.org': 'x',
    'candidates/2027.1/..hidden/ann@example.org': 'x',
    'exceptions.txt': Buffer.from('candidates/2027.1/Nova/sc`.txt: Cy Ng\n\xff\n', 'latin1'),
  });
  const report = await sync();
  expect(report).toMatchObject({ status: 'partial', skipped: 1 });

  const names = await db.candidacy.findMany({
    orderBy: { statementPath: 'asc' },
    select: { name: true, encoding: true, statementHtml: true },
  });
  expect(names).toHaveLength(6);
  expect(names.map(({ name }) => name).sort()).toEqual(['', '', '', '', 'Ann Lee', 'Cy Ng']);
  expect(names.map(({ encoding }) => encoding)).toContain('gb18030');
  expect(names.some(({ statementHtml }) => statementHtml?.includes('<script'))).toBe(false);
  expect(report.warnings.map(({ kind }) => kind).sort()).toEqual([
    'encoding',
    'encoding',
    'malformed',
    'malformed',
    'unresolved',
    'unresolved',
  ]);
  const own = await db.syncWarning.findMany({ where: { scope: { startsWith: 'election/' } } });
  expect(JSON.stringify(own.map(({ where, message }) => [where, message]))).not.toContain(
    '@example',
  );
});

test('past timelines come from the history, under the name that was corrected later', async () => {
  const start = '2026-02-05T23:45';
  await land({ 'configuration.yaml': configuration('h-TBA', 'E-F', start, '2026-02-12T23:45') });
  await sync();
  expect(await db.election.findMany({ select: { slug: true } })).toEqual([{ slug: 'h-tba' }]);

  await land({
    'configuration.yaml': configuration('2026.2', 'E-F', start, '2026-02-19T23:45'),
    'candidates/2026.2/Nova/.placeholder': '',
  });
  await land({ 'configuration.yaml': 'release: [broken' });
  await land({
    'configuration.yaml': configuration('2030.10', 'F-G', '2026-08-05T23:45', '2026-8-19T23:45'),
  });
  await sync();
  const elections = await db.election.findMany({
    orderBy: { slug: 'asc' },
    select: { name: true, kind: true, events: { select: { endAt: true } } },
  });
  expect(elections).toEqual([
    { name: '2026.2', kind: 'ptl', events: [{ endAt: new Date('2026-02-19T23:45Z') }] },
    { name: '2030.10', kind: 'ptl', events: [{ endAt: new Date('2026-08-19T23:45Z') }] },
  ]);
});

test('a rewritten history is followed', async () => {
  await land({
    'configuration.yaml': configuration('2027.1', 'a', '2026-08-05T23:45', '2026-08-19T23:45'),
    'candidates/2027.1/Nova/ann@example.org': 'a',
  });
  await sync();
  await rm(place.repository, { recursive: true });
  day = 0;
  await land({ 'candidates/2027.1/Zun/bo@example.org': 'b' });
  await sync();
  const election = await getElection('2027-1', NOW);
  expect(election).toMatchObject({ state: 'archived', contests: [{ slug: 'zun' }] });
});

test('a statement whose author wrote to the repository has their name', async () => {
  await land({ 'candidates/2027.1/Nova/di.example@example.org': 'a' });
  await sync();
  expect(await db.candidacy.findMany({ select: { name: true } })).toEqual([{ name: 'Di Example' }]);
});

test('one address is one person through elections, and a full run changes nobody', async () => {
  await land({
    'candidates/2026.2/Nova/ann@example.org': 'a',
    'doc/source/results/2026.2/ptl.yaml': results(row('Ann Smith', 'ann')).replace(
      '2027.1',
      '2026.2',
    ),
    'candidates/2027.1/Nova/ann@example.org': 'a',
    [PTL]: results(row('Ann Lee', 'annlee').replace('annlee@', 'ann@')),
  });
  await sync();
  const people = await db.person.findMany({ include: { aliases: true } });
  expect(people).toMatchObject([{ handle: 'ann-smith', name: 'Ann Lee' }]);
  expect(await db.candidacy.count({ where: { personId: people[0]?.id } })).toBe(2);
  expect(await db.syncWarning.findMany({ where: { scope: 'pass:people' } })).toMatchObject([
    { where: 'people:ann-smith' },
  ]);

  await sync({ full: true });
  expect(await db.person.findMany({ include: { aliases: true } })).toEqual(people);
  expect(await db.candidacy.count({ where: { personId: people[0]?.id } })).toBe(2);
});

test('who signs in while the sync tells people apart keeps their handle, and nobody is lost', async () => {
  await land({
    'candidates/2026.2/Nova/bo@example.org': 'b',
    'doc/source/results/2026.2/ptl.yaml': results(row('Bo Lee', 'bo')).replace('2027.1', '2026.2'),
  });
  await sync();
  const bo = await db.person.findUniqueOrThrow({ where: { handle: 'bo-lee' } });
  await land({
    'candidates/2026.2': null,
    'doc/source/results/2026.2/ptl.yaml': null,
    'candidates/2027.1/Nova/ann@example.org': 'a',
    [PTL]: results(row('Ann Lee', 'ann')),
  });

  let run: Promise<RunReport> | undefined;
  await db.$transaction(
    async (tx) => {
      await lockIdentities(tx);
      run = runSource(electionSource, { now: () => NOW }).then(async () =>
        runSource(recordSource, { now: () => NOW }),
      );
      await until(async () => (await waitersFor('advisory')) > 0);
      await tx.person.create({ data: { handle: 'ann-lee', name: 'Ann Lee', origin: 'sign-in' } });
      await tx.user.create({ data: { name: 'Bo', personId: bo.id } });
      const subject = 'person/ann-lee';
      await recordAudit(tx, ROLLCALL, { action: 'person.sign-in', subject, reason: 'For a test.' });
    },
    { timeout: 30_000 },
  );

  expect(await run).toMatchObject({ status: 'ok' });
  expect(
    await db.person.findMany({
      orderBy: { handle: 'asc' },
      select: { handle: true, origin: true },
    }),
  ).toEqual([
    { handle: 'ann-lee', origin: 'sign-in' },
    { handle: 'ann-lee-ann', origin: 'record' },
    { handle: 'bo-lee', origin: 'record' },
  ]);
});
