/** The attack: the database's owner alters it without the log, with triggers off. Each change must be named. */
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Row } from '@/lib/audit/columns';
import type { Mismatch } from '@/lib/audit/evidence';
import { isSame, nameOfKey, short } from '@/lib/audit/replay';
import { verifyAuditWithin, type AuditReport } from '@/lib/operations/verify-audit';
import { audited } from '@/lib/parts/audit';
import {
  columnsOf,
  fullestRow,
  imageIn,
  keyCondition,
  literal,
  otherValues,
  type Column,
} from '@/test/altered-rows';
import { writeAuditedRecord } from '@/test/audited-record';
import { FIXTURES_PERMITTED } from '@/test/fixture-permits';

let owner: Client;

beforeEach(async () => {
  await writeAuditedRecord();
  owner = new Client({ connectionString: process.env.ROLLCALL_EMBEDDED_DATABASE_URL });
  await owner.connect();
  await owner.query('begin');
  await owner.query('set local session_replication_role = replica');
});
afterEach(async () => {
  await owner.query('rollback');
  await owner.end();
});

const check = (): Promise<AuditReport> =>
  verifyAuditWithin(owner, { progress: () => undefined, permits: FIXTURES_PERMITTED });

/**
 * Returns the mismatches found after a statement, which is then rolled back; null if the database itself refuses it.
 */
async function foundAfter(statement: string): Promise<Mismatch[] | null> {
  await owner.query('savepoint altered');
  try {
    const { rowCount } = await owner.query(statement);
    if (rowCount !== 1) return null;
    return (await check()).mismatches;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('23'))
      return null;
    throw error;
  } finally {
    await owner.query('rollback to savepoint altered');
  }
}

test('what the commands write is what the log says, whatever tables it is in', async () => {
  expect(await check()).toMatchObject({ fault: null, guards: [], mismatches: [] });
  for (const table of Object.keys(audited)) await fullestRow(owner, table);
});

const SLOW = 300_000;

test(
  'each column altered is named, with its row and both values; a free one may change',
  async () => {
    const missed: string[] = [];
    for (const table of Object.keys(audited)) {
      const row = await fullestRow(owner, table);
      for (const column of await columnsOf(owner, table)) {
        const problem = await problemOfAltering(table, row, column);
        if (problem !== null) missed.push(`${table}.${column.name}: ${problem}`);
      }
    }
    expect(missed).toEqual([]);
  },
  SLOW,
);

async function problemOfAltering(table: string, row: Row, column: Column): Promise<string | null> {
  const { name } = column;
  for (const value of await otherValues(owner, table, column, row[name])) {
    const [quoted, column_] = [table, name].map((word) => owner.escapeIdentifier(word));
    const found = await foundAfter(
      `update ${quoted} set ${column_} = ${value} where ${keyCondition(owner, table, row)} and ${column_} is distinct from ${value}`,
    );
    if (found === null) continue;
    if (Object.hasOwn(audited[table]?.free ?? {}, name)) {
      return found.length === 0 ? null : 'a free column is not free';
    }
    return isNamed(found, table, row, name)
      ? null
      : `missed: ${JSON.stringify(found.map(({ what }) => what))}`;
  }
  return 'the database lets it be nothing else';
}

/**
 * True if the row, the column and both values are named. For a key column, true if the row is reported missing by its
 * key.
 */
function isNamed(found: Mismatch[], table: string, row: Row, column: string): boolean {
  const image = imageIn(table, row) ?? {};
  const key = nameOfKey(audited, table, image);
  const ofRow = found.filter((item) => item.table === table && item.key === key);
  const inKey = audited[table]?.key.includes(column);
  if (inKey || ofRow.some(({ column: of }) => of === undefined)) {
    return ofRow.some(({ what }) => what.includes('missing') && what.includes(key));
  }
  return ofRow.some(
    ({ column: of, logged, recorded, what, seq }) =>
      of === column &&
      seq !== null &&
      logged === short(image[column]) &&
      recorded !== undefined &&
      !isSame(recorded, logged) &&
      [key, column, logged, recorded].every((part) => what.includes(part)),
  );
}

test(
  'a row that is gone and one that was planted are named, in every table',
  async () => {
    for (const table of Object.keys(audited)) {
      const row = await fullestRow(owner, table);
      const key = nameOfKey(audited, table, imageIn(table, row) ?? {});
      const quoted = owner.escapeIdentifier(table);
      const gone = await foundAfter(
        `delete from ${quoted} where ${keyCondition(owner, table, row)}`,
      );
      expect(gone).toContainEqual(
        expect.objectContaining({ table, key, what: expect.stringContaining('missing') as string }),
      );

      const planted = await plantedLike(table, row);
      const found = await foundAfter(
        `insert into ${quoted} select (jsonb_populate_record(null::${quoted}, ${literal(owner, JSON.stringify(planted))}::jsonb)).*`,
      );
      const itsKey = nameOfKey(audited, table, imageIn(table, planted) ?? {});
      expect(found, table).toContainEqual(
        expect.objectContaining({
          ...{ table, key: itsKey },
          what: expect.stringContaining('no row of the audit log wrote it') as string,
        }),
      );
    }
  },
  SLOW,
);

/** Adds a copy of a row that the unique indexes of its table allow. */
async function plantedLike(table: string, row: Row): Promise<Row> {
  const { rows } = await owner.query<{ column: string }>(
    `select distinct a.attname as column from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
      where i.indrelid = quote_ident($1)::regclass and i.indisunique`,
    [table],
  );
  const unique = new Set(rows.map(({ column }) => column));
  const columns = await columnsOf(owner, table);
  const changed = columns.flatMap(({ name, type }, place) => {
    if (!unique.has(name) || ['kind', 'source', 'capacity'].includes(name)) return [];
    if (type === 'uuid') return [[name, `88888888-8888-4888-8888-8888888888${String(place + 10)}`]];
    return [[name, type === 'text' ? `${String(row[name])}-planted` : Number(row[name]) + 5_000]];
  });
  return { ...row, ...(Object.fromEntries(changed) as Row) };
}
