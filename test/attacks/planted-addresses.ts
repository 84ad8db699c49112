import type { Client } from 'pg';
import { planted, ROWS } from './planted-rows';

/**
 * The attack: addresses are already in the database, from a time before they were refused or because someone with
 * access wrote them. There is one in every text that people write, and no public response may show one.
 *
 * The columns come from the database's own catalogue, and a new column is planted automatically. A column that holds no
 * text written by people (a state, an id) is set in `ROWS` (planted-rows.ts), with the reason in `CLOSED`.
 */

const LIST = 'one word of a closed list';
const MADE = 'made by Rollcall: an id, a slug, a hash, a token';

/**
 * Columns without text written by people, with the reason. `planted within` marks a column whose value contains planted
 * texts.
 */
const CLOSED: Record<string, string> = {
  ...because(LIST, {
    Person: ['origin'],
    PersonAlias: ['kind', 'source'],
    Account: ['type', 'provider'],
    Grant: ['role'],
    PersonClaim: ['state'],
    Motion: ['body', 'kind', 'state', 'source'],
    MotionRevision: ['clock'],
    MotionElector: ['role'],
    MotionVote: ['choice', 'source'],
    MotionVoteCast: ['choice', 'source'],
    MotionApproval: ['capacity'],
    MotionLink: ['kind'],
    MotionMail: ['kind'],
    NoticeMail: ['kind'],
    Resolution: ['status', 'origin'],
    SearchDocument: ['kind'],
    SyncRun: ['source', 'status'],
    SyncWarning: ['source', 'kind'],
    AuditEntry: ['action'],
  }),
  ...because(MADE, {
    Person: ['handle'],
    Session: ['sessionToken'],
    NoticeMail: ['addressKey'],
    Resolution: ['slug', 'supersededBy'],
    SearchDocument: ['key', 'url'],
    SyncRun: ['head'],
    SyncWarning: ['scope'],
    AuditEntry: ['subject', 'previous', 'hash'],
  }),
  'Motion.rule': 'the rule of community.yaml, which the operators write',
  'Motion.outcome': 'planted within',
  'Resolution.attachments': 'planted within',
  'AuditEntry.detail': 'planted within',
  'SyncWarning.where': 'a path that the sync has gone through redact(); a place to read on from',
};

/** Tables without text that people write here, with the reason. */
const OTHER_TABLES: Record<string, string> = {
  ...Object.fromEntries(
    [
      ...['Series', 'Schedule', 'ScheduleWeek', 'ScheduleEvent', 'Deliverable', 'Release'],
      ...['ReleaseProject', 'Branch', 'ReleaseSighting', 'Team', 'TeamDeliverable', 'Sig'],
      ...['LeadershipTerm', 'Membership', 'GovernanceDocument', 'Election', 'ElectionEvent'],
      ...['Contest', 'Candidacy'],
    ].map((table) => [table, 'files of the record, redacted when the sync reads them']),
  ),
  ...Object.fromEntries(
    [
      ...[
        'SyncCursor',
        'SyncItem',
        'ReplacedToken',
        'KnownBrowser',
        'MailChoice',
        'RateLimit',
        'AuditHead',
      ],
      '_prisma_migrations',
    ].map((table) => [table, `no text: ${MADE}, or ${LIST}`]),
  ),
  AuditCheckpoint: `no text: ${MADE}`,
  CheckpointPublication: 'what git or the system said, for admins alone',
  AuditPending: 'empty but within a transaction, and read by nobody',
};

function because(reason: string, columns: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([table, names]) =>
      names.map((name) => [`${table}.${name}`, reason]),
    ),
  );
}

type Column = { table: string; name: string; type: string };

async function columnsOf(client: Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select table_name as "table", column_name as "name", data_type as "type"
     from information_schema.columns
     where table_schema = 'public' and is_generated = 'NEVER'
       and data_type in ('text', 'ARRAY', 'jsonb', 'json', 'character varying')
     order by table_name, ordinal_position`,
  );
  return rows;
}

/** Returns tables and columns in the catalogue that are neither planted nor excluded with a reason. */
export async function undecided(client: Client): Promise<string[]> {
  const columns = await columnsOf(client);
  const tables = new Set(ROWS.map(([table]) => table));
  const unknown = columns.filter(({ table }) => !tables.has(table) && !(table in OTHER_TABLES));
  const set = ROWS.flatMap(([table, , values]) =>
    columns
      .filter((column) => column.table === table && column.name in values)
      .filter(({ name }) => values[name] !== null && !(`${table}.${name}` in CLOSED))
      .map(({ name }) => `${table}.${name} is set and not told why`),
  );
  const structured = columns.filter(
    ({ table, name, type }) =>
      tables.has(table) && /json/.test(type) && !(`${table}.${name}` in CLOSED),
  );
  const known = new Set(columns.map(({ table, name }) => `${table}.${name}`));
  return [
    ...new Set(unknown.map(({ table }) => `the table ${table}`)),
    ...new Set(set),
    ...structured.map(({ table, name }) => `${table}.${name}: say what stands within`),
    ...Object.keys(CLOSED)
      .filter((key) => !known.has(key))
      .map((key) => `${key} is gone`),
  ];
}

/** Plants an address in every text, as the owner of the database. Returns the names of the planted locations. */
export async function plantAddresses(client: Client): Promise<string[]> {
  const columns = await columnsOf(client);
  const places = ['outcome.narrative', 'outcome.name', 'outcome.comment', 'outcome.approval'];
  places.push('attachment', 'detail');
  await client.query('begin');
  // The triggers that guard the tables against the site do not bind their owner.
  await client.query(`set local session_replication_role = replica`);
  for (const [table, label, set] of ROWS) {
    if (table === 'AuditEntry') await client.query(`set local session_replication_role = origin`);
    const values: Record<string, unknown> = { ...set };
    for (const { name, type } of columns.filter((column) => column.table === table)) {
      if (name in values || `${table}.${name}` in CLOSED) continue;
      const place = `${table}${label}.${name}`;
      places.push(place);
      values[name] = type === 'ARRAY' ? [planted(place)] : planted(place);
    }
    const names = Object.keys(values);
    await client.query(
      `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')})
       values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(values),
    );
  }
  await client.query('commit');
  return places;
}

/** Removes everything planted except rows of the audit log, which only grows. */
export async function removePlanted(client: Client): Promise<void> {
  await client.query('begin');
  await client.query(`set local session_replication_role = replica`);
  for (const [table, , set] of [...ROWS].reverse()) {
    if (table === 'AuditEntry') continue;
    const names = Object.keys(set).filter((name) =>
      /^(id|motionId|personId|userId|slug|key)$/.test(name),
    );
    await client.query(
      `delete from "${table}" where ${names.map((name, at) => `"${name}" is not distinct from $${at + 1}`).join(' and ')}`,
      names.map((name) => set[name]),
    );
  }
  await client.query('commit');
}
