import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PgBoss from 'pg-boss';
import { Client } from 'pg';
import * as migrations from './migrations';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  test,
  vi,
} from 'vitest';
import {
  documentedSetup,
  PASSWORDS,
  runAt,
  holdOperatorsPostgres,
  type DocumentedSetup,
  type OperatorsPostgres,
  type Settings,
} from '@/test/operators-postgres';

const GROUP = 'CREATE ROLE rollcall_app';
const OWNER = 'CREATE ROLE rollcall_owner';
const DATABASE = 'CREATE DATABASE rollcall';
const WEB = 'CREATE ROLE rollcall_web';
const ALL = [GROUP, OWNER, DATABASE, WEB];

const INSUFFICIENT_PRIVILEGE = '42501';

let postgres: OperatorsPostgres;
let setup: DocumentedSetup;
let webUrl: string;
let ownerUrl: string;

beforeAll(async () => {
  postgres = await holdOperatorsPostgres();
  setup = await documentedSetup(postgres);
  webUrl = setup.settings.DATABASE_URL ?? '';
  ownerUrl = setup.settings.DATABASE_OWNER_URL ?? '';
});
afterAll(() => postgres.release());

test('the document is read', () => {
  expect([...setup.statements.keys()]).toEqual(ALL);
  expect(Object.keys(setup.settings)).toEqual(['DATABASE_URL', 'DATABASE_OWNER_URL']);
  expect(setup.grant).toBe('GRANT rollcall_owner TO CURRENT_USER');
  expect(setup.granting).toBe('SELECT rollcall_grant_rights();');
});

const sqlOf = (keys: readonly string[]) => keys.map((key) => setup.statements.get(key) ?? key);

/** Simulates a process that starts with only these settings: modules loaded earlier are discarded. */
async function inProcess<Value>(settings: Settings, work: () => Promise<Value>): Promise<Value> {
  const kept = globalThis as { rollcallDatabase?: unknown };
  const ours = kept.rollcallDatabase;
  delete kept.rollcallDatabase;
  const { DATABASE_URL = '', DATABASE_OWNER_URL = '' } = settings;
  vi.stubEnv('DATABASE_URL', DATABASE_URL);
  vi.stubEnv('DATABASE_OWNER_URL', DATABASE_OWNER_URL);
  vi.resetModules();
  vi.doMock('./migrations', () => migrations); // The same module: a process can load Prisma's engine only once.
  try {
    return await work();
  } finally {
    const { db } = await import('@/lib/database/client');
    await db.$disconnect();
    kept.rollcallDatabase = ours;
    vi.unstubAllEnvs();
    vi.resetModules();
  }
}

/** Runs `npm run …` with these settings; returns its success and its output. */
async function command(settings: Settings, [name = '', ...words]: readonly string[]) {
  let said = '';
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  const isWell = await inProcess(settings, async () => {
    if (name === 'verify') {
      const { verify } = await import('./verify');
      return verify({ flags: {}, words: [...words] });
    }
    const { databaseCommand } = await import('./database-command');
    return databaseCommand({ flags: { yes: true }, words: [name, ...words] });
  }).finally(() => {
    output.mockRestore();
  });
  return { isWell, said };
}

/** Opens the database as `npm start` does. */
const start = (settings: Settings) =>
  inProcess(settings, async () => {
    const { openDatabase } = await import('./session');
    return openDatabase();
  });

/**
 * Writes as the site does, for a committee of two in the record: a motion, and a vote that is changed. Returns the
 * motion's number.
 */
const voteOnTheSite = async () => {
  const committee = await inProcess({ DATABASE_URL: ownerUrl }, async () => {
    const { addCommittee } = await import('@/test/motions');
    return addCommittee(2);
  });
  return inProcess({ DATABASE_URL: webUrl }, async () => {
    const { openOne, valueOf } = await import('@/test/motions');
    const { castVote } = await import('@/lib/motions/vote-commands');
    const id = await openOne(committee);
    for (const choice of ['no', 'yes'] as const)
      valueOf(await castVote(committee.chair, { id, revision: 1, choice, comment: '' }));
    return id;
  });
};

/** Proposes another motion as an existing person; returns its number. */
const proposeOnTheSite = () =>
  inProcess({ DATABASE_URL: webUrl }, async () => {
    const { proposal, valueOf } = await import('@/test/motions');
    const { proposeMotion } = await import('@/lib/motions/commands');
    const { db } = await import('@/lib/database/client');
    const { id, handle, name } = await db.person.findUniqueOrThrow({
      where: { handle: 'outsider' },
    });
    const ids = { userId: id, sessionId: id, personId: id };
    return valueOf(
      await proposeMotion({ ...ids, handle, name, isDemo: false, roles: [] }, proposal()),
    ).id;
  });

