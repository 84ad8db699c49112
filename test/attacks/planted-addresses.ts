import type { Client } from 'pg';

/**
 * The attack: the addresses are in the database already, from a time before they were refused, or by somebody who
 * writes to it. One stands in every text that people write; no public answer may show one.
 *
 * The columns are found in the database's own catalogue. A new one is planted by itself; one that takes no text of
 * people's (a state, an id) is set in `ROWS` and told in `CLOSED` why.
 */

/** Where every planted address is said to be: nothing public may name it. */
export const DOMAIN = 'private.example.net';

/** The addresses planted in a column; what stays of them when they are masked begins with its name. */
function planted(where: string): string {
  return `${markOf(where)}@${DOMAIN} or ${markOf(where)}%40${DOMAIN}`;
}

/** What stays of the address in a column when it is masked. */
export function markOf(where: string): string {
  return `planted.${where}.`;
}

/** Numbers and names of what is planted. */
export const PLANTED = {
  decided: 900_001,
  held: 900_002,
  person: 'zz-planted',
  resolution: '20261119-zz-planted',
} as const;

const ONE = '00000000-0000-4000-8000-0000000f0001';
const TWO = '00000000-0000-4000-8000-0000000f0002';
const uuid = (number: number) =>
  `00000000-0000-4000-8000-0000000e${String(number).padStart(4, '0')}`;
const AT = '2026-11-10T12:00:00Z';
const LATER = '2026-11-18T12:00:00Z';
const { decided, held } = PLANTED;

/** A row to plant: its table, a word for it where a table has several, and what is no text of people's. */
type Row = readonly [table: string, label: string, set: Record<string, unknown>];

const motion = (id: number, more: object) => ({
  ...{ id, body: 'demo', kind: 'project-update', revision: 2, proposerId: ONE, proposedAt: AT },
  ...{ openedAt: AT, clockStartedAt: AT, rule: null, source: 'rollcall', ...more },
});

const outcome = {
  ...{ passes: true, members: 1, needed: 1, decidedAt: LATER },
  tally: { yes: 1, no: 0, abstain: 0, notVoted: 0 },
  narrative: [planted('outcome.narrative')],
  votes: [
    {
      ...{ name: planted('outcome.name'), choice: 'yes', comment: planted('outcome.comment') },
      ...{ revision: 2, castAt: AT, uncounted: null },
    },
  ],
  approvals: [{ name: planted('outcome.approval'), capacity: 'team-lead' }],
};

const revisions = (id: number, label: string): Row[] =>
  [1, 2].map((number) => [
    'MotionRevision',
    `${label}${number}`,
    {
      ...{ motionId: id, number, authorId: ONE, revisedAt: AT },
      ...{ clock: 'runs-on', clockById: ONE, clockAt: AT },
    },
  ]);

