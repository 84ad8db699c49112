import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A row of a table, as PostgreSQL's `to_jsonb` gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** A table that the audit log answers for. Each of its columns is captured unless it is named here. */
export type AuditedTable = {
  /** The columns of its key. */
  key: readonly string[];
  /** Columns of which the log keeps the SHA-256: made from another, or an address that must not stay for ever. */
  digested: Readonly<Record<string, string>>;
  /** Columns that nothing hangs on, each with the reason. */
  free: Readonly<Record<string, string>>;
};

const table = (
  key: readonly string[],
  { digested = {}, free = {} }: Partial<Omit<AuditedTable, 'key'>> = {},
): AuditedTable => ({ key, digested, free });

const RENDERED = 'made from the text; the whole of it would double the log';
const ADDRESS = 'may be an address, and the log is for ever';

/** Tables that a decision, a role or an identity hangs on. The triggers of the migration say the same. */
export const AUDITED: Readonly<Record<string, AuditedTable>> = {
  Motion: table(['id']),
  MotionRevision: table(['motionId', 'number'], { digested: { html: RENDERED } }),
  MotionLink: table(['motionId', 'kind', 'target']),
  MotionElector: table(['id']),
  MotionVote: table(['electorId']),
  MotionVoteCast: table(['id']),
  MotionComment: table(['id'], { digested: { html: RENDERED } }),
  MotionApproval: table(['motionId', 'personId', 'capacity']),
  Resolution: table(['slug'], { digested: { html: RENDERED } }),
  Grant: table(['id']),
  PersonClaim: table(['id']),
  PersonMerge: table(['id']),
  Person: table(['id']),
  PersonAlias: table(['personId', 'kind', 'value', 'source'], {
    digested: { value: ADDRESS, key: ADDRESS },
  }),
  User: table(['id'], { digested: { email: ADDRESS } }),
  Account: table(['provider', 'providerAccountId'], { digested: { providerAccountId: ADDRESS } }),
  Session: table(['id'], {
    free: {
      sessionToken: 'replaced every hour; a secret even as a hash',
      rotatedAt: 'moves with the token',
      seenAt: 'moves with use',
      expires: 'moves with use; a session ends 90 days after createdAt at most',
      device: 'what the browser calls itself; shown to its owner, and decides nothing',
    },
  }),
};

/** Tables that the log does not answer for, each with the reason. */
export const UNAUDITED: Readonly<Record<string, string>> = {
  AuditEntry: 'the log itself',
  AuditHead: 'the log itself',
  AuditPending: 'the log itself: empty between transactions',
  AuditCheckpoint: 'the log itself: each is held against the row it covers',
  CheckpointPublication: 'how far the publication of checkpoints has got',
  _prisma_migrations: 'which migrations were applied',
  MotionMail: 'which mail went out',
  NoticeMail: 'which mail about a row of the log went out',
  FormerAddress:
    'where mail is told of a new address for three days; the log has the change itself',
  ReplacedToken: 'tokens that sessions had before; secrets even as hashes, and they go with theirs',
  KnownBrowser: 'which sign-ins are told by mail; the log has each sign-in with what it was',
  MailChoice: 'what somebody wants no mail about',
  RateLimit: 'how often something was tried in the last hour',
  SearchDocument: 'made from the record and the motions',
  ...Object.fromEntries(
    [
      ...['SyncCursor', 'SyncItem', 'SyncRun', 'SyncWarning'],
      ...['Series', 'Schedule', 'ScheduleWeek', 'ScheduleEvent'],
      ...['Deliverable', 'Release', 'ReleaseProject', 'Branch', 'ReleaseSighting'],
      ...['Team', 'TeamDeliverable', 'Sig', 'LeadershipTerm', 'Membership', 'GovernanceDocument'],
      ...['Election', 'ElectionEvent', 'Contest', 'Candidacy'],
    ].map((name) => [name, 'the record: its sources explain it, and only the sync may write it']),
  ),
};

/**
 * The part of a row that the log answers for; null when it answers for nothing of it. The database's
 * `rollcall_audit_image` computes the same.
 *
 * What the sync writes, the record explains: of a person of the record only whom they are merged into, of a
 * resolution whose file has come only the motion that adopted it.
 */
export function imageOf(name: string, row: Row): Row | null {
  if (name === 'Person' && row.origin === 'record') {
    return row.mergedIntoId === null ? null : pick(row, ['id', 'mergedIntoId']);
  }
  if (name === 'PersonAlias' && row.source === 'record') return null;
  if (name === 'Resolution' && row.motionId === null) return null;
  if (name === 'Resolution' && row.origin === 'sync') {
    return pick(row, ['slug', 'motionId', 'origin']);
  }
  const { digested = {}, free = {} } = AUDITED[name] ?? {};
  const kept = Object.entries(row).filter(([column]) => !Object.hasOwn(free, column));
  return Object.fromEntries(
    kept.map(([column, value]) => [
      column,
      Object.hasOwn(digested, column) ? digestOf(value) : value,
    ]),
  );
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}

function digestOf(value: unknown): unknown {
  return typeof value === 'string'
    ? `sha256:${bytesToHex(sha256(utf8ToBytes(value)))}`
    : (value ?? null);
}
