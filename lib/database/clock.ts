import 'server-only';
import { env } from '@/lib/env';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Transaction } from './transaction';

/**
 * The database's clock, for use inside the statement that writes: what a window is checked by. It is
 * `clock_timestamp()`, which moves on while a transaction waits; with `ROLLCALL_NOW`, the instant at which that
 * stopped the clock.
 */
export function databaseClock(): Prisma.Sql {
  return env.frozenNow
    ? Prisma.sql`${env.frozenNow.toISOString()}::timestamptz`
    : Prisma.sql`clock_timestamp()`;
}

/** What the database's clock shows now, in milliseconds. */
export async function readDatabaseClock(tx: Transaction): Promise<Date> {
  const rows = await tx.$queryRaw<{ at: Date }[]>`
    select date_trunc('milliseconds', ${databaseClock()}) as at`;
  const [row] = rows;
  if (!row) throw new Error('The database has no clock.');
  return row.at;
}
