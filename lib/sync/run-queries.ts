import 'server-only';
import { db } from '@/lib/database/client';
import { NAMED, redactAll } from '@/lib/markup/redact';

/** Maximum number of warnings listed for a run. */
const MAX_WARNINGS = 100;

/** Cursor of a list of runs: start and id of the last one. */
export type RunCursor = readonly [startedAt: string, id: string];

/** Lists the latest run of each source, by name of the source. */
export async function listLatestRuns() {
  return db.syncRun.findMany({
    distinct: ['source'],
    orderBy: [{ source: 'asc' }, { startedAt: 'desc' }],
    select: { source: true, startedAt: true, finishedAt: true, status: true },
  });
}

/** Lists runs, newest first, each with those of its warnings that still exist. */
export async function listRuns({
  source,
  after,
  take,
}: {
  source?: string;
  after?: RunCursor;
  take: number;
}) {
  const [startedAt, id] = after ?? [];
  const runs = await db.syncRun.findMany({
    where: {
      ...(source !== undefined && { source }),
      ...(startedAt !== undefined && {
        OR: [{ startedAt: { lt: startedAt } }, { startedAt, id: { lt: id } }],
      }),
    },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take,
    select: {
      id: true,
      source: true,
      startedAt: true,
      finishedAt: true,
      status: true,
      message: true,
      seen: true,
      changed: true,
      skipped: true,
    },
  });
  const warnings = await listWarningsOf(runs.map((run) => run.id));
  return redactAll(
    runs.map((run) => ({ ...run, warnings: warnings.get(run.id) ?? [] })),
    NAMED,
  );
}

/** Lists the warnings of some runs, at most a hundred of each, in one query. */
async function listWarningsOf(runIds: string[]) {
  const rows = await db.$queryRaw<{ runId: string; where: string; message: string }[]>`
    select "runId", "where", "message" from (
      select *, row_number() over (partition by "runId" order by "where", "message", "id") as "place"
      from "SyncWarning" where "runId" = any(${runIds}::uuid[])
    ) as "ranked"
    where "place" <= ${MAX_WARNINGS} order by "runId", "place"`;
  const byRun = new Map<string, { where: string; message: string }[]>();
  for (const { runId, where, message } of rows) {
    byRun.set(runId, [...(byRun.get(runId) ?? []), { where, message }]);
  }
  return byRun;
}

/** Positions of all sources but one, by name. A source is included after its first complete run. */
export async function listPositions(except: string): Promise<ReadonlyMap<string, string>> {
  const cursors = await db.syncCursor.findMany({
    where: { source: { not: except }, head: { not: null } },
    orderBy: { source: 'asc' },
    select: { source: true, head: true },
  });
  return new Map(cursors.map(({ source, head }) => [source, head ?? '']));
}
