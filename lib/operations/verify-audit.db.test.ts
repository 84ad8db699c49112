import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyAudit } from './verify-audit';
import { recordAudit, ROLLCALL } from '@/lib/audit/record';
import { auditHash } from '@/lib/audit/chain';
import type { Link } from '@/lib/audit/faults';
import { db } from '@/lib/database/client';

const url = process.env.ROLLCALL_EMBEDDED_DATABASE_URL ?? '';
const ROWS = 9;
let owner: Client;

beforeEach(async () => {
  for (let count = 1; count <= ROWS; count += 1) {
    await db.$transaction((tx) =>
      recordAudit(tx, ROLLCALL, {
        action: 'test.write',
        subject: 'test/it',
        reason: `No. ${count}`,
      }),
    );
  }
  // The owner with the triggers switched off: a malicious database administrator.
  owner = new Client({ connectionString: url });
  await owner.connect();
  await owner.query('set session_replication_role = replica');
});
afterEach(() => owner.end());

const check = (noted: Link | null = null) => verifyAudit(url, { noted, progress: () => undefined });
const faultOf = async (noted: Link | null = null) => (await check(noted)).fault;
const moveTo = (from: number, to: number) =>
  owner.query('update "AuditEntry" set seq = $2 where seq = $1', [from, to]);

/** Rewrites a row with a matching hash, as an attacker who knows the algorithm would. */
async function rehash(seq: number): Promise<void> {
  await owner.query(`update "AuditEntry" e set hash = rollcall_audit_hash(e) where seq = $1`, [
    seq,
  ]);
}

test('a log nobody touched is whole, and its head can be noted', async () => {
  const report = await check();

  expect(report).toMatchObject({ rows: ROWS, fault: null, mismatches: [] });
  expect(report.head.seq).toBe(BigInt(ROWS));
  expect(await faultOf(report.head)).toBeNull();
  expect(await faultOf({ seq: 0n, hash: '0'.repeat(64) })).toBeNull();
});

test('an empty log is whole', async () => {
  await owner.query('truncate "AuditEntry"');
  await owner.query(`update "AuditHead" set seq = 0, hash = repeat('0', 64)`);
  expect(await check()).toMatchObject({ rows: 0, fault: null });
});

test('a log longer than a page is followed to its end', async () => {
  await db.$executeRawUnsafe(
    `insert into "AuditEntry" ("actor", "action", "subject", "reason")
     select 'Rollcall', 'test.write', 'test/it', 'No. ' || n from generate_series(1, 2500) n`,
  );
  expect(await check()).toMatchObject({ rows: ROWS + 2500, fault: null });
  await owner.query(`update "AuditEntry" set reason = 'x' where seq = 2001`);
  expect(await faultOf()).toMatchObject({ is: 'altered', seq: 2001n });
});

const FIELDS = {
  at: `at + interval '1 millisecond'`,
  actorId: `'11111111-1111-4111-8111-111111111111'`,
  actor: `'Somebody else'`,
  action: `'test.other'`,
  subject: `'test/other'`,
  reason: `reason || ' '`,
  detail: `'{ }'`,
  previous: `repeat('a', 64)`,
  hash: `repeat('a', 64)`,
};

test.each(
  Object.entries(FIELDS).flatMap(([field, value]) =>
    [1, 5, ROWS].map((seq) => [field, seq, value] as const),
  ),
)('altering %s of row %d is found there', async (field, seq, value) => {
  await owner.query(`update "AuditEntry" set "${field}" = ${value} where seq = ${seq}`);
  expect(await faultOf()).toMatchObject({ is: 'altered', seq: BigInt(seq) });
});

test('a moment that is none is found', async () => {
  await owner.query(`update "AuditEntry" set at = 'infinity' where seq = 3`);
  expect(await faultOf()).toMatchObject({ is: 'altered', seq: 3n });
});

test('a row that was altered and given a hash that fits is found by the row after it', async () => {
  await owner.query(`update "AuditEntry" set reason = 'x' where seq = 5`);
  await rehash(5);
  expect(await faultOf()).toMatchObject({ is: 'altered', seq: 5n });
});

test('the last row, altered and given a hash that fits, is found by the head', async () => {
  await owner.query(`update "AuditEntry" set reason = 'x' where seq = ${ROWS}`);
  await rehash(ROWS);
  expect(await faultOf()).toMatchObject({ is: 'altered', seq: BigInt(ROWS) });
});

