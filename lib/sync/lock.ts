import { Client } from 'pg';
import { env } from '@/lib/env';

/** Another process is reading this source at the moment. */
export class SourceBusy extends Error {
  override name = 'SourceBusy';
}

/**
 * Takes the source's advisory lock on a session of its own, and returns the function that releases it. When a process
 * is killed, its lock is released.
 *
 * @throws SourceBusy while another process holds it.
 */
export async function lockSource(name: string): Promise<() => Promise<void>> {
  const client = new Client({
    connectionString: env.databaseUrl,
    application_name: `rollcall-sync-${name}`,
  });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ locked: boolean }>(
    `select pg_try_advisory_lock(hashtextextended($1, 0)) as locked`,
    [`rollcall-sync:${name}`],
  );
  if (rows[0]?.locked) return () => client.end();
  await client.end();
  throw new SourceBusy(`Another process is reading ${name}; its run shows on /status.`);
}