/** Rights of a role on each of our objects, and on schema and database. */
async function rightsOf(role: string, url: string): Promise<string[]> {
  const rows = await query<{ right: string }>(
    url,
    `select relname || ' ' || privilege as right
       from pg_class, unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) privilege
      where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege($1, oid, privilege)
     union all
     select relname || '.' || attname || ' update' from pg_class join pg_attribute on attrelid = pg_class.oid
      where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
        and has_column_privilege($1, pg_class.oid, attnum, 'update')
     union all
     select relname || ' ' || privilege from pg_class, unnest(array['usage', 'select', 'update']) privilege
      where relnamespace = 'public'::regnamespace and relkind = 'S' and has_sequence_privilege($1, oid, privilege)
     union all
     select proname || ' execute' from pg_proc
      where pronamespace = 'public'::regnamespace and has_function_privilege($1, oid, 'execute')
     union all
     select 'schema ' || privilege from unnest(array['usage', 'create']) privilege
      where has_schema_privilege($1, 'public', privilege)
     union all
     select 'database create' where has_database_privilege($1, current_database(), 'create')
     order by 1`,
    [role],
  );
  return rows.map(({ right }) => right);
}

async function query<Row extends Record<string, unknown>>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Expects the web server to have exactly the rights it has on the embedded database. */
async function expectTheRightsOfTheWebServer(): Promise<void> {
  const expected = await rightsOf('rollcall_app', inject('templateUrl'));
  expect(expected).toContain('AuditEntry insert');
  expect(await rightsOf('rollcall_web', ownerUrl)).toEqual(expected);
}

const countAudit = async () =>
  (await query<{ rows: number }>(ownerUrl, `select count(*)::int as rows from "AuditEntry"`))[0]
    ?.rows;

