/**
 * Whether an error says that the database can't be reached, as opposed to a query being wrong.
 *
 * P1xxx are Prisma's connection errors, P2024 and P2037 say that no connection was to be had, 57P01 to
 * 57P03 that PostgreSQL is stopping or starting; the rest come from the socket.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'PrismaClientInitializationError') return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    /^(P1\d{3}|P2024|P2037|57P0[123]|08\w{3}|ECONN\w+|ENOTFOUND|ETIMEDOUT)$/.test(code) ||
    isOutage(error.cause)
  );
}
