import 'server-only';
import { db } from '@/lib/database/client';
import { NAMED, redactAll } from '@/lib/markup/redact';

/** Where a list of warnings was read up to: the last one's place and id. */
export type WarningCursor = readonly [where: string, id: string];

/** Which warnings are asked for; an absent filter lets all through. */
export type WarningFilter = { source?: string | undefined; kind?: string | undefined };

/** Each source that was ever read: its latest run, the commit it stands at, and how many warnings it has. */
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

/** Warnings in the order of their places. */
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

/** How many warnings there are of each kind, the most frequent first; of one source or of all. */
export async function countWarnings({ source }: Pick<WarningFilter, 'source'>) {
  const counts = await db.syncWarning.groupBy({
    by: ['kind'],
    where: source === undefined ? {} : { source },
    _count: true,
    orderBy: { _count: { kind: 'desc' } },
  });
  return counts.map(({ kind, _count }) => ({ kind, count: _count }));
}
