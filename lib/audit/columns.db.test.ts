import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { imageOf, type Row } from './columns';
import { db } from '@/lib/database/client';
import { audited, unaudited } from '@/lib/parts/audit';
import { TRIGGERS } from '@/lib/operations/audit-guards';
import { writeAuditedRecord } from '@/test/audited-record';

type Column = { table: string; column: string };

const listColumns = () =>
  db.$queryRaw<Column[]>`
    select c.table_name as "table", c.column_name as "column" from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where table_schema = 'public' and t.table_type = 'BASE TABLE'`;

test('every table is one that the log answers for, or declared outside it with a reason', async () => {
  const tables = new Set((await listColumns()).map(({ table }) => table));
  const undecided = [...tables].filter(
    (table) => !Object.hasOwn(audited, table) && !Object.hasOwn(unaudited, table),
  );

  expect(undecided, 'Name it in the audit.ts or parts.ts of its concept.').toEqual([]);
  const both = Object.keys(audited).filter((table) => Object.hasOwn(unaudited, table));
  expect(both).toEqual([]);
  const gone = [...Object.keys(audited), ...Object.keys(unaudited)].filter(
    (table) => !tables.has(table),
  );
  expect(gone).toEqual([]);
});

test('every column of those tables is captured, kept as a hash with a reason, or free with a reason', async () => {
  await writeAuditedRecord();
  const columns = await listColumns();
  for (const [table, { key, digested, free }] of Object.entries(audited)) {
    const there = columns.filter((at) => at.table === table).map(({ column }) => column);
    const named = [...key, ...Object.keys(digested), ...Object.keys(free)];
    expect(there, table).toEqual(expect.arrayContaining(named));
    const reasons = [...Object.values(digested), ...Object.values(free)];
    expect(reasons.every((reason) => reason.length > 10)).toBe(true);

    const told = await columnsTold(table);
    const captured = there.filter((column) => !Object.hasOwn(free, column));
    expect([...told].sort(), table).toEqual(captured.sort());
  }
});

/** The columns that the log has of a table's rows, as the database captured them. */
async function columnsTold(table: string): Promise<Set<string>> {
  const rows = await db.auditEntry.findMany({ where: { changes: { not: null } } });
  const changes = rows.flatMap(
    ({ changes: text }) =>
      (JSON.parse(text ?? '{}') as { rows: { table: string; put?: Row }[] }).rows,
  );
  const images = changes.filter((change) => change.table === table);
  return new Set(images.flatMap(({ put }) => Object.keys(put ?? {})));
}

test('database and program agree on what of a row the log answers for', async () => {
  await writeAuditedRecord();
  for (const [table, known] of Object.entries(audited)) {
    const rows = await db.$queryRawUnsafe<{ row: Row; image: Row | null }[]>(
      `select to_jsonb(t) as row, rollcall_audit_image($1, to_jsonb(t), $2::text[], $3::text[]) as image from "${table}" t`,
      table,
      Object.keys(known.digested),
      Object.keys(known.free),
    );
    expect(rows.length, table).toBeGreaterThan(0);
    for (const { row, image } of rows) expect(imageOf(known, row)).toEqual(image);
  }
});

test('no address and no token is in the log', async () => {
  await writeAuditedRecord();
  const rows = await db.auditEntry.findMany();
  const text = JSON.stringify(rows.map((row) => ({ ...row, seq: String(row.seq) })));

  expect(text).toContain('Eve Sign');
  expect(text).not.toMatch(/\w@example\.org/);
  expect(text).not.toContain('hash of a token');
});

test('the migrations’ triggers say the same as the program', () => {
  const folder = 'prisma/migrations';
  const made = new Map<string, string>();
  for (const name of readdirSync(folder).sort()) {
    if (!existsSync(`${folder}/${name}/migration.sql`)) continue;
    const sql = readFileSync(`${folder}/${name}/migration.sql`, 'utf8');
    const found = sql.matchAll(
      /TRIGGER "(\w+)".*EXECUTE FUNCTION (rollcall_audit_capture\('.*'\))/g,
    );
    for (const [, trigger = '', call = ''] of found) made.set(trigger, call);
  }
  expect([...made.keys()].sort()).toEqual(
    Object.keys(audited)
      .map((table) => `${table}_audit`)
      .sort(),
  );
  for (const [trigger, call] of made) {
    const table = trigger.replace(/_audit$/, '');
    expect(TRIGGERS.get(`${table} ${trigger}`), trigger).toContain(call);
  }
});
