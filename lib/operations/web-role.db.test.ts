import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { verifyAudit } from './verify-audit';
import { ensureWebRole } from './web-role';
import { auditHash, FIRST_LINK } from '@/lib/audit/chain';
import { db } from '@/lib/database/client';
import { retractApproval } from '@/lib/motions/approval-commands';
import { holdMotion, resumeMotion, withdrawMotion } from '@/lib/motions/chair-commands';
import { followSeatsOf } from '@/lib/motions/seat-commands';
import { recuse, undoRecusal } from '@/lib/motions/vote-commands';
import { confirmToken, rotateToken, startSession } from '@/lib/people/sign-in/session-commands';
import { endEverySession, endStolenSession } from '@/lib/people/sign-in/session-end-commands';
import { writeAuditedRecord } from '@/test/audited-record';
import { runCommandsAs } from '@/test/fixture-client';
import { FIXTURES_PERMITTED } from '@/test/fixture-permits';
import { removeSeat, valueOf } from '@/test/motions';

/** Addresses of this worker's database, as its owner and as the web server. */
const ownerUrl = process.env.ROLLCALL_EMBEDDED_DATABASE_URL ?? '';
const webUrl = (() => {
  const url = new URL(inject('webTemplateUrl'));
  url.pathname = new URL(ownerUrl).pathname;
  return url.href;
})();

const INSUFFICIENT_PRIVILEGE = '42501';
let web: Client;

beforeAll(() => ensureWebRole(ownerUrl, webUrl));
beforeEach(async () => {
  web = new Client({ connectionString: webUrl });
  await web.connect();
});
afterEach(() => web.end());
afterAll(() => db.$disconnect());

const addRow = (reason: string) =>
  web.query(
    `insert into "AuditEntry" ("actor", "action", "subject", "reason") values ('Ana', 'motion.vote', 'motion/1', $1) returning *`,
    [reason],
  );