describe('as the document has it', () => {
  beforeAll(async () => {
    await postgres.run(sqlOf(ALL));
    await start(setup.settings);
    await voteOnTheSite();
  });
  afterAll(() => postgres.clear());

  test('a start migrates as the owner, and gives the web server its own address alone', async () => {
    const given = await inProcess(setup.settings, async () => {
      const { env, webEnvironment } = await import('@/lib/env');
      const atFirst = env.databaseUrl;
      const { openDatabase } = await import('./session');
      const session = await openDatabase();
      const { DATABASE_URL, DATABASE_OWNER_URL } = webEnvironment(session.webUrl, {});
      return { atFirst, then: env.databaseUrl, DATABASE_URL, DATABASE_OWNER_URL };
    });

    expect(given).toEqual({
      ...{ atFirst: webUrl, then: ownerUrl },
      ...{ DATABASE_URL: webUrl, DATABASE_OWNER_URL: '' },
    });
    expect(await command(setup.settings, ['status'])).toMatchObject({ isWell: true });
    const owners = await query(
      ownerUrl,
      `select distinct pg_get_userbyid(relowner) as owner from pg_class where relnamespace = 'public'::regnamespace`,
    );
    expect(owners).toEqual([{ owner: 'rollcall_owner' }]);
  });

  test('the web server may do what it may on the embedded database', expectTheRightsOfTheWebServer);

  test('the web server writes what the site needs, and the log tells of it', async () => {
    const before = await countAudit();
    await inProcess({ DATABASE_URL: webUrl }, async () => {
      const { db } = await import('@/lib/database/client');
      const { recordAudit, ROLLCALL } = await import('@/lib/audit/record');
      await db.$transaction(async (tx) => {
        await tx.syncRun.count();
        await recordAudit(tx, ROLLCALL, { action: 'test.write', subject: 'a/b', reason: 'One.' });
      });
      const [who] = await db.$queryRaw<{ current_user: string }[]>`select current_user::text`;
      expect(who).toEqual({ current_user: 'rollcall_web' });
    });
    expect(await countAudit()).toBe((before ?? 0) + 1);
    const { isWell, said } = await command(setup.settings, ['verify', 'audit']);
    expect(said).toContain('Motions, votes, texts, roles, people and sessions are what it says.');
    expect(said).toContain('Triggers, functions and rights are as they were made.');
    expect(isWell).toBe(true);
  });

  test('the search index is made anew of what is there', async () => {
    await command(setup.settings, ['reindex']);
    await query(ownerUrl, `delete from "SearchDocument" where kind = 'guide'`);
    await query(
      ownerUrl,
      `insert into "SearchDocument" (kind, key, title, url, body) values ('sig', 'gone', 'Gone', '/', '')`,
    );
    const { isWell, said } = await command(setup.settings, ['reindex']);
    expect({ isWell, said }).toEqual({
      isWell: true,
      said: 'The search index is made of all there is; 1 entry differed.\n',
    });
    const kinds = await query<{ kind: string }>(
      ownerUrl,
      `select distinct kind from "SearchDocument" where kind in ('sig', 'guide')`,
    );
    expect(kinds).toEqual([{ kind: 'guide' }]);
  });

  test('the web server changes nothing that only grows, and nothing of the tables', async () => {
    const before = await countAudit();
    const statements = [
      `update "AuditEntry" set reason = 'x'`,
      `delete from "AuditEntry"`,
      `truncate "AuditEntry"`,
      `update "AuditHead" set seq = 0`,
      `delete from "MotionVoteCast"`,
      `alter table "AuditEntry" disable trigger user`,
      `alter table "AuditEntry" disable trigger "AuditEntry_keep"`,
      `drop trigger "AuditEntry_append" on "AuditEntry"`,
      `drop table "AuditEntry"`,
      `drop table "Person" cascade`,
      `drop schema public cascade`,
      `drop database rollcall`,
      `create table mine (it text)`,
      `create or replace function rollcall_refuse_change() returns trigger language plpgsql as $$ begin return null; end $$`,
      `set role rollcall_owner`,
      `grant rollcall_owner to rollcall_web`,
      `set session_replication_role = replica`,
    ];
    const codes: Record<string, unknown> = {};
    for (const statement of statements) {
      codes[statement] = await runAt(webUrl, [statement]).then(
        () => 'done',
        (error: unknown) => (error as { code?: string }).code,
      );
    }

    expect(codes).toEqual(
      Object.fromEntries(statements.map((statement) => [statement, INSUFFICIENT_PRIVILEGE])),
    );
    expect(await countAudit()).toBe(before);
  });

  test('the worker makes the tables of its jobs, and the web server sees none of them', async () => {
    const boss = new PgBoss({ connectionString: ownerUrl });
    boss.on('error', () => undefined);
    await boss.start();
    await boss.createQueue('sync');
    await boss.stop({ graceful: false, wait: true });

    expect(await query(ownerUrl, 'select name from pgboss.queue')).toContainEqual({
      name: 'sync',
    });
    await expect(runAt(webUrl, ['select from pgboss.queue'])).rejects.toMatchObject({
      code: INSUFFICIENT_PRIVILEGE,
    });
  });

  test('what was backed up comes back into an emptied database, and everything goes on from there', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-two-roles-'));
    const file = path.join(folder, 'it.backup');
    try {
      const [{ last } = { last: 0 }] = await query<{ last: number }>(
        ownerUrl,
        `select max(id) as last from "Motion"`,
      );
      const rows = await countAudit();
      expect(await command(setup.settings, ['backup', file])).toMatchObject({ isWell: true });
      await proposeOnTheSite();
      await command(setup.settings, ['reset']);
      expect(await countAudit()).toBe(0);
      expect(await command(setup.settings, ['restore', file])).toMatchObject({ isWell: true });

      expect(await countAudit()).toBe(rows);
      await expectTheRightsOfTheWebServer();
      expect(await proposeOnTheSite()).toBe(last + 1);
      const { isWell, said } = await command(setup.settings, ['verify', 'audit']);
      expect(said).toContain(`The audit log is whole: ${(rows ?? 0) + 1} rows.`);
      expect(isWell).toBe(true);
      await expect(runAt(webUrl, [`delete from "AuditEntry"`])).rejects.toThrow(
        'permission denied',
      );
      await expect(runAt(ownerUrl, [`delete from "AuditEntry"`])).rejects.toThrow('append-only');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('where web servers run on other machines, the log can be checked with their address', async () => {
    expect(await command({ DATABASE_URL: webUrl }, ['verify', 'audit'])).toMatchObject({
      isWell: true,
    });
  });

  test('a start with a wrong address names its setting, and says what is wrong', async () => {
    const wrong: [Settings, string][] = [
      [
        { DATABASE_URL: addressFor('rollcall_web', 'wrong') },
        'DATABASE_URL: the database says: password authentication failed for user "rollcall_web". See that the role exists and has this password',
      ],
      [
        { DATABASE_URL: addressFor('rollcall_wbe', PASSWORDS.web) },
        'DATABASE_URL: the database says: password authentication failed for user "rollcall_wbe". See that the role exists',
      ],
      [
        { DATABASE_OWNER_URL: addressFor('rollcall_owner', 'wrong') },
        'DATABASE_OWNER_URL: the database says: password authentication failed for user "rollcall_owner".',
      ],
      [
        { DATABASE_URL: ownerUrl, DATABASE_OWNER_URL: webUrl },
        'DATABASE_OWNER_URL: the role rollcall_web does not own this database. Name its owner;',
      ],
      [
        { DATABASE_URL: ownerUrl },
        'DATABASE_URL: the role rollcall_owner could change the audit log.',
      ],
      [
        { DATABASE_URL: webUrl.replace(/\w+$/, 'rolcall') },
        'DATABASE_URL: the database says: database "rolcall" does not exist.',
      ],
      [
        { DATABASE_URL: webUrl.replace(/\w+$/, 'postgres') },
        'DATABASE_URL: this is another database than the one of DATABASE_OWNER_URL.',
      ],
      [
        { DATABASE_OWNER_URL: ownerUrl.replace(/:\d+\//, ':1/') },
        'DATABASE_OWNER_URL: no database answers there: connect ECONNREFUSED',
      ],
      [
        { DATABASE_URL: 'postgresql://rollcall_web:a/b@127.0.0.1/rollcall' },
        'DATABASE_URL: must be like postgresql://role:password@host/database;',
      ],
    ];
    for (const [settings, words] of wrong)
      await expect(start({ ...setup.settings, ...settings })).rejects.toThrow(words);
  });

  test('commands name the setting too', async () => {
    const settings = {
      ...setup.settings,
      DATABASE_OWNER_URL: addressFor('rollcall_owner', 'wrong'),
    };
    for (const words of [['verify', 'audit'], ['backup'], ['status']]) {
      await expect(command(settings, words)).rejects.toThrow(/^DATABASE_OWNER_URL: the database/);
    }
  });

  test('a role that was taken out of the group is told so', async () => {
    await postgres.run(['revoke rollcall_app from rollcall_web']);
    try {
      await expect(start(setup.settings)).rejects.toThrow(
        'DATABASE_URL: the role rollcall_web may not work in this database. It must be in the group rollcall_app,',
      );
    } finally {
      await postgres.run(['grant rollcall_app to rollcall_web']);
    }
    await start(setup.settings);
  });
});

const addressFor = (role: string, password: string) => postgres.urlOf(role, password, 'rollcall');

describe('in another order', () => {
  beforeEach(() => postgres.clear());
  afterEach(() => postgres.clear());

  test('before the first start the web server’s address alone says whose address is missing', async () => {
    await postgres.run(sqlOf(ALL));
    await expect(start({ DATABASE_URL: webUrl })).rejects.toThrow(
      'DATABASE_URL: the role rollcall_web does not own this database. Name its owner in DATABASE_OWNER_URL;',
    );
  });

  test('an owner who may create roles makes the group while migrating', async () => {
    await postgres.run(sqlOf([OWNER, 'alter role rollcall_owner createrole', DATABASE]));
    await command({ DATABASE_URL: ownerUrl }, ['migrate']);
    await postgres.run(sqlOf([WEB]));

    await start(setup.settings);
    await expectTheRightsOfTheWebServer();
  });

  test('a group that comes after the migrations is granted its rights by the statement of the document', async () => {
    await postgres.run(sqlOf([OWNER, DATABASE]));
    await command({ DATABASE_URL: ownerUrl }, ['migrate']);
    await postgres.run(sqlOf([GROUP, WEB]));
    await expect(start(setup.settings)).rejects.toThrow('the group must have its rights');

    await runAt(ownerUrl, [setup.granting]);
    await start(setup.settings);
    await expectTheRightsOfTheWebServer();
  });

  test('an administrator who is no superuser sets it up too', async () => {
    await postgres.run([`create role rollcall_admin login createrole createdb password 'it'`]);
    const admin = postgres.urlOf('rollcall_admin', 'it', 'postgres');
    await runAt(admin, sqlOf([GROUP, OWNER, setup.grant, DATABASE, WEB]));
    await start(setup.settings);
    await expectTheRightsOfTheWebServer();
  });

  test('one role does everything, could change the log, and is found out', async () => {
    await postgres.run(sqlOf([OWNER, DATABASE]));
    const single = { DATABASE_URL: ownerUrl };
    await start(single);
    const rows = Array.from(
      { length: 3 },
      (_, index) =>
        `insert into "AuditEntry" ("actor", "action", "subject", "reason") values ('Ana', 'test.write', 'a/b', 'No. ${index}')`,
    );
    await runAt(ownerUrl, rows);
    const head = /--head (\S+)/.exec((await command(single, ['verify', 'audit'])).said)?.[1];
    expect(head).toMatch(/^3:/);

    await expect(runAt(ownerUrl, [`update "AuditEntry" set reason = 'x'`])).rejects.toThrow(
      'append-only',
    );
    await runAt(ownerUrl, [
      'alter table "AuditEntry" disable trigger user',
      `update "AuditEntry" set reason = 'x' where seq = 2`,
      'alter table "AuditEntry" enable trigger user',
    ]);
    const { isWell, said } = await command(single, ['verify', 'audit']);
    expect(said).toContain('The audit log was tampered with. Row 2');
    expect(isWell).toBe(false);
  });
});
