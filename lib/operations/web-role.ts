import { Client, DatabaseError } from 'pg';

/** The role the web server logs in as; a member of `rollcall_app`, which the migrations make and grant to. */
export const WEB_ROLE = 'rollcall_web';

/** Two processes must not make the role in the same moment. */
const MAKING = 726_002;

/** PostgreSQL's codes for a wrong password or an unknown role. */
const NO_ENTRY = ['28P01', '28000'];

/**
 * Sees to it that the web server can log in: makes its role, or gives it the password it is to have.
 *
 * It is asked at each start, so the usual case costs one connection: the one that shows that all is well.
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
