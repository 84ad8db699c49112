import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FUNCTIONS, GROUP, mayWrite, PRIVATE, TRIGGERS } from './audit-guards';
import { listFunctions, listGuardFaults, listRights, listTriggers } from './verify-guards';
import { audited, webRights } from '@/lib/parts/audit';

const url = process.env.ROLLCALL_EMBEDDED_DATABASE_URL ?? '';
let owner: Client;

beforeEach(async () => {
  owner = new Client({ connectionString: url });
  await owner.connect();
  await owner.query('begin');
});
afterEach(async () => {
  await owner.query('rollback');
  await owner.end();
});

test('the triggers, functions and rights that the migrations make are the ones that are expected', async () => {
  expect(await listTriggers(owner)).toEqual(TRIGGERS);
  expect(Object.fromEntries(await listFunctions(owner))).toEqual(FUNCTIONS);
  expect(await listGuardFaults(owner)).toEqual([]);
});

test('the web server has each right that it is meant to have', async () => {
  const rights = (await listRights(owner)).filter(({ grantee }) => grantee === GROUP);
  const { rows: columns } = await owner.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns where table_schema = 'public'`,
  );
  const expected = Object.entries(webRights).flatMap(
    ([table, { insert, delete: removes, update, never }]) => [
      ...(insert ? [`insert ${table}`] : []),
      ...(removes ? [`delete ${table}`] : []),
      ...(update ?? []).map((column) => `update ${table}.${column}`),
      ...(never?.length === 0
        ? [`update ${table}`]
        : columns
            .filter((at) => at.table === table && never && !never.includes(at.column))
            .map(({ column }) => `update ${table}.${column}`)),
    ],
  );
  const given = rights
    .filter(({ privilege }) => privilege !== 'select')
    .map(
      ({ table, column, privilege }) =>
        `${privilege} ${column === null ? table : `${table}.${column}`}`,
    );

  expect(given.sort()).toEqual(expected.sort());
  expect(rights.every((right) => right.privilege === 'select' || mayWrite(right))).toBe(true);
});

const OTHERS = `create or replace function rollcall_audit_demand() returns trigger language plpgsql as $$ begin return null; end $$`;

test.each([
  [
    'a trigger that was dropped',
    `drop trigger "Motion_audit" on "Motion"`,
    'The trigger Motion Motion_audit is gone.',
  ],
  [
    'a trigger that was switched off',
    `alter table "Grant" disable trigger "Grant_audit"`,
    'Grant Grant_audit is not as it was made',
  ],
  [
    'a trigger that fires in replicas alone',
    `alter table "Grant" enable replica trigger "Grant_audit"`,
    'Grant Grant_audit is not as it was made',
  ],
  [
    'a trigger that captures less',
    `drop trigger "Grant_audit" on "Grant"; create trigger "Grant_audit" after insert or update or delete on "Grant" for each row execute function rollcall_audit_capture('id', '', 'role')`,
    'Grant Grant_audit is not as it was made',
  ],
  [
    'a trigger that is none of ours',
    `create trigger mine before insert on "AuditPending" for each row execute function rollcall_refuse_change()`,
    'There is a trigger AuditPending mine that is none of ours.',
  ],
  [
    'a rule',
    `create rule mine as on insert to "AuditPending" do instead nothing`,
    'There is a rule mine on AuditPending',
  ],
  [
    'a function with another body',
    OTHERS,
    'The function rollcall_audit_demand is not as it was made.',
  ],
  [
    'a function that runs as its caller',
    `alter function rollcall_audit_append() security invoker`,
    'The function rollcall_audit_append is not as it was made.',
  ],
  [
    'a function that looks elsewhere first',
    `alter function rollcall_audit_append() set search_path = pg_temp, public`,
    'The function rollcall_audit_append is not as it was made.',
  ],
  [
    'a function that anybody may hang on a table',
    `grant execute on function rollcall_audit_append() to public`,
    'The function rollcall_audit_append may be called by everybody.',
  ],
  [
    'a right to the log',
    `grant update on "AuditEntry" to rollcall_app`,
    'rollcall_app has the right to update AuditEntry',
  ],
  [
    'a right to a column',
    `grant update (text) on "MotionRevision" to rollcall_app`,
    'right to update text of MotionRevision',
  ],
  [
    'a right of everybody',
    `grant delete on "MotionVote" to public`,
    'The role everybody has the right to delete MotionVote',
  ],
  [
    'a right to what waits',
    `grant select on "AuditPending" to rollcall_app`,
    'right to select AuditPending',
  ],
  [
    'a right to the record',
    `grant insert on "Membership" to rollcall_app`,
    'right to insert Membership',
  ],
  [
    'a role of another name with rights',
    `grant insert on "MotionVote" to pg_monitor`,
    'The role pg_monitor has the right to insert MotionVote',
  ],
  [
    'a role for which no trigger fires',
    `alter role rollcall_app set session_replication_role = replica`,
    'session_replication_role, for the role rollcall_app',
  ],
  [
    'a right to switch triggers off',
    `grant set on parameter session_replication_role to rollcall_app`,
    'for whoever rollcall_app is',
  ],
  [
    'a change that was let pass',
    `set local session_replication_role = replica; insert into "AuditPending" ("transaction", "change") values (1, '{}')`,
    'There are changes that no audit row has taken along',
  ],
])('%s is found', async (_, change, found) => {
  await owner.query(change);
  expect((await listGuardFaults(owner)).join('\n')).toContain(found);
});

test('a web server’s role that was made the owner’s equal is found', async () => {
  await owner.query('create role rollcall_guest');
  expect(await listGuardFaults(owner, ['rollcall_guest'])).toEqual([]);
  await owner.query(
    `do $$ begin execute format('grant %I to rollcall_guest', current_user); end $$`,
  );
  expect(await listGuardFaults(owner, ['rollcall_guest'])).toEqual([
    'The role rollcall_guest, which was the web server’s, has the owner’s rights now.',
  ]);
});

test('what a table is looked at for is what the log answers for', () => {
  expect(PRIVATE).toContain('AuditPending');
  for (const table of Object.keys(audited)) expect(webRights).toHaveProperty(table);
});
