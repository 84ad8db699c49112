import type { Row } from './columns';
import type { Change } from './replay';

/** What one action may do to one table. */
type TablePermit = {
  /** It may add rows. */
  put?: true;
  /** It may remove rows. */
  gone?: true;
  /** Columns it may change; `any` where the sync or the owner writes what it likes. */
  set?: readonly string[] | 'any';
  /** What these columns must be wherever it writes them. */
  must?: Row;
};

/** What one action may do. `owner` for what only the owner's processes do: the sync, the worker, the command line. */
export type Permit = { owner?: true; tables: Readonly<Record<string, TablePermit>> };

/** Which action of the audit log may change what. A new action, or one that changes more, has to be added. */
export type Permits = Readonly<Record<string, Permit>>;

const permit = (tables: Permit['tables']): Permit => ({ tables });
const owners = (tables: Permit['tables']): Permit => ({ owner: true, tables });

/** Where the clock of a motion is kept; `revisedAt` is when its text was last changed. */
const CLOCK = ['clockStartedAt', 'closesAt'] as const;
/** Where a motion that competes with one that passed says so. */
const RIVAL = ['passedRivalId'] as const;
const SEATS = permit({ MotionElector: { put: true, set: ['personId', 'joinedAt', 'leftAt'] } });
const RECUSAL = permit({ MotionElector: { set: ['recusedAt', 'recusalReason', 'recusedBy'] } });
const NOTHING = permit({});

const state = (to: string): Permit => permit({ Motion: { set: ['state'], must: { state: to } } });
const decision = (to: string): Permit =>
  permit({
    Motion: {
      set: ['state', 'decidedAt', 'decidedById', 'outcome', ...(to === 'passed' ? RIVAL : [])],
      must: { state: to },
    },
    MotionElector: { put: true, set: ['personId', 'joinedAt', 'leftAt'] },
    ...(to === 'passed' && {
      MotionLink: { put: true, must: { kind: 'reverted-by' } },
      Resolution: { put: true, set: ['status', 'supersededBy'], must: { origin: 'motion' } },
    }),
  });
const answered = (to: string): TablePermit => ({
  set: ['state', 'decidedAt', 'decidedById', 'decisionReason'],
  must: { state: to },
});
/** Of a person of the record the log has a row while they are merged, so a merge may add and remove one. */
const LED: TablePermit = { put: true, gone: true, set: ['mergedIntoId'] };
const ANYTHING: TablePermit = { put: true, gone: true, set: 'any' };
const ALL = new Proxy<Record<string, TablePermit>>({}, { get: () => ANYTHING });

/** The actions of this house. */
export const PERMITS: Permits = {
  'motion.propose': permit({
    Motion: {
      put: true,
      must: { state: 'proposed', source: 'rollcall', openedAt: null, decidedAt: null },
    },
    MotionRevision: { put: true },
    MotionLink: { put: true },
  }),
  'motion.revise': permit({
    MotionRevision: { put: true },
    Motion: { set: ['title', 'revision', 'revisedAt', ...CLOCK] },
  }),
  'motion.link': permit({ MotionLink: { put: true } }),
  'motion.open': permit({
    Motion: { set: ['state', 'openedAt', 'rule', ...CLOCK], must: { state: 'open' } },
    MotionElector: { put: true },
    MotionLink: { put: true, must: { kind: 'motion' } },
  }),
  'motion.compete': NOTHING,
  'motion.part-vote': NOTHING,
  'motion.part-recusal': NOTHING,
  'motion.hold': state('held'),
  'motion.resume': state('open'),
  'motion.withdraw': state('withdrawn'),
  'motion.clock': permit({
    MotionRevision: { set: ['clock', 'clockById', 'clockAt', 'clockReason'] },
    Motion: { set: CLOCK },
  }),
  'motion.vote': permit({
    MotionVote: {
      put: true,
      set: ['choice', 'comment', 'revision', 'castAt', 'source', 'accountId'],
      must: { source: 'rollcall' },
    },
    MotionVoteCast: { put: true, must: { source: 'rollcall' } },
  }),
  'motion.recuse': RECUSAL,
  'motion.return': RECUSAL,
  'motion.name-seat': SEATS,
  'motion.join-seat': SEATS,
  'motion.leave-seat': SEATS,
  'motion.resume-seat': SEATS,
  'motion.comment': permit({ MotionComment: { put: true } }),
  'motion.hide-comment': permit({ MotionComment: { set: ['hiddenAt', 'hiddenReason'] } }),
  'motion.approve': permit({
    MotionApproval: { put: true, set: ['comment', 'approvedAt', 'revokedAt', 'revision'] },
  }),
  'motion.retract': permit({ MotionApproval: { set: ['revokedAt'] } }),
  'motion.pass': decision('passed'),
  'motion.reject': decision('rejected'),
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
  // What the other account did meanwhile is taken along from motions that are undecided.
  'person.unmerge': permit({
    MotionVote: {
      gone: true,
      set: ['choice', 'comment', 'revision', 'castAt', 'source', 'accountId'],
    },
    MotionElector: {
      set: ['recusedAt', 'recusalReason', 'recusedBy'],
      must: { recusedAt: null, recusalReason: null, recusedBy: null },
    },
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
  'person.demo': owners({
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
  'mail.choose': NOTHING,
  // The sync: a file of the governance repository takes the place of what was decided here, or goes.
  'resolution.follow': owners({ Resolution: { put: true, gone: true, set: 'any' } }),
  // By hand, as the owner of the tables (docs/OPERATING.md), by a migration, and what there was before.
  'audit.repair': owners(ALL),
  'audit.migrate': owners(ALL),
  'audit.baseline': owners(ALL),
};

/** Why an action may not have made a change, in the end of a sentence; null when it may. */
export function forbiddenBy(
  permits: Permits,
  action: string,
  change: Change,
  owner: boolean,
): string | null {
  const permit = Object.hasOwn(permits, action) ? permits[action] : undefined;
  if (!permit) return 'no action of that name changes anything';
  if (permit.owner && !owner) return 'only the owner of the tables does that';
  const allowed = permit.tables[change.table];
  if (!allowed) return `${action} does not touch ${change.table}`;
  if (change.gone) return allowed.gone ? null : `${action} removes nothing from ${change.table}`;
  if (change.put && !allowed.put) return `${action} adds nothing to ${change.table}`;
  if (change.set && allowed.set !== 'any') {
    const other = Object.keys(change.set).find((column) => !allowed.set?.includes(column));
    if (other !== undefined) return `${action} does not change ${other} of ${change.table}`;
  }
  return brokenDemand(allowed.must ?? {}, change.put ?? change.set, action);
}

function brokenDemand(must: Row, written: Row, action: string): string | null {
  for (const [column, value] of Object.entries(must)) {
    if (Object.hasOwn(written, column) && written[column] !== value) {
      return `${action} leaves ${column} at ${JSON.stringify(value)}, never ${JSON.stringify(written[column])}`;
    }
  }
  return null;
}
