/**
 * Runs once in each web process, before its first request. Writes into each request who is at the other end of its
 * connection, which Next.js shows to no page and no route: rate limits go by it (`lib/client-address.ts`).
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return; // eslint-disable-line no-restricted-properties -- replaced when built
  const { notePeers } = await import('@/lib/operations/peers');
  notePeers();
}
