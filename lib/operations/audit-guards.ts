import { AUDITED, UNAUDITED } from '@/lib/audit/columns';

/** The group of the web server's role. */
export const GROUP = 'rollcall_app';

/** Tables that nobody but the database itself reads or writes. */
export const PRIVATE: readonly string[] = ['AuditPending', '_prisma_migrations'];

/** Tables whose triggers are looked at: what the log answers for, and the log. */
export const GUARDED: readonly string[] = [
  ...Object.keys(AUDITED),
  'AuditEntry',
  'AuditHead',
  'AuditPending',
  'AuditCheckpoint',
];

/** Our functions in the database: a hash of what each does. A migration that replaces one changes it here. */
export const FUNCTIONS: Readonly<Record<string, string>> = {
  rollcall_audit_append: '6cc1302a9debfeff77ffc1d97b9267ac',
  rollcall_audit_baseline: '09901938d5851db1af93c616e92fc21c',
  rollcall_audit_begin: '3fbbab966ce90697a01755c37cd50fca',
  rollcall_audit_capture: '21694f767fa11cbfd4e1bb7015cb1d20',
  rollcall_audit_demand: '0f1f1eda83382f808416a86d279467f4',
  rollcall_audit_hash: '739de104202730237abd7a2b348a1a0e',
  rollcall_audit_image: 'baf51ce12ef133810b2fb5351a9a39d6',
  rollcall_audit_note: '1e8427c0e2733dfec602f343b49fc9db',
  rollcall_grant_rights: 'e7ad6521a93344aac4fdd428e62097ef',
  rollcall_keep_record: '3322792651cd7efe0af005ad65d9166d',
  rollcall_keep_superseded: '50b8b39d022d489b51bb3dfca6360b7a',
  rollcall_next_motion: 'c31ad32b4ff5f83a5b178b3df65225fa',
  rollcall_refuse_change: '8be460719d99e14645e78164acaa95b0',
};

/** The one function of ours that the web server calls: the number of a new motion. */
export const CALLED = 'rollcall_next_motion';

const trigger = (table: string, name: string, rest: string): [string, string] => {
  const [when = '', ...call] = rest.split(' -> ');
  const constraint = when.includes('DEFERRABLE') ? 'CONSTRAINT ' : '';
  const [events = '', how = ''] = when.split(' | ');
  return [
    `${table} ${name}`,
    `CREATE ${constraint}TRIGGER "${name}" ${events} ON public."${table}" ${how} EXECUTE FUNCTION ${call.join('')}`,
  ];
};

const EACH = 'FOR EACH ROW';

/** The triggers of the guarded tables, each as PostgreSQL writes it. */
export const TRIGGERS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(AUDITED).map(([table, { key, digested, free }]) => {
    const names = [key, Object.keys(digested), Object.keys(free)];
    const given = names.map((columns) => `'${columns.join(',')}'`).join(', ');
    const events = 'AFTER INSERT OR DELETE OR UPDATE';
    return trigger(
      table,
      `${table}_audit`,
      `${events} | ${EACH} -> rollcall_audit_capture(${given})`,
    );
  }),
  trigger('AuditEntry', 'AuditEntry_append', `BEFORE INSERT | ${EACH} -> rollcall_audit_append()`),
  ...['AuditEntry', 'MotionVoteCast', 'AuditCheckpoint'].map((table) =>
    trigger(
      table,
      `${table}_keep`,
      'BEFORE DELETE OR UPDATE OR TRUNCATE | FOR EACH STATEMENT -> rollcall_refuse_change()',
    ),
  ),
  trigger(
    'AuditHead',
    'AuditHead_keep',
    'BEFORE DELETE OR TRUNCATE | FOR EACH STATEMENT -> rollcall_refuse_change()',
  ),
  trigger(
    'AuditPending',
    'AuditPending_demand',
    `AFTER INSERT | DEFERRABLE INITIALLY DEFERRED ${EACH} -> rollcall_audit_demand()`,
  ),
  trigger(
    'Person',
    'Person_record',
    `BEFORE INSERT | ${EACH} WHEN ((new.origin = 'record'::text)) -> rollcall_keep_record()`,
  ),
  trigger(
    'PersonAlias',
    'PersonAlias_record',
    `BEFORE INSERT | ${EACH} WHEN ((new.source = 'record'::text)) -> rollcall_keep_record()`,
  ),
  trigger(
    'PersonAlias',
    'PersonAlias_record_delete',
    `BEFORE DELETE | ${EACH} WHEN ((old.source = 'record'::text)) -> rollcall_keep_record()`,
  ),
  trigger(
    'Resolution',
    'Resolution_record',
    `BEFORE INSERT | ${EACH} WHEN (((new."motionId" IS NULL) OR (new.origin <> 'motion'::text))) -> rollcall_keep_record()`,
  ),
  trigger(
    'Resolution',
    'Resolution_superseded',
    `BEFORE UPDATE | ${EACH} -> rollcall_keep_superseded()`,
  ),
]);

