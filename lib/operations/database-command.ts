import path from 'node:path';
import { Client } from 'pg';
import { now } from '@/lib/clock';
import { loadContent } from '@/lib/content/commands';
import { describeProblem } from '@/lib/formats/problems';
import { env } from '@/lib/env';
import { seedDemo } from '@/lib/people/demo-commands';
import { searchKinds } from '@/lib/parts/search-kinds';
import { rebuildSearch } from '@/lib/search/commands';
import { closeSyncConnections } from '@/lib/sync/run';
import { inTransaction } from '@/lib/sync/transaction';
import { formatCount } from '@/lib/time';
import { writeBackup } from './backup';
import { isConfirmed, UsageError, type Arguments } from '@/lib/command-line';
import { createMigration, deployMigrations, getMigrationStatus } from './migrations';
import { checkBackup, restoreBackup } from './restore';
import { openDatabase, type DatabaseSession } from './session';
import { asText, isWell } from './verify';

/** Output of `npm run db:… -- --help`. */
export const databaseHelp = `
Looks after the database: the embedded one, or the one DATABASE_URL names.

  npm run db:migrate                  apply the migrations it lacks
  npm run db:status                   say where it stands
  npm run db:new-migration -- NAME    write the migration for a change of prisma/schema/
  npm run db:seed                     load content/ (until a sync brings the real record) and demo people
  npm run db:reindex                  make the search index anew (a sync indexes only what it has changed)
  npm run db:backup  -- [FILE]        write everything it holds into one file (default .data/backups/…)
  npm run db:restore -- FILE [--yes]  replace everything it holds by such a file
  npm run db:reset   -- [--yes]       delete everything it holds

--yes            answers the question that a restore or a reset asks first
--accept-faults  restores also a backup whose votes, decisions and roles differ from its audit log; ends with 1 then

A restore checks the whole file first. It ends all sessions: everybody signs in again.
`;

/** Options of the database commands. */
export const databaseOptions = {
  yes: { type: 'boolean', short: 'y' },
  'accept-faults': { type: 'boolean' },
} as const;

/** A database task. `open` starts the database; whatever can be refused without it is refused before. */
type Task = (open: () => Promise<string>, given: Arguments) => Promise<boolean>;

const tasks: Record<string, Task> = {
  reindex: async (open) => {
    await deployMigrations(await open());
    const { problems } = await loadContent(now());
    let changed = 0;
    await inTransaction(async (tx) => {
      changed = await rebuildSearch(tx, searchKinds);
    });
    await closeSyncConnections();
    const differed = formatCount(changed, 'entry', 'entries');
    say(`The search index is made of all there is; ${differed} differed.`);
    for (const problem of problems) say(describeProblem(problem));
    return problems.length === 0;
  },

  migrate: async (open) => {
    const applied = await deployMigrations(await open());
    say(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
    return true;
  },

  status: async (open) => {
    const { pending, edited, unknown, failed } = await getMigrationStatus(await open());
    const parts = [
      ['Not yet applied', pending],
      ['Applied, but the file has changed since', edited],
      ['Applied by a newer version of Rollcall', unknown],
      ['Failed', failed],
    ] as const;
    const told = parts.filter(([, names]) => names.length > 0);
    for (const [title, names] of told) say(`${title}: ${names.join(', ')}`);
    if (told.length === 0) say('The database is up to date.');
    return told.length === 0;
  },

  'new-migration': async (open, { words: [name] }) => {
    if (!name) throw new UsageError('Name the migration: npm run db:new-migration -- add-votes');
    const folder = await createMigration(await open(), name, new Date());
    say(
      folder
        ? `Wrote ${path.relative('.', folder)}. Read it, then npm run db:migrate.`
        : 'The schema holds nothing new.',
    );
    return true;
  },

  seed: async (open) => {
    await deployMigrations(await open());
    const { series, schedules, pages, problems } = await loadContent(now());
    const demoPeople = await seedDemo();
    await closeSyncConnections();
    say(
      `content/ stands in for ${series} series and ${schedules} schedules, and adds ${pages} texts to the search.`,
    );
    if (demoPeople > 0) say(`${demoPeople} demo people are there to sign in as.`);
    for (const problem of problems) say(describeProblem(problem));
    return problems.length === 0;
  },

  backup: async (open, { words: [file] }) => {
    const stamp = new Date().toISOString().replace(/[:.]/g, '-');
    const target = path.resolve(
      file ?? path.join(env.dataFolder, 'backups', `rollcall-${stamp}.backup`),
    );
    const { tables, rows } = await writeBackup(await open(), target);
    say(`Wrote ${rows} rows of ${tables} tables to ${target}.`);
    return true;
  },

  restore: async (open, { words: [name], flags }) => {
    if (!name) throw new UsageError('Name the file to restore.');
    const file = path.resolve(name);
    const checked = await checkBackup(file);
    const isSettled = await isConfirmed(flags.yes === true, {
      question: `Replace everything in the database by ${name}?`,
      command: `npm run db:restore -- ${name} --yes`,
    });
    if (!isSettled) return false;
    const acceptFaults = flags['accept-faults'] === true;
    return tell(await restoreBackup(await open(), file, { acceptFaults, checked }));
  },

  reset: async (open, { flags }) => {
    const isSettled = await isConfirmed(flags.yes === true, {
      question: 'Delete everything the database holds?',
      command: 'npm run db:reset -- --yes',
    });
    if (!isSettled) return false;
    const url = await open();
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(
      'drop schema public cascade; create schema public; drop schema if exists pgboss cascade',
    );
    await client.end();
    await deployMigrations(url);
    say('The database is empty and migrated.');
    return true;
  },
};

/** Runs one of the tasks named in the help. */
export async function databaseCommand({
  flags,
  words: [name = '', ...words],
}: Arguments): Promise<boolean> {
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (!task) throw new UsageError(`There is no database task called ${name || '(none)'}.`);
  const sessions: DatabaseSession[] = [];
  const open = async () => {
    const session = await openDatabase('owned');
    sessions.push(session);
    return session.url;
  };
  try {
    return await task(open, { flags, words });
  } finally {
    for (const session of sessions) await session.release();
  }
}

/** Prints the result of a restore; returns true if the audit log agrees with it. */
function tell(restored: Awaited<ReturnType<typeof restoreBackup>>): boolean {
  const { tables, rows, hasChecksum, endedSessions, report } = restored;
  say(`Restored ${rows} rows of ${tables} tables.`);
  if (!hasChecksum) {
    say('The file was made before backups had a checksum of their own; that of gzip fits.');
  }
  say(`Ended ${formatCount(endedSessions, 'session')} of the backup: everybody signs in again.`);
  process.stdout.write(asText(report));
  if (isWell(report)) return true;
  say('RESTORED WITH FAULTS, as --accept-faults says: see above.');
  return false;
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
