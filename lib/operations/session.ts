import path from 'node:path';
import { env, handDownDatabase, workAsOwner } from '@/lib/env';
import { checkLogin, checkOwner, checkWebServer, type Address } from './addresses';
import { followDatabaseClock } from './database-time';
import { ensureMigrated } from './migrations';
import { ensureDatabase, holdEmbeddedPostgres } from './postgres';
import { ensureWebRole } from './web-role';

/** A running database for as long as a command needs it. */
export type DatabaseSession = {
  /** Address for its owner: for migrations, sync, worker and backup. */
  url: string;
  /** Address for the web server's role, which can add to the audit log but not change it. */
  webUrl: string;
  release: () => Promise<void>;
};

/** Need of a command: a database it can read, one it owns, or one that is also migrated. */
export type DatabaseNeed = 'readable' | 'owned' | 'migrated';

/**
 * Prepares the database of this installation: the operator's, or the embedded one (started if it is not running). From
 * then on this process connects to it as its owner and uses its clock.
 *
 * @throws EmbeddedPostgresError, MigrationError, SettingsError
 */
export async function openDatabase(need: DatabaseNeed = 'migrated'): Promise<DatabaseSession> {
  workAsOwner();
  const session = env.externalDatabaseUrl
    ? await openOperators(env.externalDatabaseUrl, need)
    : await openEmbedded(need);
  const stopClock = await followDatabaseClock(() => session.url);
  return {
    ...session,
    release: async () => {
      await stopClock();
      await session.release();
    },
  };
}

async function openEmbedded(need: DatabaseNeed): Promise<DatabaseSession> {
  const cluster = await holdEmbeddedPostgres(path.join(env.dataFolder, 'postgres'));
  await ensureDatabase(cluster, 'rollcall');
  const url = cluster.urlOf('rollcall');
  const webUrl = cluster.webUrlOf('rollcall');
  handDownDatabase(url);
  if (need === 'migrated') {
    await ensureMigrated(url);
    await ensureWebRole(url, webUrl);
  }
  return { url, webUrl, release: cluster.release };
}

/**
 * Checks the operator's database. The operator creates its roles; problems with them are reported before anything else
 * fails.
 */
async function openOperators(webUrl: string, need: DatabaseNeed): Promise<DatabaseSession> {
  const web: Address = { setting: 'DATABASE_URL', url: webUrl };
  const owner: Address = env.externalOwnerUrl
    ? { setting: 'DATABASE_OWNER_URL', url: env.externalOwnerUrl }
    : web;
  await (need === 'readable' ? checkLogin(owner) : checkOwner(owner));
  if (need === 'migrated') {
    await ensureMigrated(owner.url);
    if (owner !== web) await checkWebServer(web);
  }
  return { url: owner.url, webUrl, release: () => Promise.resolve() };
}