/** A right of somebody other than the owner; `column` is null for a right to the whole table. */
export type Right = { grantee: string; table: string; column: string | null; privilege: string };

/** What the web server may write of a table: rows it adds or removes, and columns it updates. */
type WebRights = {
  insert?: true;
  delete?: true;
  update?: readonly string[];
  never?: readonly string[];
};

const ROWS: WebRights = { insert: true, delete: true, never: [] };

/** What the web server may write. `never` says which columns it does not update, where that is the shorter list. */
export const WEB_RIGHTS: Readonly<Record<string, WebRights>> = {
  Motion: {
    insert: true,
    never: [
      ...['id', 'body', 'kind', 'proposerId', 'proposedAt'],
      ...['team', 'supersedes', 'source', 'sourceKey'],
    ],
  },
  MotionRevision: { insert: true, update: ['clock', 'clockById', 'clockAt', 'clockReason'] },
  MotionLink: { insert: true },
  MotionElector: { insert: true, never: ['id', 'motionId', 'name', 'role', 'affiliation'] },
  MotionVote: { insert: true, delete: true, never: ['electorId', 'motionId'] },
  MotionVoteCast: { insert: true },
  MotionComment: { insert: true, update: ['hiddenAt', 'hiddenReason'] },
  MotionApproval: { insert: true, never: ['motionId', 'personId', 'capacity'] },
  Resolution: { insert: true, update: ['status', 'supersededBy'] },
  Grant: { insert: true, update: ['revokedAt', 'revokedById', 'revokeReason'] },
  PersonClaim: { insert: true, update: ['state', 'decidedAt', 'decidedById', 'decisionReason'] },
  PersonMerge: { insert: true, update: ['undoneAt', 'undoneById', 'undoneReason'] },
  Person: { insert: true, update: ['mergedIntoId'] },
  PersonAlias: { insert: true, delete: true },
  User: { insert: true, update: ['email', 'emailVerified'] },
  Account: { insert: true },
  Session: {
    insert: true,
    delete: true,
    update: ['sessionToken', 'rotatedAt', 'seenAt', 'expires'],
  },
  KnownBrowser: { insert: true, delete: true, update: ['seenAt'] },
  ReplacedToken: { insert: true, update: ['followedAt'] },
  AuditEntry: { insert: true },
  FormerAddress: { insert: true },
  MailChoice: ROWS,
  RateLimit: ROWS,
  SearchDocument: ROWS,
};

/** Whether a right is one that the web server is meant to have. A table that nothing is known of yet counts as its own. */
export function mayWrite({ table, column, privilege }: Right): boolean {
  const known = Object.hasOwn(AUDITED, table) || Object.hasOwn(UNAUDITED, table);
  const rights = known ? (WEB_RIGHTS[table] ?? {}) : ROWS;
  if (privilege === 'insert') return rights.insert === true;
  if (privilege === 'delete') return rights.delete === true;
  if (privilege !== 'update') return false;
  if (column === null) return rights.never?.length === 0;
  return rights.update?.includes(column) ?? (rights.never ? !rights.never.includes(column) : false);
}
