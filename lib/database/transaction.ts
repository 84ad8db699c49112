import type { Prisma } from '@/lib/generated/prisma/client';

/** A transaction of the database. Whatever is read or written through it takes effect as a whole or not at all. */
export type Transaction = Prisma.TransactionClient;
