import type { Client } from 'pg';

/** Lists the database's tables, each after those it refers to. */
export async function listTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; needs: string[] }>(`
    select c.relname as name,
           coalesce(array_agg(f.relname::text) filter (where f.relname is not null and f.oid <> c.oid), '{}') as needs
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
      left join pg_class f on f.oid = k.confrelid
     where c.relkind = 'r' and c.relname <> '_prisma_migrations'
     group by c.relname order by c.relname`);
  const sorted: string[] = [];
  let rest = rows;
  while (rest.length > 0) {
    const ready = rest.filter(({ needs }) => needs.every((need) => sorted.includes(need)));
    if (ready.length === 0) throw new Error('tables refer to each other in a circle');
    sorted.push(...ready.map(({ name }) => name));
    rest = rest.filter(({ name }) => !sorted.includes(name));
  }
  return sorted;
}

/** Lists the columns of a table that are written, in order. Generated columns are left out. */
export async function listColumns(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Names of the migrations applied to a database, oldest first. */
export async function listAppliedMigrations(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ migration_name: string }>(
    `select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by migration_name`,
  );
  return rows.map((row) => row.migration_name);
}
