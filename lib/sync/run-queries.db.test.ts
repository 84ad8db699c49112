import { expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import { listLatestRuns, listRuns } from './run-queries';
import type { RunState } from './messages';

async function run(
  source: string,
  startedAt: string,
  more: { status?: RunState; warnings?: number } = {},
) {
  const { id } = await db.syncRun.create({
    data: {
      source,
      startedAt: new Date(startedAt),
      finishedAt: new Date(startedAt),
      status: more.status ?? 'ok',
    },
  });
  await db.syncWarning.createMany({
    data: Array.from({ length: more.warnings ?? 0 }, (_, n) => ({
      source,
      scope: 'x',
      kind: 'malformed',
      where: `${source}:x:${String(n).padStart(3, '0')}`,
      message: 'is odd',
      runId: id,
      foundAt: new Date(startedAt),
    })),
  });
  return id;
}

test('the health knows the last run of each source', async () => {
  await run('releases', '2026-04-01T10:00:00Z');
  await run('releases', '2026-04-01T11:00:00Z', { status: 'failed' });
  await run('election', '2026-04-01T09:00:00Z');

  expect((await listLatestRuns()).map(({ source, status }) => `${source} ${status}`)).toEqual([
    'election ok',
    'releases failed',
  ]);
});

test('runs come newest first, each with its own warnings, at most a hundred', async () => {
  await run('releases', '2026-04-01T10:00:00Z', { warnings: 2 });
  await run('election', '2026-04-01T11:00:00Z', { warnings: 120 });

  const runs = await listRuns({ take: 10 });
  expect(runs.map(({ source, warnings }) => [source, warnings.length])).toEqual([
    ['election', 100],
    ['releases', 2],
  ]);
  expect(runs[1]?.warnings[0]).toEqual({ where: 'releases:x:000', message: 'is odd' });
  expect(await listRuns({ take: 10, source: 'releases' })).toHaveLength(1);
});

test('runs that began at the same moment are paged without a gap', async () => {
  const ids = await Promise.all(
    Array.from({ length: 5 }, () => run('releases', '2026-04-01T10:00:00Z')),
  );

  const first = await listRuns({ take: 2 });
  const last = first.at(-1);
  const rest = await listRuns({
    take: 10,
    after: [last?.startedAt.toISOString() ?? '', last?.id ?? ''],
  });
  expect([...first, ...rest].map(({ id }) => id).sort()).toEqual(ids.sort());
});
