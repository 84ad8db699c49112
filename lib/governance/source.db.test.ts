import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/database/client';
import { listBodyHistory, listBodyMembers } from './body-queries';
import { getDocument, getGoal, getResolution, listResolutions } from './page-queries';
import { getTeam, joinLeaders, listSigs, listTeams } from './queries';
import { runSource } from '@/lib/sync/run';
import { governanceHistory } from '@/test/fixture-record/governance';
import { makeRepository } from '@/test/fixture-repositories';
import type { FixtureCommit } from '@/test/fixture-record/commit';
import { governanceSource } from './source';

// The settings are read when `lib/env.ts` is first imported.
const folder = vi.hoisted(() => {
  const own = `${process.env.TMPDIR ?? '/tmp'}/rollcall-governance-${process.pid}-${process.env.VITEST_WORKER_ID ?? ''}`;
  process.env.ROLLCALL_GOVERNANCE_URL = `${own}/upstream.git`;
  process.env.ROLLCALL_DATA = `${own}/data`;
  return own;
});
const upstream = path.join(folder, 'upstream.git');

beforeEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const sync = (options: { full?: boolean } = {}) =>
  runSource(governanceSource, { ...options, now: () => new Date('2026-11-20T12:00:00Z') });

const day = (text: string) => new Date(`${text}T00:00:00Z`);

let minutes = 0;

/** Adds a commit to the upstream repository, dated later than the existing ones. */
async function land(files: FixtureCommit['files'], at?: string): Promise<void> {
  minutes += 1;
  const moment =
    at ?? new Date(Date.parse('2026-10-01T00:00:00Z') + minutes * 60_000).toISOString();
  const commit = { at: moment, author: 'Ada Example', message: 'Change', files };
  await makeRepository(upstream, [commit], 'refs/heads/master^0');
}

async function everything(): Promise<unknown> {
  const teams = await listTeams({ status: 'all' });
  const [terms, members, resolutions, documents, sigs, warnings] = await Promise.all([
    db.leadershipTerm.findMany({ orderBy: { id: 'asc' } }),
    db.membership.findMany({ orderBy: [{ isCurrent: 'asc' }, { name: 'asc' }, { from: 'asc' }] }),
    db.resolution.findMany({ orderBy: { slug: 'asc' } }),
    db.governanceDocument.findMany({ orderBy: { path: 'asc' } }),
    listSigs(),
    db.syncWarning.findMany({ orderBy: [{ where: 'asc' }, { message: 'asc' }] }),
  ]);
  const seats = members.map(({ id, ...row }) => (row.isCurrent ? row : { id, ...row }));
  const said = warnings.map(({ where, message }) => [where, message]);
  return { teams, terms, seats, resolutions, documents, sigs, said };
}

