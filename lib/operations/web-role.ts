import { Client, DatabaseError } from 'pg';

/**
 * Role that the web server logs in as. It is a member of `rollcall_app`, which the migrations create and grant rights
 * to.
 */
export const WEB_ROLE = 'rollcall_web';

/** Key of the advisory lock that keeps two processes from creating the role at once. */
const MAKING = 726_002;

/** PostgreSQL's codes for a wrong password or an unknown role. */
const NO_ENTRY = ['28P01', '28000'];

/**
 * Ensures that the web server can log in: creates its role or sets its password.
 *
 * It runs at each start, so the usual case takes only one connection, which succeeds.
 */
export async function ensureWebRole(ownerUrl: string, webUrl: string): Promise<void> {
  if (await canLogIn(webUrl)) return;
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [MAKING]);
    await makeRole(owner, decodeURIComponent(new URL(webUrl).password));
  } finally {
    await owner.end();
  }
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ is: boolean }>(
      `select pg_has_role('rollcall_app', 'usage') as is`,
    );
    return rows[0]?.is === true;
  } catch (error) {
    if (error instanceof DatabaseError && NO_ENTRY.includes(error.code ?? '')) return false;
    throw error;
  } finally {
    await client.end();
  }
}

async function makeRole(owner: Client, password: string): Promise<void> {
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [WEB_ROLE]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await owner.query(
    `${verb} role ${WEB_ROLE} login inherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls
       password ${owner.escapeLiteral(password)}`,
  );
  await owner.query(`grant rollcall_app to ${WEB_ROLE}`);
}
