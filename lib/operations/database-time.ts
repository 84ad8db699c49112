import { Pool } from 'pg';
import { keepClock } from './clock-keeper';
import { env } from '@/lib/env';

/** Timeout of a reading: an unresponsive database must not hold up a start for long. */
const TIMEOUT_MS = 3_000;

/**
 * Sets this process's clock by the database's, over a connection of its own: pages waiting for one must not make the
 * time wrong. Returns the function that ends this. With `ROLLCALL_NOW` it does nothing.
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
