import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { holdEmbeddedPostgres } from '@/lib/operations/postgres';

/** A PostgreSQL server as an operator has it, without our roles and databases. */
export type OperatorsPostgres = {
  /** Runs statements one by one as its superuser. */
  run: (statements: readonly string[]) => Promise<void>;
  /** Returns the address of a database for a role. */
  urlOf: (role: string, password: string, database: string) => string;
  /** Drops the roles and databases of the set-up. */
  clear: () => Promise<void>;
  release: () => Promise<void>;
};

/** Settings from a document, by name. */
export type Settings = Record<string, string>;

/** The set-up steps from docs/OPERATING.md, with passwords and server filled in. */
export type DocumentedSetup = {
  /** The SQL statements, each by the object it makes: `CREATE ROLE rollcall_web`. */
  statements: ReadonlyMap<string, string>;
  settings: Settings;
  /** A statement for an administrator who is not a superuser, to run before the database is made. */
  grant: string;
  /** The granting statement for a group that was made after the migrations. */
  granting: string;
};

/** Passwords with characters other than letters and digits, which SQL and addresses escape differently. */
export const PASSWORDS = { owner: `it's the owner's/1@%`, web: 'web:ö?&#" 2' };

/** Key of the advisory lock that keeps two runs from setting up the same roles. */
const SETTING_UP = 726_003;

/**
 * Starts a cluster of its own. Roles belong to a whole cluster, and the cluster of the other tests already has ours.
 */
export async function holdOperatorsPostgres(): Promise<OperatorsPostgres> {
  const cluster = await holdEmbeddedPostgres(path.resolve('.data/test-operators-postgres'), true);
  const turn = new Client({ connectionString: cluster.urlOf('postgres') });
  await turn.connect();
  await turn.query('select pg_advisory_lock($1)', [SETTING_UP]);
  const run = (statements: readonly string[]) => runAt(cluster.urlOf('postgres'), statements);
  const clear = () =>
    run([
      'drop database if exists rollcall with (force)',
      'drop role if exists rollcall_web, rollcall_owner, rollcall_app, rollcall_admin',
    ]);
  await clear(); // A killed run leaves its own roles and databases behind.
  return {
    run,
    urlOf: (role, password, database) => {
      const url = new URL(cluster.urlOf(database));
      url.username = role;
      url.password = encodeURIComponent(password);
      return url.href;
    },
    clear,
    release: async () => {
      await clear();
      await turn.end();
      await cluster.release();
    },
  };
}

/** Runs statements one by one. */
export async function runAt(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Reads the section “Two roles”, and fills in the values that an operator must provide. */
export async function documentedSetup(postgres: OperatorsPostgres): Promise<DocumentedSetup> {
  const document = await readFile('docs/OPERATING.md', 'utf8');
  const section = /^### Two roles\n([\s\S]*?)^##/m.exec(document)?.[1] ?? '';
  const [sql = '', settings = '', granting = ''] = Array.from(
    section.matchAll(/^```\w*\n([\s\S]*?)^```/gm),
    ([, text = '']) => text,
  );
  return {
    statements: new Map(statementsOf(sql)),
    settings: Object.fromEntries(
      Array.from(settings.matchAll(/^(\w+)=(.+)$/gm), ([, name = '', url = '']) => [
        name,
        addressOf(postgres, url),
      ]),
    ),
    grant: /`(GRANT [^`]+)`/.exec(section)?.[1] ?? '',
    granting: granting.trim(),
  };
}

function statementsOf(sql: string): [string, string][] {
  const statements = sql.split(/;[ \t]*(?:--.*)?\n/).filter((text) => text.trim());
  return statements.map((text) => {
    const [key = text, role = ''] = /^\w+ \w+ (\w+)/.exec(text) ?? [];
    return [key, text.replace(`'…'`, `'${passwordOf(role).replaceAll(`'`, `''`)}'`)];
  });
}

/** Returns the document's address with this server and the role's password. */
function addressOf(postgres: OperatorsPostgres, text: string): string {
  const { username, pathname } = new URL(text);
  return postgres.urlOf(username, passwordOf(username), pathname.slice(1));
}

function passwordOf(role: string): string {
  return role === 'rollcall_web' ? PASSWORDS.web : PASSWORDS.owner;
}
