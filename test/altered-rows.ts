import type { Client } from 'pg';
import { imageOf, type Row } from '@/lib/audit/columns';
import { audited } from '@/lib/parts/audit';

/** A column of a table, with its type as PostgreSQL names it. */
export type Column = { name: string; type: string };

/** Returns the columns of a table. */
export async function columnsOf(client: Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = quote_ident($1)::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows;
}

/** Returns the part of a table's row that the log vouches for; null if it vouches for nothing. */
export function imageIn(table: string, row: Row): Row | null {
  const known = audited[table];
  return known ? imageOf(known, row) : null;
}

/**
 * Returns a row that the log vouches for as a whole, choosing the one with the fewest empty columns.
 *
 * @throws if the table has no such row
 */
export async function fullestRow(client: Client, table: string): Promise<Row> {
  const { rows } = await client.query<{ row: Row }>(
    `select to_jsonb(t) as row from ${client.escapeIdentifier(table)} t`,
  );
  const images = rows.map(({ row }) => ({ row, image: imageIn(table, row) }));
  const free = Object.keys(audited[table]?.free ?? {}).length;
  const whole = images.filter(
    ({ row, image }) => image && Object.keys(image).length === Object.keys(row).length - free,
  );
  const filled = ({ row }: { row: Row }) => Object.values(row).filter((is) => is !== null).length;
  const [best] = whole.sort((one, other) => filled(other) - filled(one));
  if (!best) throw new Error(`There is no row of ${table}.`);
  return best.row;
}

/** Returns the SQL condition that selects a row by its key. */
export function keyCondition(client: Client, table: string, row: Row): string {
  return (audited[table]?.key ?? [])
    .map((column) => `${client.escapeIdentifier(column)} = ${literal(client, row[column])}`)
    .join(' and ');
}

/** Returns values of a column's type that differ from its current one. The database's checks may refuse some. */
export async function otherValues(
  client: Client,
  table: string,
  { name, type }: Column,
  old: unknown,
): Promise<string[]> {
  if (type === 'uuid') return [`'99999999-9999-4999-8999-999999999999'`];
  if (type === 'integer' || type === 'bigint') return [String(Number(old ?? 0) + 1_000)];
  if (type.startsWith('timestamp')) {
    return old === null
      ? ['now()', 'null']
      : [`${literal(client, old)}::timestamptz + interval '1 hour'`];
  }
  if (type === 'date') return [`'2001-02-03'`];
  if (type === 'jsonb') return [`'{"another": 1}'`];
  if (type === 'boolean') return [old === true ? 'false' : 'true'];
  if (type === 'text[]') return [`array['another']`];
  return [
    literal(client, `${typeof old === 'string' ? old : ''}x`),
    ...(await allowedValues(client, table, name)),
  ];
}

/** Returns the words that the checks of a table allow in a column, as SQL literals. */
async function allowedValues(client: Client, table: string, column: string): Promise<string[]> {
  const { rows } = await client.query<{ check: string }>(
    `select pg_get_constraintdef(oid) as check from pg_constraint
      where conrelid = quote_ident($1)::regclass and contype = 'c'`,
    [table],
  );
  const checks = rows.filter(({ check }) => check.includes(column));
  return checks.flatMap(({ check }) => [...check.matchAll(/'[\w-]+'/g)].map(([word]) => word));
}

/** Returns a value as an SQL literal. */
export function literal(client: Client, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return client.escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value));
}
