import path from 'node:path';
import { env, handDownDatabase, workAsOwner } from '@/lib/env';
import { ensureMigrated } from './migrations';
import { ensureDatabase, holdEmbeddedPostgres } from './postgres';
import { ensureWebRole } from './web-role';

/** A database that is up and migrated, for as long as a command needs it. */
export type DatabaseSession = {
  /** As its owner: for migrations, sync, worker and backup. */
  url: string;
  /** As the role of the web server, which can add to the audit log and not change it. */
  webUrl: string;
  release: () => Promise<void>;
};

/**
 * Makes the database of this installation ready: the operator's, or the embedded one (started when it
 * does not run yet). Migrates it unless `isBare`. This process talks to it as its owner from then on.
 *
 * @throws EmbeddedPostgresError, MigrationError
 */
export async function openDatabase(isBare = false): Promise<DatabaseSession> {
  workAsOwner();
  if (env.externalDatabaseUrl) {
    const url = env.externalOwnerUrl ?? env.externalDatabaseUrl;
    if (!isBare) await ensureMigrated(url);
    return { url, webUrl: env.externalDatabaseUrl, release: () => Promise.resolve() };
  }
  const cluster = await holdEmbeddedPostgres(path.join(env.dataFolder, 'postgres'));
  await ensureDatabase(cluster, 'rollcall');
  const url = cluster.urlOf('rollcall');
  const webUrl = cluster.webUrlOf('rollcall');
  handDownDatabase(url);
  if (!isBare) {
    await ensureMigrated(url);
    await ensureWebRole(url, webUrl);
  }
  return { url, webUrl, release: cluster.release };
}
