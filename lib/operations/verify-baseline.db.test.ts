/** A database from before changes were captured: the baseline records its content, and the old rows must agree. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeBackup } from './backup';
import { restoreBackup } from './restore';
import { verifyAudit } from './verify-audit';
import { auditHash, FIRST_LINK } from '@/lib/audit/chain';
import { db } from '@/lib/database/client';
import { castVote } from '@/lib/motions/vote-commands';
import { writeAuditedRecord, type AuditedRecord } from '@/test/audited-record';
import { ownDatabase } from '@/test/databases';
import { valueOf } from '@/test/motions';

const url = process.env.ROLLCALL_EMBEDDED_DATABASE_URL ?? '';
let owner: Client;
let record: AuditedRecord;

beforeEach(async () => {
  record = await writeAuditedRecord();
  owner = new Client({ connectionString: url });
  await owner.connect();
  await forgetChanges();
});
afterEach(() => owner.end());

const check = (at = url) => verifyAudit(at, { progress: () => undefined });
const begin = () => owner.query('select rollcall_audit_baseline()');

/**
 * Reverts the log to its former state: rows without changes and without those that a test added, with their own hashes.
 */
async function forgetChanges(): Promise<void> {
  await owner.query('begin');
  await owner.query('set local session_replication_role = replica');
  const rows = await db.auditEntry.findMany({ orderBy: { seq: 'asc' } });
  await owner.query('delete from "AuditEntry"');
  let previous = FIRST_LINK;
  let seq = 0n;
  for (const row of rows.filter(({ action }) => action !== 'test.fixture')) {
    seq += 1n;
    const fields = { ...row, seq, at: row.at.toISOString(), changes: null, previous };
    const hash = auditHash(fields);
    await owner.query(`insert into "AuditEntry" values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, [
      ...[seq, fields.at, row.actorId, row.actor, row.action, row.subject],
      ...[row.reason, row.detail, previous, hash],
    ]);
    previous = hash;
  }
  await owner.query(`update "AuditHead" set seq = $1, hash = $2`, [seq, previous]);
  await owner.query('commit');
}

test('the baseline tells of every row there is, in agreement with the rows before; the log goes on from there', async () => {
  await begin();
  expect(await check()).toMatchObject({ fault: null, guards: [], mismatches: [] });

  const vote = { id: record.open, revision: 2, choice: 'yes', comment: '' } as const;
  valueOf(await castVote(record.committee.members[2]!, vote));
  expect(await check()).toMatchObject({ fault: null, mismatches: [] });
  await owner.query('set session_replication_role = replica');
  await owner.query(`update "MotionVote" set choice = 'abstain'`);
  expect((await check()).mismatches.length).toBeGreaterThan(3);
});

test('it is written once, and not where there is nothing', async () => {
  await begin();
  const count = await db.auditEntry.count();
  await begin();
  expect(await db.auditEntry.count()).toBe(count);

  const empty = await ownDatabase('baseline');
  try {
    const client = new Client({ connectionString: empty.url });
    await client.connect();
    await client.query('select rollcall_audit_baseline()');
    await client.end();
    expect(await empty.rowsOf('AuditEntry', [])).toEqual([]);
  } finally {
    await empty.drop();
  }
});

test('many rows are told of in chunks', async () => {
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `insert into "Person" (id, handle, name, origin) select gen_random_uuid(), 'p' || n, 'P', 'sign-in' from generate_series(1, 1200) n`,
  );
  await owner.query('set session_replication_role = origin');
  await begin();

  const rows = await db.auditEntry.findMany({ where: { subject: 'table/Person' } });
  expect(rows.map(({ detail }) => (JSON.parse(detail) as { rows: number }).rows)).toEqual([
    500,
    500,
    expect.any(Number),
  ]);
  expect((await check()).mismatches).toEqual([]);
});

test.each([
  ['a vote', `update "MotionVoteCast" set choice = 'abstain' where choice = 'no'`],
  ['a decision', `update "Motion" set state = 'rejected' where state = 'passed'`],
  [
    'a count',
    `update "Motion" set outcome = jsonb_set(outcome, '{tally,yes}', '7') where state = 'passed'`,
  ],
  ['a role', `update "Grant" set role = 'chair'`],
  ['a role that stands again', `update "Grant" set "revokedAt" = null`],
  ['a merge that is gone', `delete from "PersonMerge" where "undoneAt" is null`],
])(
  '%s that was altered before the baseline does not agree with the rows of then',
  async (_, change) => {
    await owner.query('set session_replication_role = replica');
    expect((await owner.query(change)).rowCount).toBeGreaterThan(0);
    await owner.query('set session_replication_role = origin');
    await begin();

    expect((await check()).mismatches).not.toEqual([]);
  },
);

test('after a backup from before is restored, the baseline is written', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-baseline-'));
  const target = await ownDatabase('restored');
  try {
    const file = path.join(folder, 'old.backup');
    await writeBackup(url, file);
    await restoreBackup(target.url, file);

    expect(await check(target.url)).toMatchObject({ fault: null, guards: [], mismatches: [] });
    const log = await target.rowsOf('AuditEntry', []);
    expect(log.some((row) => row.includes('audit.baseline'))).toBe(true);
  } finally {
    await target.drop();
    await rm(folder, { recursive: true, force: true });
  }
});
