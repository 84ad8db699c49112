import 'server-only';
import { db } from '@/lib/database/client';
import { NAMED, redactAll } from '@/lib/markup/redact';

/** Cursor of a list of warnings: location and id of the last one. */
export type WarningCursor = readonly [where: string, id: string];

/** Filter for warnings; an absent field matches all. */
export type WarningFilter = { source?: string | undefined; kind?: string | undefined };

/** Lists each source that was ever read: its latest run, the commit it is at, and its number of warnings. */
export async function listSourceStates() {
  const [runs, cursors, counts] = await Promise.all([
    db.syncRun.findMany({
      distinct: ['source'],
      orderBy: [{ source: 'asc' }, { startedAt: 'desc' }],
      select: {
        source: true,
        startedAt: true,
        finishedAt: true,
        status: true,
        message: true,
        seen: true,
        changed: true,
        skipped: true,
      },
    }),
    db.syncCursor.findMany({ select: { source: true, head: true } }),
    db.syncWarning.groupBy({ by: ['source'], _count: true }),
  ]);
  const states = runs.map((run) => ({
    ...run,
    head: cursors.find(({ source }) => source === run.source)?.head ?? null,
    warnings: counts.find(({ source }) => source === run.source)?._count ?? 0,
  }));
  return redactAll(states, NAMED);
}

/** Lists warnings in the order of their locations. */
export async function listWarnings(
  { source, kind }: WarningFilter,
  { after, take }: { after?: WarningCursor | undefined; take: number },
) {
  const [where, id] = after ?? [];
  const warnings = await db.syncWarning.findMany({
    where: {
      ...(source !== undefined && { source }),
      ...(kind !== undefined && { kind }),
      ...(where !== undefined && { OR: [{ where: { gt: where } }, { where, id: { gt: id } }] }),
    },
    orderBy: [{ where: 'asc' }, { id: 'asc' }],
    take,
    select: { id: true, source: true, kind: true, where: true, otherWhere: true, message: true },
  });
  return redactAll(warnings, NAMED);
}

/** Counts warnings by kind, the most frequent first, of one source or of all. */
export async function countWarnings({ source }: Pick<WarningFilter, 'source'>) {
  const counts = await db.syncWarning.groupBy({
    by: ['kind'],
    where: source === undefined ? {} : { source },
    _count: true,
    orderBy: { _count: { kind: 'desc' } },
  });
  return counts.map(({ kind, _count }) => ({ kind, count: _count }));
}
