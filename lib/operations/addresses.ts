import { Client, DatabaseError } from 'pg';
import { SettingsError } from '@/lib/env';

/** An address of the operator's database, and the setting that contains it. */
export type Address = { setting: 'DATABASE_URL' | 'DATABASE_OWNER_URL'; url: string };

const ENCODING =
  'in an address, other characters than letters and digits of a password are percent-encoded.';
const READ_ON = 'docs/OPERATING.md has the SQL ("Two roles").';

/** Advice by PostgreSQL's error code. A wrong password and a missing role can't be told apart. */
const ADVICE: Record<string, string> = {
  '28P01': `See that the role exists and has this password; ${ENCODING}`,
  '28000': 'See that the role exists and may log in from here.',
  '3D000': 'Make the database first, or name the right one.',
  '42501': READ_ON,
};

/** Timeout of a connection: a host that drops packets must not hold up a command for minutes. */
const TIMEOUT_MS = 10_000;

/**
 * Checks that the database accepts the address.
 *
 * @throws SettingsError if the database refuses the address; another error if it does not respond
 */
export async function checkLogin(address: Address): Promise<void> {
  await ask(address, 'select');
}

/**
 * Checks that an address is the owner's, which may migrate.
 *
 * @throws SettingsError
 */
export async function checkOwner(address: Address): Promise<void> {
  const rows = await ask<{ role: string; isOwner: boolean }>(
    address,
    `select current_user as role,
            coalesce((select has_schema_privilege(oid, 'create') from pg_namespace where nspname = 'public'), true)
            and coalesce((select pg_has_role(relowner, 'usage') from pg_class c join pg_namespace n on n.oid = relnamespace
                           where nspname = 'public' and relname = '_prisma_migrations'), true) as "isOwner"`,
  );
  const [found] = rows;
  if (found?.isOwner) return;
  const owner =
    address.setting === 'DATABASE_URL'
      ? 'Name its owner in DATABASE_OWNER_URL; '
      : 'Name its owner; ';
  throw new SettingsError(
    `${address.setting}: the role ${found?.role ?? ''} does not own this database. ${owner}${READ_ON}`,
  );
}

/**
 * Checks that the web server's address is that of a migrated database, that its role may work there, and that it can't
 * change the audit log.
 *
 * @throws SettingsError
 */
export async function checkWebServer(address: Address): Promise<void> {
  const rows = await ask<{ role: string; canAdd: boolean; canChange: boolean }>(
    address,
    `select current_user as role,
            has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'insert') as "canAdd",
            pg_has_role(relowner, 'member') or has_table_privilege(c.oid, 'update') as "canChange"
       from pg_class c join pg_namespace n on n.oid = relnamespace
      where nspname = 'public' and relname = 'AuditEntry'`,
  );
  const complaint = complaintOf(rows[0]);
  if (complaint) throw new SettingsError(`${address.setting}: ${complaint}`);
}

function complaintOf(
  found: { role: string; canAdd: boolean; canChange: boolean } | undefined,
): string | null {
  if (!found) return 'this is another database than the one of DATABASE_OWNER_URL.';
  if (found.canChange)
    return `the role ${found.role} could change the audit log. Give the web server a role of its own, or leave DATABASE_OWNER_URL out. ${READ_ON}`;
  if (!found.canAdd)
    return `the role ${found.role} may not work in this database. It must be in the group rollcall_app, and the group must have its rights. ${READ_ON}`;
  return null;
}

async function ask<Row extends Record<string, unknown>>(
  address: Address,
  sql: string,
): Promise<Row[]> {
  let client: Client | undefined;
  try {
    client = new Client({
      connectionString: address.url,
      connectionTimeoutMillis: TIMEOUT_MS,
    });
    await client.connect();
    return (await client.query<Row>(sql)).rows;
  } catch (error) {
    throw explain(address, error);
  } finally {
    await client?.end();
  }
}

function explain({ setting }: Address, error: unknown): Error {
  if (error instanceof DatabaseError) {
    const advice = ADVICE[error.code ?? ''];
    const words = `${setting}: the database says: ${error.message}.`;
    return advice ? new SettingsError(`${words} ${advice}`) : new Error(words, { cause: error });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_INVALID_URL')
    return new SettingsError(
      `${setting}: must be like postgresql://role:password@host/database; ${ENCODING}`,
    );
  const words = (error instanceof Error && error.message) || code || String(error); // Empty if several addresses refuse at once.
  return new Error(`${setting}: no database answers there: ${words}.`, { cause: error });
}