test.each([
  [1, 1],
  [5, 5],
  [4, 6],
])('dropping rows %d to %d is found', async (first, last) => {
  await owner.query('delete from "AuditEntry" where seq between $1 and $2', [first, last]);
  expect(await faultOf()).toMatchObject({ is: 'dropped', seq: BigInt(first) });
});

test('dropping a row and moving the later ones up is found', async () => {
  await owner.query('delete from "AuditEntry" where seq = 5');
  for (let seq = 6; seq <= ROWS; seq += 1) await moveTo(seq, seq - 1);
  expect(await faultOf()).toMatchObject({ is: 'dropped', seq: 5n });
});

test('dropping the last row is found', async () => {
  await owner.query('delete from "AuditEntry" where seq = $1', [ROWS]);
  expect(await faultOf()).toMatchObject({ is: 'dropped', seq: BigInt(ROWS) });
});

test('dropping the last rows and moving the head back is found by a noted head, and by nothing else', async () => {
  const { head } = await check();
  await owner.query('delete from "AuditEntry" where seq > 6');
  await owner.query(
    `update "AuditHead" set (seq, hash) = (select seq, hash from "AuditEntry" where seq = 6)`,
  );

  expect(await faultOf()).toBeNull();
  expect(await faultOf(head)).toMatchObject({ is: 'dropped', seq: 7n });
});

test('a log that goes on after its tail was cut is found by a noted head', async () => {
  const { head } = await check();
  await owner.query('delete from "AuditEntry" where seq > 6');
  await owner.query(
    `update "AuditHead" set (seq, hash) = (select seq, hash from "AuditEntry" where seq = 6)`,
  );
  await db.$executeRawUnsafe(
    `insert into "AuditEntry" ("actor", "action", "subject", "reason") select 'a', 'b.c', 'd/e', 'f' from generate_series(1, 5)`,
  );

  expect(await faultOf()).toBeNull();
  expect(await faultOf(head)).toMatchObject({ is: 'altered', seq: BigInt(ROWS) });
});

test('a log begun anew is found by a noted head', async () => {
  const { head } = await check();
  await owner.query('truncate "AuditEntry"');
  await owner.query(`update "AuditHead" set seq = 0, hash = repeat('0', 64)`);

  expect(await faultOf(head)).toMatchObject({ is: 'dropped', seq: 1n });
});

test.each([
  [3, 4],
  [3, 7],
  [1, ROWS],
])('rows %d and %d that changed places are found', async (one, other) => {
  await moveTo(one, 0);
  await moveTo(other, one);
  await moveTo(0, other);
  expect(await faultOf()).toMatchObject({ is: 'reordered', seq: BigInt(one) });
});

test('a row moved to the end of a gap is found', async () => {
  await moveTo(ROWS, ROWS + 5);
  expect(await faultOf()).toMatchObject({ is: 'reordered', seq: BigInt(ROWS + 5) });
});

test('a row put in between, the later ones moved back, is found', async () => {
  for (let seq = ROWS; seq >= 5; seq -= 1) await moveTo(seq, seq + 1);
  await owner.query(
    `insert into "AuditEntry" select 5, at, "actorId", actor, action, subject, 'forged', detail, hash, '' from "AuditEntry" where seq = 4`,
  );
  await rehash(5);
  await owner.query(`update "AuditHead" set seq = ${ROWS + 1}`);
  expect(await faultOf()).toMatchObject({ is: 'inserted', seq: 5n });
});

test('a row put after the last is found', async () => {
  await owner.query(
    `insert into "AuditEntry" select seq + 1, at, "actorId", actor, action, subject, 'forged', detail, hash, '' from "AuditEntry" where seq = ${ROWS}`,
  );
  await rehash(ROWS + 1);
  expect(await faultOf()).toMatchObject({ is: 'inserted', seq: BigInt(ROWS + 1) });
});

test('two rows of one number, where the key was taken off, are found', async () => {
  await owner.query('alter table "AuditEntry" drop constraint "AuditEntry_pkey"');
  try {
    await owner.query(`insert into "AuditEntry" select * from "AuditEntry" where seq = 4`);
    expect(await faultOf()).toMatchObject({ is: 'inserted', seq: 4n });
  } finally {
    await owner.query('truncate "AuditEntry"');
    await owner.query(
      'alter table "AuditEntry" add constraint "AuditEntry_pkey" primary key (seq)',
    );
  }
});

