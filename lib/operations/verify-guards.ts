import type { Client } from 'pg';
import {
  CALLED,
  FUNCTIONS,
  GROUP,
  GUARDED,
  mayWrite,
  PRIVATE,
  TRIGGERS,
  type Right,
} from './audit-guards';

/**
 * Lists problems with the triggers, functions and rights that keep log and record consistent: dropped, switched off,
 * replaced, added, or granted to others.
 *
 * @param webRoles Roles other than the owner that appear in the log.
 */
export async function listGuardFaults(
  client: Client,
  webRoles: Iterable<string> = [],
): Promise<string[]> {
  await client.query('set search_path = public');
  return [
    ...(await triggerFaults(client)),
    ...(await functionFaults(client)),
    ...(await rightFaults(client)),
    ...(await roleFaults(client, [...webRoles])),
    ...(await settingFaults(client)),
  ];
}

/** Reads the existing triggers, each in PostgreSQL's notation, with a note if it is switched off. */
export async function listTriggers(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; definition: string; state: string }>(
    `select c.relname || ' ' || t.tgname as name, pg_get_triggerdef(t.oid) as definition, t.tgenabled::text as state
       from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and c.relnamespace = 'public'::regnamespace and c.relname = any($1) order by 1`,
    [GUARDED],
  );
  return new Map(
    rows.map(({ name, definition, state }) => [
      name,
      state === 'O' ? definition : `${definition} (switched off)`,
    ]),
  );
}

async function triggerFaults(client: Client): Promise<string[]> {
  const found = await listTriggers(client);
  const { rows: rules } = await client.query<{ name: string; rule: string }>(
    `select c.relname as name, r.rulename as rule from pg_rewrite r join pg_class c on c.oid = r.ev_class
      where c.relnamespace = 'public'::regnamespace and c.relname = any($1)`,
    [GUARDED],
  );
  return [
    ...[...TRIGGERS].flatMap(([name, definition]) => {
      const there = found.get(name);
      if (there === definition) return [];
      return there === undefined
        ? [`The trigger ${name} is gone.`]
        : [`The trigger ${name} is not as it was made: ${there}.`];
    }),
    ...[...found.keys()]
      .filter((name) => !TRIGGERS.has(name))
      .map((name) => `There is a trigger ${name} that is none of ours.`),
    ...rules.map(({ name, rule }) => `There is a rule ${rule} on ${name} that is none of ours.`),
  ];
}

/** Reads our functions in the database, each with a hash of its definition and of how it is run. */
export async function listFunctions(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; digest: string }>(
    `select proname as name, md5(concat_ws('|', replace(prosrc, chr(13), ''), prosecdef, array_to_string(proconfig, ','), lanname)) as digest
       from pg_proc p join pg_language l on l.oid = p.prolang
      where pronamespace = 'public'::regnamespace and starts_with(proname, 'rollcall_') order by 1`,
  );
  return new Map(rows.map(({ name, digest }) => [name, digest]));
}

async function functionFaults(client: Client): Promise<string[]> {
  const found = await listFunctions(client);
  const { rows: open } = await client.query<{ name: string; who: string }>(
    `select proname as name, coalesce(grantee.rolname, 'everybody') as who
       from pg_proc p, aclexplode(coalesce(proacl, acldefault('f', proowner))) acl
       left join pg_roles grantee on grantee.oid = acl.grantee
      where pronamespace = 'public'::regnamespace and starts_with(proname, 'rollcall_') and acl.grantee <> p.proowner
      order by 1, 2`,
  );
  return [
    ...Object.entries(FUNCTIONS).flatMap(([name, digest]) => {
      const there = found.get(name);
      if (there === digest) return [];
      return [
        there === undefined
          ? `The function ${name} is gone.`
          : `The function ${name} is not as it was made.`,
      ];
    }),
    ...open
      .filter(
        ({ name, who }) => Object.hasOwn(FUNCTIONS, name) && !(name === CALLED && who === GROUP),
      )
      .map(({ name, who }) => `The function ${name} may be called by ${who}.`),
  ];
}

/** Lists the rights of roles other than the owner on the tables; `column` is null for a right to the whole table. */
export async function listRights(client: Client): Promise<Right[]> {
  const { rows } = await client.query<Right>(
    `select coalesce(g.rolname, 'everybody') as grantee, t.name as table, t.col as column, lower(t.privilege) as privilege
       from (
         select c.relname as name, null as col, a.privilege_type as privilege, a.grantee, c.relowner
           from pg_class c, aclexplode(c.relacl) a
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         union all
         select c.relname, f.attname, a.privilege_type, a.grantee, c.relowner
           from pg_class c join pg_attribute f on f.attrelid = c.oid, aclexplode(f.attacl) a
          where c.relnamespace = 'public'::regnamespace and not f.attisdropped
       ) t left join pg_roles g on g.oid = t.grantee
      where t.grantee <> t.relowner order by 2, 3 nulls first, 4, 1`,
  );
  return rows;
}

async function rightFaults(client: Client): Promise<string[]> {
  const rights = await listRights(client);
  return rights
    .filter((right) => right.privilege !== 'select' || PRIVATE.includes(right.table))
    .filter((right) => right.grantee !== GROUP || !mayWrite(right))
    .map(({ grantee, table, column, privilege }) => {
      const what = column === null ? table : `${column} of ${table}`;
      return `The role ${grantee} has the right to ${privilege} ${what}, which nobody but the owner should have.`;
    });
}

async function roleFaults(client: Client, webRoles: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select r.rolname as name from pg_roles r
       join pg_class c on c.relnamespace = 'public'::regnamespace and c.relname = 'AuditEntry'
      where r.rolname = any($1) and pg_has_role(r.oid, c.relowner, 'member') order by 1`,
    [webRoles],
  );
  return rows.map(
    ({ name }) => `The role ${name}, which was the web server’s, has the owner’s rights now.`,
  );
}

async function settingFaults(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ where: string }>(
    `select coalesce('the role ' || r.rolname, 'the database ' || d.datname, 'all roles') as where
       from pg_db_role_setting s left join pg_roles r on r.oid = s.setrole left join pg_database d on d.oid = s.setdatabase,
            unnest(s.setconfig) as setting
      where setting like 'session\\_replication\\_role=%' and setting <> 'session_replication_role=origin'
     union all
     select 'the whole server' from pg_settings where name = 'session_replication_role' and reset_val <> 'origin'
     union all
     select 'whoever ' || coalesce(r.rolname, 'wants') || ' is, by a right to the setting'
       from pg_parameter_acl p, aclexplode(p.paracl) a left join pg_roles r on r.oid = a.grantee
      where p.parname = 'session_replication_role' and not coalesce(r.rolsuper, false)
     order by 1`,
  );
  const { rows: left } = (await mayReadPending(client))
    ? await client.query(`select from "AuditPending" limit 1`)
    : { rows: [] };
  return [
    ...rows.map(
      ({ where }) => `Triggers can be passed by, with session_replication_role, for ${where}.`,
    ),
    ...(left.length > 0
      ? ['There are changes that no audit row has taken along: their transaction was let pass.']
      : []),
  ];
}

/** True if the role may read the pending changes. The web server's role also runs the check, and may not. */
async function mayReadPending(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select has_table_privilege('"AuditPending"', 'select') as may`,
  );
  return rows[0]?.may === true;
}
