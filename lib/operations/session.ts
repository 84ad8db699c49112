import path from 'node:path';
import { env, handDownDatabase } from '@/lib/env';
import { ensureMigrated } from './migrations';
import { ensureDatabase, holdEmbeddedPostgres } from './postgres';

/** A database that is up and migrated, for as long as a command needs it. */
export type DatabaseSession = { url: string; release: () => Promise<void> };

/**
 * Makes the database of this installation ready: the operator's, or the embedded one (started when it
 * does not run yet). Migrates it unless `isBare`.
 *
 * @throws EmbeddedPostgresError, MigrationError
 */
export async function openDatabase(isBare = false): Promise<DatabaseSession> {
  if (env.externalDatabaseUrl) {
    if (!isBare) await ensureMigrated(env.externalDatabaseUrl);
    return { url: env.externalDatabaseUrl, release: () => Promise.resolve() };
  }
  const cluster = await holdEmbeddedPostgres(path.join(env.dataFolder, 'postgres'));
  await ensureDatabase(cluster, 'rollcall');
  const url = cluster.urlOf('rollcall');
  handDownDatabase(url);
  if (!isBare) await ensureMigrated(url);
  return { url, release: cluster.release };
}