const ROWS: readonly Row[] = [
  ['Person', 'one', { id: ONE, handle: PLANTED.person, origin: 'record' }],
  ['Person', 'two', { id: TWO, handle: 'zz-planted-two', origin: 'sign-in' }],
  ['PersonAlias', 'name', { personId: ONE, kind: 'name', source: 'record' }],
  ['PersonAlias', 'irc', { personId: ONE, kind: 'irc', source: 'record' }],
  ['PersonAlias', 'stated', { personId: ONE, kind: 'irc', source: 'stated' }],
  ['PersonAlias', 'email', { personId: ONE, kind: 'email', source: 'verified' }],
  ['User', '', { id: TWO, emailVerified: AT, createdAt: AT, personId: TWO }],
  ['Account', '', { userId: TWO, type: 'oauth', provider: 'github', createdAt: AT }],
  [
    'Session',
    '',
    {
      ...{ id: TWO, userId: TWO, expires: AT, sessionToken: 'zz-planted', previousToken: null },
      ...{ rotatedAt: AT, createdAt: AT, seenAt: AT },
    },
  ],
  [
    'Grant',
    '',
    { id: ONE, personId: TWO, role: 'ptl', grantedAt: AT, expiresAt: LATER, revokedAt: LATER },
  ],
  [
    'PersonClaim',
    '',
    { id: ONE, claimantId: TWO, personId: ONE, state: 'refused', askedAt: AT, decidedAt: AT },
  ],
  ['PersonMerge', '', { id: ONE, fromId: TWO, intoId: ONE, mergedAt: AT, undoneAt: AT }],
  [
    'Motion',
    'decided',
    motion(decided, { state: 'passed', decidedAt: LATER, decidedById: ONE, outcome }),
  ],
  ['Motion', 'held', motion(held, { state: 'held', outcome: null })],
  ...revisions(decided, 'decided'),
  ...revisions(held, 'held'),
  ...[decided, held].flatMap((id, at): Row[] => [
    [
      'MotionElector',
      `voter${at}`,
      {
        id: uuid(10 + at),
        motionId: id,
        personId: ONE,
        role: 'chair',
        joinedAt: AT,
        recusedAt: null,
        recusalReason: null,
      },
    ],
    [
      'MotionElector',
      `aside${at}`,
      { id: uuid(20 + at), motionId: id, personId: null, role: null, joinedAt: AT, recusedAt: AT },
    ],
    [
      'MotionVote',
      `${at}`,
      {
        electorId: uuid(10 + at),
        motionId: id,
        choice: 'yes',
        revision: 2,
        castAt: LATER,
        source: 'rollcall',
      },
    ],
    [
      'MotionVoteCast',
      `first${at}`,
      {
        id: id * 10,
        electorId: uuid(10 + at),
        motionId: id,
        choice: 'no',
        revision: 1,
        castAt: AT,
        source: 'rollcall',
      },
    ],
    [
      'MotionVoteCast',
      `then${at}`,
      {
        id: id * 10 + 1,
        electorId: uuid(10 + at),
        motionId: id,
        choice: 'yes',
        revision: 2,
        castAt: LATER,
        source: 'rollcall',
      },
    ],
    [
      'MotionComment',
      `said${at}`,
      {
        id: uuid(30 + at),
        motionId: id,
        personId: ONE,
        revision: 2,
        saidAt: AT,
        hiddenAt: null,
        hiddenReason: null,
      },
    ],
    [
      'MotionComment',
      `hidden${at}`,
      { id: uuid(40 + at), motionId: id, personId: ONE, revision: 2, saidAt: AT, hiddenAt: AT },
    ],
    [
      'MotionApproval',
      `given${at}`,
      { motionId: id, personId: ONE, capacity: 'team-lead', approvedAt: AT, revokedAt: null },
    ],
    [
      'MotionApproval',
      `taken${at}`,
      { motionId: id, personId: TWO, capacity: 'team-lead', approvedAt: AT, revokedAt: AT },
    ],
    ['MotionLink', `thread${at}`, { motionId: id, kind: 'thread' }],
    ['MotionLink', `team${at}`, { motionId: id, kind: 'team' }],
  ]),
  [
    'MotionMail',
    '',
    {
      id: ONE,
      motionId: held,
      personId: ONE,
      kind: 'opened',
      occasion: 1,
      claimedAt: AT,
      sentAt: AT,
      attempts: 1,
    },
  ],
  [
    'Resolution',
    '',
    {
      ...{ slug: PLANTED.resolution, date: '2026-11-19', status: 'current', supersededBy: null },
      ...{
        adoptedAt: LATER,
        changedAt: LATER,
        isFallback: false,
        origin: 'motion',
        motionId: decided,
      },
      attachments: JSON.stringify([{ name: planted('attachment'), path: 'x.png', bytes: 1 }]),
    },
  ],
  ['SearchDocument', '', { kind: 'note', key: 'zz-planted', url: '/about', date: AT }],
  [
    'SyncRun',
    '',
    {
      id: ONE,
      source: 'zz-planted',
      startedAt: AT,
      finishedAt: AT,
      status: 'failed',
      seen: 1,
      changed: 0,
      skipped: 0,
      head: null,
    },
  ],
  [
    'SyncWarning',
    '',
    {
      id: ONE,
      source: 'releases',
      scope: 'zz-planted',
      kind: 'malformed',
      where: 'releases:zz-planted',
      runId: ONE,
      foundAt: AT,
    },
  ],
  ...[decided, held].flatMap((id): Row[] => [
    [
      'AuditEntry',
      `done${id}`,
      { actorId: ONE, action: 'motion.hold', subject: `motion/${id}`, detail: '{}' },
    ],
    [
      'AuditEntry',
      `told${id}`,
      {
        ...{ actorId: null, action: 'motion.join-seat', subject: `motion/${id}` },
        detail: JSON.stringify({ name: planted('detail') }),
      },
    ],
  ]),
];

const LIST = 'one word of a closed list';
const MADE = 'made by Rollcall: an id, a slug, a hash, a token';

/** Columns that hold no text of people's, and why; `{}` of a column is told by what is planted within. */
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
    Resolution: ['status', 'origin'],
    SearchDocument: ['kind'],
    SyncRun: ['source', 'status'],
    SyncWarning: ['source', 'kind'],
    AuditEntry: ['action'],
  }),
  ...because(MADE, {
    Person: ['handle'],
    Session: ['sessionToken', 'previousToken'],
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

/** Tables without a text that people write here, and why. */
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
    ['SyncCursor', 'SyncItem', 'MailChoice', 'RateLimit', 'AuditHead', '_prisma_migrations'].map(
      (table) => [table, `no text: ${MADE}, or ${LIST}`],
    ),
  ),
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

/** What the catalogue has and nobody has decided on: tables, and columns of these tables. */
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

/** Plants an address in every text, as the owner of the database; answers the names of the places. */
export async function plantAddresses(client: Client): Promise<string[]> {
  const columns = await columnsOf(client);
  const places = ['outcome.narrative', 'outcome.name', 'outcome.comment', 'outcome.approval'];
  places.push('attachment', 'detail');
  await client.query('begin');
  // What guards the tables from the site does not keep their owner from them.
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

/** Takes it all out again, but for the rows of the audit log, which only grows. */
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
