import { Pool } from 'pg';
import { keepClock } from './clock-keeper';
import { env } from '@/lib/env';

/** A database that does not answer must not hold up a start for long. */
const TIMEOUT_MS = 3_000;

/**
 * Has this process go by the database's clock, over a connection of its own: pages that wait for one must not make the
 * time wrong. Answers what ends it. With `ROLLCALL_NOW` there is nothing to do.
 */
export async function followDatabaseClock(url: () => string): Promise<() => Promise<void>> {
  if (env.frozenNow) return () => Promise.resolve();
  let pool: Pool | undefined;
  const stop = await keepClock(async () => {
    pool ??= connect(url());
    const { rows } = await pool.query<{ at: Date }>('select clock_timestamp() as at');
    const [row] = rows;
    if (!row) throw new Error('The database has no clock.');
    return row.at;
  });
  return async () => {
    stop();
    await pool?.end();
  };
}

function connect(connectionString: string): Pool {
  const pool = new Pool({
    connectionString,
    application_name: 'rollcall-clock',
    max: 1,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
    allowExitOnIdle: true,
  });
  pool.on('error', () => undefined); // The database went away: the next reading makes a new connection.
  return pool;
}