test.each([
  `update "AuditEntry" set reason = 'x'`,
  `update "AuditEntry" set reason = 'x' where false`,
  `delete from "AuditEntry"`,
  `truncate "AuditEntry"`,
  `insert into "AuditEntry" ("actor", "action", "subject", "reason") values ('a', 'b', 'c/d', 'e') on conflict (seq) do update set reason = 'x'`,
  `update "AuditHead" set seq = 0`,
  `insert into "AuditHead" values (2, 0, '')`,
  `delete from "AuditHead"`,
  `truncate "AuditHead"`,
  `update "MotionVoteCast" set choice = 'yes'`,
  `delete from "MotionVoteCast"`,
  `truncate "MotionVoteCast"`,
  `truncate "Person" cascade`,
  `alter table "AuditEntry" disable trigger user`,
  `alter table "AuditEntry" disable trigger "AuditEntry_keep"`,
  `drop trigger "AuditEntry_append" on "AuditEntry"`,
  `create trigger mine before insert on "AuditEntry" for each row execute function rollcall_refuse_change()`,
  `create rule mine as on insert to "AuditEntry" do instead nothing`,
  `create or replace function rollcall_audit_hash(entry "AuditEntry") returns text language sql as $$ select '' $$`,
  `create function public.mine() returns int language sql as $$ select 1 $$`,
  `alter function rollcall_audit_append() owner to rollcall_web`,
  `alter table "AuditEntry" owner to rollcall_web`,
  `alter table "Person" add column mine text`,
  `drop table "AuditEntry"`,
  `create table mine (it text)`,
  `create schema mine`,
  `create role mine`,
  `create database mine`,
  `create extension dblink`,
  `alter role rollcall_web superuser`,
  `grant rollcall to rollcall_web`,
  `set role rollcall`,
  `set session authorization rollcall`,
  `set session_replication_role = replica`,
  `select * from _prisma_migrations`,
  `delete from _prisma_migrations`,
  `select pg_read_file('PG_VERSION')`,
  `copy "AuditEntry" to program 'cat'`,
  `copy "AuditEntry" to '/dev/null'`,
])('the web server may not: %s', async (statement) => {
  await addRow('It stays.');
  await expect(web.query(statement)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
  const { rows } = await web.query(`select reason from "AuditEntry"`);
  expect(rows).toEqual([{ reason: 'It stays.' }]);
});

test('granting itself more changes nothing', async () => {
  await web.query('grant all on "AuditEntry", "Person" to rollcall_web'); // PostgreSQL only warns.

  for (const statement of ['truncate "Person" cascade', `update "AuditEntry" set reason = 'x'`]) {
    await expect(web.query(statement)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
  }
});

test('number, moment and links that the web server makes up are replaced by the true ones', async () => {
  await addRow('The first.');
  const { rows } = await web.query<{ seq: string; at: Date; previous: string; hash: string }>(
    `insert into "AuditEntry" ("seq", "at", "previous", "hash", "actor", "action", "subject", "reason")
     values (77, '1999-01-01', 'forged', 'forged', 'Ana', 'motion.vote', 'motion/1', 'The second.') returning *`,
  );
  const [row] = rows;

  expect(row).toMatchObject({ seq: '2' });
  expect(row?.at.getFullYear()).toBeGreaterThan(1999);
  expect(row?.previous).toMatch(/^[0-9a-f]{64}$/);
  expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('a temporary table of the same name does not pass for the head of the log', async () => {
  await addRow('The first.');
  await web.query(`create temporary table "AuditHead" (id int, seq bigint, hash text)`);
  await web.query(`insert into pg_temp."AuditHead" values (1, 40, repeat('f', 64))`);
  const { rows } = await addRow('The second.');

  expect(rows).toMatchObject([{ seq: '2' }]);
});

test('functions of its own in place of the database’s do not reach into the trigger', async () => {
  await web.query(
    `create function pg_temp.sha256(bytea) returns bytea language sql as $$ select '\\x00'::bytea $$`,
  );
  await web.query('set search_path = pg_temp, public, pg_catalog');
  const { rows } = await addRow('The first.');
  const row = rows[0] as Record<'actor' | 'action' | 'subject' | 'reason' | 'hash', string> & {
    at: Date;
  };

  expect(row.hash).toBe(
    auditHash({
      ...row,
      seq: 1n,
      at: row.at.toISOString(),
      actorId: null,
      detail: '{}',
      changes: null,
      previous: FIRST_LINK,
    }),
  );
});

test.each([
  `insert into "Membership" (id, body, name) values (gen_random_uuid(), 'tc', 'x')`,
  `update "Team" set "ptlEmail" = 'x@example.org'`,
  `update "Motion" set body = 'demo'`,
  `update "MotionRevision" set text = 'x'`,
  `update "MotionElector" set "motionId" = 1`,
  `update "Person" set name = 'x'`,
  `update "Grant" set role = 'admin'`,
  `update "Resolution" set text = 'x'`,
  `delete from "MotionMail"`,
  `update "NoticeMail" set failure = 'moot'`,
  `insert into "NoticeMail" (id, seq, "personId", "addressKey", kind, failure) select gen_random_uuid(), 1, id, '', 'given', 'moot' from "Person"`,
  `delete from "NoticeMail"`,
  `delete from "FormerAddress"`,
  `delete from "ReplacedToken"`,
  `update "KnownBrowser" set "userId" = "userId"`,
  `update "ReplacedToken" set "tokenHash" = 'x'`,
  `delete from "Person"`,
  `insert into "Person" (id, handle, name) values (gen_random_uuid(), 'x', 'x')`,
  `select * from "AuditPending"`,
  `insert into "AuditPending" ("transaction", change) values (1, '{}')`,
  `delete from "AuditPending"`,
  `select rollcall_audit_baseline()`,
  `select rollcall_grant_rights()`,
  `create temporary table "Motion" (id int); create trigger mine after insert on pg_temp."Motion" for each row execute function rollcall_audit_capture('id', '', '')`,
  `create temporary table mine (like "AuditEntry"); create trigger mine before insert on mine for each row execute function rollcall_audit_append()`,
])('nor: %s', async (statement) => {
  await expect(web.query(statement)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
});

test('every command that people can give works with these rights, and the log tells of it', async () => {
  runCommandsAs(webUrl);
  const { open, decided, committee } = await writeAuditedRecord();
  const { chair, outsider, members } = committee;
  const reason = 'For a test.';
  for (const change of [holdMotion, resumeMotion])
    valueOf(await change(chair, { id: open, revision: 2, reason }));
  valueOf(await recuse(members[2]!, { id: open, revision: 2, reason }));
  valueOf(await undoRecusal(members[2]!, { id: open, revision: 2, reason }));
  valueOf(
    await retractApproval(outsider, { id: open, revision: 2, capacity: 'team-lead', comment: '' }),
  );
  await removeSeat(members[3]!);
  expect(await followSeatsOf(open)).toBe(1);
  valueOf(await withdrawMotion(outsider, { id: open, revision: 2, reason }));
  await copySession();
  await endEverySession({ ...chair, personId: await somebodySignedIn() });

  const report = await verifyAudit(ownerUrl, {
    progress: () => undefined,
    permits: FIXTURES_PERMITTED,
  });
  expect(report).toMatchObject({ fault: null, guards: [], mismatches: [] });
  const row = await db.auditEntry.findFirst({
    where: { subject: `motion/${decided}`, action: 'motion.pass' },
  });
  expect(row?.changes).toContain('"role":"rollcall_web","owner":false');
  expect(await db.auditEntry.count({ where: { action: 'session.stolen' } })).toBe(1);
  expect(await db.session.count()).toBe(0);
});

/** Starts a session, replaces its token, and uses the old one long after. */
async function copySession(): Promise<void> {
  const { userId } = await db.session.findFirstOrThrow({ select: { userId: true } });
  await startSession({
    ...{ userId, tokenHash: 'one', device: null },
    browserHash: 'browser',
    provider: 'oidc',
  });
  const { id: sessionId } = await db.session.update({
    where: { sessionToken: 'one' },
    data: { rotatedAt: new Date(0) },
    select: { id: true },
  });
  await rotateToken({ sessionId, tokenHash: 'one', nextHash: 'two' });
  await confirmToken('two');
  await db.replacedToken.updateMany({ data: { followedAt: new Date(0) } });
  await endStolenSession('one');
}

async function somebodySignedIn(): Promise<string> {
  const { user } = await db.session.findFirstOrThrow({ select: { user: true } });
  return user.personId;
}

test('the web server reads every other table', async () => {
  const { rows } = await web.query<{ name: string }>(
    `select tablename as name from pg_tables
      where schemaname = 'public' and not has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
      order by 1`,
  );

  expect(rows.map(({ name }) => name)).toEqual(['AuditPending', '_prisma_migrations']);
});

test('a table of a later migration is granted too', async () => {
  await db.$executeRawUnsafe('create table "Later" (id serial primary key)');
  try {
    await web.query('insert into "Later" default values');
    await web.query('update "Later" set id = 2');
    await expect(web.query('truncate "Later"')).rejects.toMatchObject({
      code: INSUFFICIENT_PRIVILEGE,
    });
  } finally {
    await db.$executeRawUnsafe('drop table "Later"');
  }
});

test('a role whose password was lost gets the new one; ten starts at once agree', async () => {
  await db.$executeRawUnsafe(`alter role rollcall_web password 'forgotten'`);

  await Promise.all(Array.from({ length: 10 }, () => ensureWebRole(ownerUrl, webUrl)));

  const again = new Client({ connectionString: webUrl });
  await again.connect();
  await again.end();
});
