import 'server-only';
import { env } from '@/lib/env';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Transaction } from './transaction';

/**
 * The database's clock, for use inside a statement that writes, to check a voting window for example. It is
 * `clock_timestamp()`, which advances while a transaction waits; with `ROLLCALL_NOW`, it is the instant at which the
 * clock is frozen.
 */
export function databaseClock(): Prisma.Sql {
  return env.frozenNow
    ? Prisma.sql`${env.frozenNow.toISOString()}::timestamptz`
    : Prisma.sql`clock_timestamp()`;
}

/** Reads the database's clock, in milliseconds. */
export async function readDatabaseClock(tx: Transaction): Promise<Date> {
  const rows = await tx.$queryRaw<{ at: Date }[]>`
    select date_trunc('milliseconds', ${databaseClock()}) as at`;
  const [row] = rows;
  if (!row) throw new Error('The database has no clock.');
  return row.at;
}
