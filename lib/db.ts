import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/env';
import { PrismaClient } from '@/lib/generated/prisma/client';

function connect(): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: env.databaseUrl, max: 10 }) });
}

const kept = globalThis as { rollcallDatabase?: PrismaClient };

/**
 * The database, connected on first use and kept over hot reloads.
 *
 * Only `queries.ts`, `commands.ts`, `audit.ts` and `sync/{run,source}.ts` import it.
 */
export const db: PrismaClient = (kept.rollcallDatabase ??= connect());
