/**
 * True if an error means that the database can't be reached, as opposed to a query being wrong.
 *
 * P1xxx are Prisma's connection errors, P2024 and P2037 mean that no connection was available, 57P01 to 57P03 that
 * PostgreSQL is stopping or starting; the rest are codes of the socket and of Prisma's adapter.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'PrismaClientInitializationError') return true;
  return codesOf(error).some((code) => OUTAGE.test(code));
}

const OUTAGE =
  /^(P1\d{3}|P2024|P2037|57P0[123]|08\w{3}|ECONN\w+|ENOTFOUND|ETIMEDOUT|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;

/**
 * Collects the codes in an error and its causes. Prisma reports PostgreSQL's own code inside one of its own errors
 * (P2039, P2010), in the adapter's error that caused it.
 */
export function codesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { code, originalCode, kind, cause, meta } = error as Record<string, unknown>;
  const own = [code, originalCode, kind].filter((each) => typeof each === 'string');
  const below: unknown[] = typeof meta === 'object' && meta !== null ? Object.values(meta) : [];
  return [...own, ...[cause, ...below].flatMap(codesOf)];
}
