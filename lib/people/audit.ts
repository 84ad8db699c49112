import { auditedTable, type AuditedTable, type AuditedTables } from '@/lib/audit/columns';
import { EACH_ROW, type Trigger, type WebRights } from '@/lib/audit/guards';
import { ownersPermit, permit, type Permits, type TablePermit } from '@/lib/audit/permits';

const ADDRESS = 'may be an address, and the log is for ever';

/** Subject of a row: the person that a column refers to. */
const personIn =
  (column: string): AuditedTable['subjectOf'] =>
  (row, handleOf) =>
    `person/${handleOf(row[column])}`;

/**
 * Tables of people that the audit log covers.
 *
 * Rows that the sync writes follow from the record: for a person in the record, the log has only the merge.
 */
export const audited: AuditedTables = {
  Grant: auditedTable(['id'], personIn('personId'), { actors: ['grantedById', 'revokedById'] }),
  PersonClaim: auditedTable(['id'], personIn('personId'), {
    actors: ['claimantId', 'decidedById'],
  }),
  PersonMerge: auditedTable(['id'], personIn('fromId'), { actors: ['mergedById', 'undoneById'] }),
  Person: auditedTable(['id'], personIn('id'), {
    partOf: ({ origin, mergedIntoId }) => {
      if (origin !== 'record') return 'whole';
      return mergedIntoId === null ? 'nothing' : ['id', 'mergedIntoId'];
    },
  }),
  PersonAlias: auditedTable(['personId', 'kind', 'value', 'source'], personIn('personId'), {
    digested: { value: ADDRESS, key: ADDRESS },
    partOf: ({ source }) => (source === 'record' ? 'nothing' : 'whole'),
  }),
  User: auditedTable(['id'], personIn('personId'), { digested: { email: ADDRESS } }),
  Account: auditedTable(['provider', 'providerAccountId'], personIn('userId'), {
    digested: { providerAccountId: ADDRESS },
  }),
  Session: auditedTable(['id'], personIn('userId'), {
    free: {
      sessionToken: 'replaced every hour; a secret even as a hash',
      rotatedAt: 'moves with the token',
      seenAt: 'moves with use',
      expires: 'moves with use; a session ends 90 days after createdAt at most',
      device: 'what the browser calls itself; shown to its owner, and decides nothing',
    },
  }),
};

/** Tables of people that the audit log does not cover. */
export const unaudited = {
  ReplacedToken: 'tokens that sessions had before; secrets even as hashes, and they go with theirs',
  KnownBrowser: 'which sign-ins are told by mail; the log has each sign-in with what it was',
};

/** Rights of the web server to write people. */
export const webRights: Readonly<Record<string, WebRights>> = {
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
};

const recordKeeper = (
  table: string,
  suffix: string,
  [events, when]: [string, string],
): Trigger => ({
  ...{ table, name: `${table}_${suffix}`, events, call: 'rollcall_keep_record()' },
  how: `${EACH_ROW} WHEN ((${when} = 'record'::text))`,
});

/** Triggers that leave rows from the record to the sync. */
export const triggers: readonly Trigger[] = [
  recordKeeper('Person', 'record', ['BEFORE INSERT', 'new.origin']),
  recordKeeper('PersonAlias', 'record', ['BEFORE INSERT', 'new.source']),
  recordKeeper('PersonAlias', 'record_delete', ['BEFORE DELETE', 'old.source']),
];

const answered = (to: string): TablePermit => ({
  set: ['state', 'decidedAt', 'decidedById', 'decisionReason'],
  must: { state: to },
});
/** The log has a row of a person in the record only while they are merged, so a merge may add and remove one. */
const LED: TablePermit = { put: true, gone: true, set: ['mergedIntoId'] };

/** Changes of people that each action may make. */
export const permits: Permits = {
  'grant.give': permit({ Grant: { put: true } }),
  'grant.revoke': permit({ Grant: { set: ['revokedAt', 'revokedById', 'revokeReason'] } }),
  'claim.open': permit({ PersonClaim: { put: true, must: { state: 'open' } } }),
  'claim.withdraw': permit({ PersonClaim: answered('withdrawn') }),
  'claim.refuse': permit({ PersonClaim: answered('refused') }),
  'claim.approve': permit({
    PersonClaim: answered('approved'),
    PersonMerge: { put: true },
    Person: LED,
  }),
  'person.merge': permit({ PersonMerge: { put: true }, Person: LED }),
  'person.unmerge': permit({
    PersonMerge: { set: ['undoneAt', 'undoneById', 'undoneReason'] },
    Person: LED,
  }),
  'person.tie': permit({
    PersonMerge: { put: true },
    Person: LED,
    PersonAlias: { put: true, gone: true, must: { source: 'verified' } },
  }),
  'person.verify': permit({
    PersonAlias: { put: true, gone: true, must: { source: 'verified' } },
  }),
  'person.sign-in': permit({
    Person: { put: true, must: { origin: 'sign-in', mergedIntoId: null } },
    User: { put: true },
  }),
  'person.identity': permit({ Account: { put: true } }),
  'person.address': permit({ User: { set: ['email', 'emailVerified'] } }),
  'person.demo': ownersPermit({
    Person: { put: true, must: { origin: 'demo' } },
    User: { put: true },
    Grant: { put: true },
  }),
  'alias.state': permit({ PersonAlias: { put: true, must: { source: 'stated' } } }),
  'alias.retract': permit({ PersonAlias: { gone: true } }),
  'session.start': permit({ Session: { put: true, gone: true } }),
  'session.end': permit({ Session: { gone: true } }),
  'session.end-all': permit({ Session: { gone: true } }),
  'session.stolen': permit({ Session: { gone: true } }),
};
