import type { Prisma } from '@/lib/generated/prisma/client';

/** A transaction of the database. All reads and writes through it take effect as a whole or not at all. */
export type Transaction = Prisma.TransactionClient;
