/**
 * Runs once in each web process, before its first request. Writes into each request who is at the other end of its
 * connection, which Next.js shows to no page and no route: rate limits go by it (`lib/http/client-address.ts`). Has pages go
 * by the database's clock (`lib/clock.ts`), starts the thread that renders texts, so that nobody's first preview waits
 * for it, and offers the server that stands before the site (`lib/operations/web-server.ts`).
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
