/**
 * Prepares each web process, once, before its first request:
 *
 * - Adds the peer address of the connection to each request. Next.js shows it to no page or route, and rate limits
 *   depend on it (`lib/http/client-address.ts`).
 * - Makes pages use the database's clock (`lib/clock.ts`).
 * - Starts the thread that renders texts, so that no first preview waits for it.
 * - Offers the server that runs in front of the site (`lib/operations/web-server.ts`).
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return; // eslint-disable-line no-restricted-properties -- replaced when built
  const { notePeers } = await import('@/lib/operations/peers');
  notePeers();
  const { env } = await import('@/lib/env');
  const { followDatabaseClock } = await import('@/lib/operations/database-time');
  await followDatabaseClock(() => env.databaseUrl);
  const { warmUp } = await import('@/lib/markup/pool');
  warmUp();
  const { offerGuardedServer } = await import('@/lib/operations/web-server');
  offerGuardedServer();
}