test.each([
  [`seq = seq + 1`, 'dropped', ROWS + 1],
  [`seq = seq - 1`, 'inserted', ROWS],
  [`seq = 0`, 'inserted', 1],
  [`hash = repeat('a', 64)`, 'altered', ROWS],
])('a head with %s is found', async (change, is, seq) => {
  await owner.query(`update "AuditHead" set ${change}`);
  expect(await faultOf()).toMatchObject({ is, seq: BigInt(seq) });
});

test('a head that is gone is found', async () => {
  await owner.query('delete from "AuditHead"');
  expect(await faultOf()).toMatchObject({ is: 'altered', seq: BigInt(ROWS) });
});

test('a log written anew from some row on, head and all, is found by a noted head', async () => {
  const { head } = await check();
  await owner.query(`update "AuditEntry" set reason = 'x' where seq = 4`);
  for (let seq = 4; seq <= ROWS; seq += 1) {
    await owner.query(
      `update "AuditEntry" set previous = (select hash from "AuditEntry" where seq = $1 - 1) where seq = $1`,
      [seq],
    );
    await rehash(seq);
  }
  await owner.query(
    `update "AuditHead" set hash = (select hash from "AuditEntry" where seq = ${ROWS})`,
  );

  expect(await faultOf()).toBeNull();
  expect(await faultOf(head)).toMatchObject({ is: 'altered', seq: BigInt(ROWS) });
});

type Rows = Awaited<ReturnType<typeof db.auditEntry.findMany>>;

/** Ways to tamper with the rows. */
const tampering = fc.oneof(
  fc.record({
    how: fc.constant('alter' as const),
    row: fc.nat(ROWS - 1),
    field: fc.constantFrom(
      'actor',
      'action',
      'subject',
      'reason',
      'detail',
      'previous',
      'hash' as const,
    ),
    text: fc.string({ maxLength: 5 }),
    isFitted: fc.boolean(),
  }),
  fc.record({ how: fc.constant('drop' as const), row: fc.nat(ROWS - 1), isClosed: fc.boolean() }),
  fc.record({ how: fc.constant('swap' as const), row: fc.nat(ROWS - 1), other: fc.nat(ROWS - 1) }),
  fc.record({ how: fc.constant('repeat' as const), row: fc.nat(ROWS - 1), at: fc.nat(ROWS) }),
);

type Tampering = typeof tampering extends fc.Arbitrary<infer Kind> ? Kind : never;

function tamper(rows: Rows, act: Tampering): Rows {
  const row = rows[act.row]!;
  const others = rows.filter((each) => each !== row);
  const renumbered = (list: Rows) =>
    list.map((each, index) => ({ ...each, seq: BigInt(index + 1) }));
  if (act.how === 'drop') return act.isClosed ? renumbered(others) : others;
  if (act.how === 'swap') {
    const other = rows[act.other]!;
    return rows.map((each) => {
      if (each === row) return { ...other, seq: row.seq };
      return each === other ? { ...row, seq: other.seq } : each;
    });
  }
  if (act.how === 'repeat')
    return renumbered([...rows.slice(0, act.at), row, ...rows.slice(act.at)]);
  const changed = { ...row, [act.field]: act.text.replaceAll('\0', '') };
  const fitted = { ...changed, hash: auditHash({ ...changed, at: changed.at.toISOString() }) };
  return rows.map((each) => (each === row ? (act.isFitted ? fitted : changed) : each));
}

test('whatever is done to the rows is found, and nothing else is', async () => {
  const rows = await db.auditEntry.findMany({ orderBy: { seq: 'asc' } });
  const asText = (list: Rows) =>
    list
      .map(
        (row) =>
          `${row.seq} ${row.hash} ${row.previous} ${row.reason} ${row.actor} ${row.action} ${row.subject} ${row.detail}`,
      )
      .sort()
      .join('\n');
  await fc.assert(
    fc.asyncProperty(tampering, async (act) => {
      const changed = tamper(rows, act);
      await owner.query('truncate "AuditEntry"');
      for (const {
        seq,
        at,
        actorId,
        actor,
        action,
        subject,
        reason,
        detail,
        previous,
        hash,
        changes,
      } of changed) {
        await owner.query(
          `insert into "AuditEntry" values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [seq, at, actorId, actor, action, subject, reason, detail, previous, hash, changes],
        );
      }
      const fault = await faultOf();
      expect(fault === null).toBe(asText(changed) === asText(rows));
    }),
    { numRuns: 150 },
  );
});
