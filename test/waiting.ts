import { db } from '@/lib/database/client';

/** Repeats a check until it is true; the test's own timeout ends it. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}

/** Counts the connections of this database that wait for a kind of lock (`advisory`, `transactionid` …). */
export async function waitersFor(kind: string): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as "count" from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and wait_event = ${kind}`;
  return rows[0]?.count ?? 0;
}
