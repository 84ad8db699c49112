import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/env';
import { PrismaClient } from '@/lib/generated/prisma/client';

function connect(): PrismaClient {
  const settings = {
    max: 10,
    /** Read at the first query: a script imports this file before it has started the database. */
    get connectionString() {
      return env.databaseUrl;
    },
  };
  return new PrismaClient({ adapter: new PrismaPg(settings) });
}

const kept = globalThis as { rollcallDatabase?: PrismaClient };

/**
 * The database, connected on first use and kept over hot reloads.
 *
 * Only queries, commands and the engines that write import it (eslint.config.mjs).
 */
export const db: PrismaClient = (kept.rollcallDatabase ??= connect());
