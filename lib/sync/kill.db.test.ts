import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownDatabase, type OwnDatabase } from '@/test/databases';
import { makeFixtureRepositories, makeRepository } from '@/test/fixture-repositories';
import { releasesHistory } from '@/test/fixture-record/releases';

const KILLS = 4;
/**
 * Number of deliverables, large enough that a run is killed in the middle of its items and not only between its parts.
 */
const MANY = 200;

let folder: string;
let sources: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollcall-kill-'));
  const { governance, election } = await makeFixtureRepositories(folder);
  const releases = path.join(folder, 'many.git');
  const files = Object.fromEntries(
    Array.from({ length: MANY }, (_, index) => [
      `deliverables/hibiscus/thing-${index}.yaml`,
      `---\nteam: nova\ntype: library\nlaunchpad: thing\nrelease-model: cycle-with-intermediary\nrepository-settings:\n  openstack/thing-${index}: {}\nreleases:\n  - version: 1.${index}.0\n    projects:\n      - repo: openstack/thing-${index}\n        hash: ${'d'.repeat(40)}\n`,
    ]),
  );
  const many = { at: '2026-11-18T10:00:00Z', author: 'Cy Example', message: 'Many', files };
  await makeRepository(releases, [...releasesHistory, many]);
  sources = {
    ROLLCALL_RELEASES_URL: releases,
    ROLLCALL_GOVERNANCE_URL: governance,
    ROLLCALL_ELECTION_URL: election,
  };
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs all sources in a process of their own; kills it after a while, or waits for its end. */
async function sync(
  database: OwnDatabase,
  data: string,
  killAfterMs: number | null,
): Promise<number | null> {
  const child = spawn(
    process.execPath,
    [path.resolve('node_modules/tsx/dist/cli.mjs'), '--conditions=react-server', 'scripts/fill.ts'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      detached: true,
      env: {
        ...process.env,
        ...sources,
        ROLLCALL_DATA: path.join(folder, data),
        ROLLCALL_EMBEDDED_DATABASE_URL: database.url,
        NODE_ENV: 'development',
        ROLLCALL_HOST: '0.0.0.0', // Without demo people, who are not synced.
      },
    },
  );
  const killer =
    killAfterMs === null
      ? null
      : setTimeout(() => process.kill(-Number(child.pid), 'SIGKILL'), killAfterMs);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (killer) clearTimeout(killer);
  return code;
}

/** Columns with the time of writing or a random value. */
const ACCIDENTAL = [
  'id',
  'runId',
  'foundAt',
  'importedAt',
  'updatedAt',
  'contestId',
  'personId',
  'teamId',
];
const NOT_RECORD = ['SyncRun', '_prisma_migrations'];

async function recordOf(database: OwnDatabase): Promise<Record<string, string[]>> {
  const tables = (await database.tables()).filter((table) => !NOT_RECORD.includes(table));
  const entries = await Promise.all(
    tables.map(async (table) => [table, await database.rowsOf(table, ACCIDENTAL)] as const),
  );
  return Object.fromEntries(entries);
}

/** The first few rows that only one of two records has, shortened for reading. */
function differencesOf(
  expected: Record<string, string[]>,
  found: Record<string, string[]>,
): string[] {
  return Object.entries(expected)
    .flatMap(([table, rows]) => {
      const other = new Set(found[table]);
      const own = new Set(rows);
      const missing = rows.filter((row) => !other.has(row)).map((row) => `- ${table} ${row}`);
      const added = (found[table] ?? [])
        .filter((row) => !own.has(row))
        .map((row) => `+ ${table} ${row}`);
      return [...missing, ...added];
    })
    .map((row) => row.slice(0, 300))
    .slice(0, 12);
}

test('a sync killed at random points and run again equals an undisturbed one', async () => {
  const undisturbed = await ownDatabase('undisturbed');
  const killed = await ownDatabase('killed');
  const startedAt = Date.now();
  expect(await sync(undisturbed, 'data-a', null)).toBe(0);
  const wholeRun = Date.now() - startedAt;

  const moments = fc.sample(fc.integer({ min: Math.floor(wholeRun / 4), max: wholeRun }), KILLS);
  for (const moment of moments) await sync(killed, 'data-b', moment);
  expect(await sync(killed, 'data-b', null)).toBe(0);

  const expected = await recordOf(undisturbed);
  expect(expected.Release?.length).toBeGreaterThan(MANY);
  const differences = differencesOf(expected, await recordOf(killed));
  expect(differences, `killed after ${moments.join(', ')} ms`).toEqual([]);
  await undisturbed.drop();
  await killed.drop();
}, 240_000);
