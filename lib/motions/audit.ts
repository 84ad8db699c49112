import { auditedTable, RENDERED, type AuditedTables, type Row } from '@/lib/audit/columns';
import { keeperOf, type Trigger, type WebRights } from '@/lib/audit/guards';
import { NOTHING, permit, type Permit, type Permits } from '@/lib/audit/permits';

const subjectOf = ({ motionId }: Row) => `motion/${String(motionId)}`;

/** The tables of motions that the audit log covers. */
export const audited: AuditedTables = {
  Motion: auditedTable(['id'], ({ id }) => `motion/${String(id)}`, {
    actors: ['proposerId', 'decidedById'],
  }),
  MotionRevision: auditedTable(['motionId', 'number'], subjectOf, {
    digested: { html: RENDERED },
    actors: ['authorId', 'clockById'],
  }),
  MotionLink: auditedTable(['motionId', 'kind', 'target'], subjectOf),
  MotionElector: auditedTable(['id'], subjectOf),
  MotionVote: auditedTable(['electorId'], subjectOf),
  MotionVoteCast: auditedTable(['id'], subjectOf),
  MotionComment: auditedTable(['id'], subjectOf, {
    digested: { html: RENDERED },
    actors: ['personId'],
  }),
  MotionApproval: auditedTable(['motionId', 'personId', 'capacity'], subjectOf, {
    actors: ['personId'],
  }),
};

/** The tables of motions that it does not cover. */
export const unaudited = { MotionMail: 'which mail went out' };

/** Columns of motions that the web server may write. */
export const webRights: Readonly<Record<string, WebRights>> = {
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
};

/** Triggers that keep votes as they were cast. */
export const triggers: readonly Trigger[] = [keeperOf('MotionVoteCast')];

/** Columns of a motion's clock. They exclude `revisedAt`, the time of the last revision. */
const CLOCK = ['clockStartedAt', 'closesAt'] as const;
/** Column of a motion that names the competing motion that passed. */
const RIVAL = ['passedRivalId'] as const;
const VOTE = ['choice', 'comment', 'revision', 'castAt', 'source', 'accountId'] as const;
const RECUSED = ['recusedAt', 'recusalReason', 'recusedBy'] as const;
const SEATS = permit({ MotionElector: { put: true, set: ['personId', 'joinedAt', 'leftAt'] } });
const RECUSAL = permit({ MotionElector: { set: RECUSED } });

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

/** Changes to motions that each action permits. */
export const permits: Permits = {
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
    MotionVote: { put: true, set: VOTE, must: { source: 'rollcall' } },
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
  // Undoing a merge takes back, in undecided motions, what the other account did in the meantime.
  'person.unmerge': permit({
    MotionVote: { gone: true, set: VOTE },
    MotionElector: {
      set: RECUSED,
      must: { recusedAt: null, recusalReason: null, recusedBy: null },
    },
  }),
};
