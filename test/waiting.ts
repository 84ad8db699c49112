import { db } from '@/lib/database/client';

/** Asks again and again until something is so; the test's own limit ends it. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}

/** How many connections of this database wait for a lock of a kind (`advisory`, `transactionid` …). */
export async function waitersFor(kind: string): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as "count" from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and wait_event = ${kind}`;
  return rows[0]?.count ?? 0;
}
