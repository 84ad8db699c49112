import path from 'node:path';
import { env, handDownDatabase, workAsOwner } from '@/lib/env';
import { checkLogin, checkOwner, checkWebServer, type Address } from './addresses';
import { followDatabaseClock } from './database-time';
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

/** What a command needs: a database it can read, one it may change as it likes, or one that is migrated too. */
export type DatabaseNeed = 'readable' | 'owned' | 'migrated';

/**
 * Makes the database of this installation ready: the operator's, or the embedded one (started when it
 * does not run yet). From then on this process talks to it as its owner, and goes
 * by its clock.
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

/** The operator makes roles and database; we say what is wrong with them before anything stumbles over it. */
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
