/**
 * Whether an error says that the database can't be reached, as opposed to a query being wrong.
 *
 * P1xxx are Prisma's connection errors, P2024 and P2037 say that no connection was to be had, 57P01 to
 * 57P03 that PostgreSQL is stopping or starting; then come those of the socket, and the words of Prisma's adapter.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'PrismaClientInitializationError') return true;
  return codesOf(error).some((code) => OUTAGE.test(code));
}

const OUTAGE =
  /^(P1\d{3}|P2024|P2037|57P0[123]|08\w{3}|ECONN\w+|ENOTFOUND|ETIMEDOUT|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;

/**
 * The codes in an error and in what caused it. Prisma puts PostgreSQL's own under one of its own (P2039, P2010), into
 * the error of the adapter that it was told by.
 */
export function codesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { code, originalCode, kind, cause, meta } = error as Record<string, unknown>;
  const own = [code, originalCode, kind].filter((each) => typeof each === 'string');
  const below: unknown[] = typeof meta === 'object' && meta !== null ? Object.values(meta) : [];
  return [...own, ...[cause, ...below].flatMap(codesOf)];
}
