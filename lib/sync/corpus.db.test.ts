import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { corpus, hasCorpus } from '@/test/corpus';

let folder: string;
/** Imported only once the settings are made, because `lib/env.ts` reads them once. */
let db: typeof import('@/lib/database/client').db;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollcall-corpus-'));
  for (const name of ['releases', 'governance', 'election']) {
    vi.stubEnv(`ROLLCALL_${name.toUpperCase()}_URL`, path.join(corpus, `openstack-${name}.bundle`));
  }
  vi.stubEnv('ROLLCALL_DATA', folder);
  ({ db } = await import('@/lib/database/client'));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** Result of an independent count of the same commits, in a process of its own. */
function countedElsewhere(): unknown {
  const places = ['releases', 'governance', 'election'].flatMap((name) => [
    `--${name}`,
    path.join(folder, 'sources', `${name}.git`),
  ]);
  const output = execFileSync(
    process.execPath,
    ['test/independent-count.mjs', ...places, '--commit', 'refs/rollcall/head'],
    { encoding: 'utf8' },
  );
  return JSON.parse(output);
}

/** Every row's version in every table: a write of any kind shows as a change. */
async function rowVersions(): Promise<Record<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'SyncRun'`;
  const versions: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ sum: string }[]>(
      `select md5(coalesce(string_agg(x, ',' order by x), '')) as sum from (select ctid::text || xmin::text as x from "${name}") t`,
    );
    versions[name] = row?.sum ?? '';
  }
  return versions;
}

describe.runIf(hasCorpus)('the real repositories', () => {
  test('are imported exactly, and a second sync writes nothing but its runs', async () => {
    const { sources } = await import('@/lib/parts/sources');
    const { importedCounts } = await import('@/test/imported-counts');
    for (const source of sources) {
      const report = await source.run({ now: () => new Date() });
      expect(report.message, source.name).toBeNull();
      expect(report.skipped, source.name).toBe(0);
    }
    expect(await importedCounts()).toEqual(countedElsewhere());

    const before = await rowVersions();
    for (const source of sources) {
      const again = await source.run({ now: () => new Date() });
      expect(again).toMatchObject({ status: 'ok', changed: 0, warnings: [] });
    }
    expect(await rowVersions()).toEqual(before);
    expect(await db.syncRun.count()).toBe(2 * sources.length);
    const { rebuildSearch } = await import('@/lib/search/commands');
    const { searchKinds } = await import('@/lib/parts/search-kinds');
    expect(await rebuildSearch(db, searchKinds), 'what the index lacks').toBe(0);
  }, 400_000);
});