describe('the governance repository', () => {
  test('brings teams, the committee, texts and their history; a second run writes nothing', async () => {
    await makeRepository(upstream, governanceHistory);
    const report = await sync();
    expect(report).toMatchObject({ status: 'ok', skipped: 0 });

    expect((await listTeams({ status: 'all' })).map(({ slug, status }) => [slug, status])).toEqual([
      ['heron', 'legacy'],
      ['nova', 'current'],
      ['oslo', 'current'],
      ['release-management', 'current'],
    ]);
    expect((await getTeam('nova'))?.ptl).toEqual({ name: 'Hal Example', irc: 'hal' });
    expect((await getTeam('nova', day('2024-01-01')))?.ptl?.name).toBe('Gus Example');
    expect((await getTeam('nova', day('2020-01-01')))?.ptl).toBeNull();
    expect(joinLeaders((await getTeam('nova'))?.leaders ?? []).map(({ name }) => name)).toEqual([
      'Hal Example',
      'Gus Example',
    ]);

    const names = async (at: Date | null) =>
      (await listBodyMembers('tc', at)).map(({ name }) => name);
    expect(await names(null)).toEqual(['Ada Example', 'Bo Example', 'Fay Example']);
    expect(await names(day('2026-04-01'))).toEqual(['Ada Example', 'Bo Example', 'Cy Example']);
    expect(await names(day('2023-01-01'))).toEqual([]);
    expect(
      (await listBodyHistory('tc')).map(({ name, until }) => [name, until === null]),
    ).toContainEqual(['Cy Example', false]);

    expect((await listResolutions()).map(({ slug }) => slug)).toEqual([
      '20260618-open-minutes',
      '20230502-first-light',
    ]);
    const resolution = await getResolution('20260618-open-minutes');
    expect(resolution).toMatchObject({
      author: 'Bo Example',
      adoptedAt: new Date('2026-06-18T12:00:00Z'),
    });
    expect(resolution?.html).toContain('<a href="/resolutions/20230502-first-light">');
    expect((await getDocument('reference/charter'))?.html).toContain(
      'href="/governance/reference/charter#s-motions"',
    );
    expect((await getGoal('clear-names'))?.status).toBe('selected');

    const before = await everything();
    expect((await sync()).changed).toBe(0);
    expect(await everything()).toEqual(before);
  });

  test('read in steps gives what it gives when read at once', async () => {
    await makeRepository(upstream, governanceHistory.slice(0, 1));
    await sync();
    for (const commit of governanceHistory.slice(1)) {
      await makeRepository(upstream, [commit], 'refs/heads/master^0');
      await sync();
    }
    const inSteps = await everything();
    await sync({ full: true });
    expect(await everything()).toEqual(inSteps);
  });

  test('a history written anew is walked anew, and what vanished is removed', async () => {
    await makeRepository(upstream, governanceHistory);
    await sync();
    await rm(upstream, { recursive: true });
    await makeRepository(
      upstream,
      governanceHistory.slice(3).map((commit) => ({ ...commit, at: '2025-01-01T00:00:00Z' })),
    );
    expect(await sync()).toMatchObject({ status: 'ok' });
    expect(await listResolutions()).toEqual([]);
    expect(
      await db.leadershipTerm.findMany({
        where: { teamSlug: 'nova' },
        select: { name: true, from: true },
      }),
    ).toEqual([{ name: 'Hal Example', from: day('2025-01-01') }]);
    expect((await listTeams({ status: 'legacy' })).length).toBe(0);
  });

  test('a page that another one names by its title is shown with the new title', async () => {
    await makeRepository(upstream, governanceHistory);
    await sync();
    await land({
      'resolutions/20230502-first-light.rst':
        '2023-05-02 Second sight\n=======================\n\nAnew.\n',
    });
    expect((await sync()).changed).toBeGreaterThanOrEqual(2);
    expect((await getResolution('20260618-open-minutes'))?.html).toContain('Second sight');
  });

  test('a file that can not be read leaves the teams as they were, says so, and heals', async () => {
    await makeRepository(upstream, governanceHistory);
    await sync();
    await land({ 'reference/projects.yaml': 'nova: [\n' });
    const report = await sync();
    expect(report).toMatchObject({ status: 'partial', skipped: 1 });
    expect(report.warnings.map(({ where }) => where.replace(/@.*/, '@'))).toEqual([
      'governance:reference/projects.yaml:2',
      'governance:reference/projects.yaml@',
    ]);
    expect((await getTeam('nova', day('2026-11-01')))?.ptl?.name).toBe('Hal Example');
    expect((await listTeams()).length).toBe(3);

    await land({
      'reference/projects.yaml': 'nova:\n  ptl: { name: Ivy, irc: ivy }\n  mission: m\n',
    });
    expect(await sync()).toMatchObject({ status: 'ok' });
    expect((await getTeam('nova'))?.leaders.map(({ name }) => name)).toEqual([
      'Ivy',
      'Hal Example',
      'Gus Example',
    ]);
    expect((await getTeam('oslo'))?.status).toBe('legacy');
  });

  test('a resolution moved among the superseded ones keeps its address and its dates', async () => {
    await makeRepository(upstream, governanceHistory);
    await sync();
    await land({
      'resolutions/20230502-first-light.rst': null,
      'resolutions/superseded/20230502-first-light.rst':
        '.. _first:\n\n2023-05-02 First light\n======================\n\nWe begin [1]_.\n\n.. note::\n\n   This stays.\n\nItems\n-----\n\n* one\n* two\n\n.. [1] A footnote.\n',
      'resolutions/20261002-last-light.rst':
        '2026-10-02 Last light\n=====================\n\nThis supersedes :ref:`first`.\n',
    });
    await sync();
    expect(await getResolution('20230502-first-light')).toMatchObject({
      status: 'superseded',
      path: 'resolutions/superseded/20230502-first-light.rst',
      successor: { slug: '20261002-last-light' },
      author: 'Ada Example',
    });
    expect(
      (await getResolution('20261002-last-light'))?.predecessors.map(({ slug }) => slug),
    ).toEqual(['20230502-first-light']);
  });

  test('files that are empty, huge, or have a strange name do not stop the rest', async () => {
    await makeRepository(upstream, governanceHistory);
    await land({
      'reference/legacy.yaml': '',
      'resolutions/20261003-huge.rst': `${'x'.repeat(99)}\n`.repeat(50_000),
      'resolutions/20261004-sc`x (y).rst':
        '2026-10-04 Odd\n==============\n\n`<script>alert(1)</script> <javascript:alert(1)>`_\n',
      'reference/tc-chair-candidates/2026/ann@example.org.txt': 'Hello',
    });
    const report = await sync();
    expect(report).toMatchObject({ status: 'partial', skipped: 2 });
    const odd = await getResolution('20261004-sc`x (y)');
    expect(odd?.title).toBe('Odd');
    expect(odd?.html).not.toMatch(/<script|href/);
    expect(await db.governanceDocument.count({ where: { path: { contains: '@' } } })).toBe(0);
  });

  test('no address of a person is in anything the public sees', async () => {
    await makeRepository(upstream, governanceHistory);
    await land({
      'reference/charter.rst':
        'Charter\n=======\n\nWrite to ann@example.org or dev@lists.example.org.\n',
    });
    await sync();
    const shown = JSON.stringify([
      await listTeams({ status: 'all' }),
      await getTeam('oslo'),
      await listBodyMembers('tc', null),
      await listBodyHistory('tc'),
      await listResolutions(),
      await getDocument('reference/charter'),
    ]);
    expect(shown).not.toContain('@example.org');
    expect(shown).toContain('dev@lists.example.org');
  });
});
