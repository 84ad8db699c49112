import { type Row } from '@/lib/audit/columns';
import { momentOf, type EvidenceKind } from '@/lib/audit/evidence';

/** Votes and decisions, as the details of audit entries record them. */
export const evidence: readonly EvidenceKind[] = [
  {
    ...{ kind: 'vote', noun: 'vote', actions: ['motion.vote'], key: 'cast' },
    facts: ['elector', 'choice', 'revision', 'castAt', 'comment'],
    table: 'MotionVoteCast',
    recorded:
      () =>
      ({ electorId, choice, revision, castAt, comment }) => ({
        ...{ elector: electorId, choice, revision, castAt: momentOf(castAt), comment },
      }),
  },
  {
    ...{ kind: 'decision', noun: 'decision', actions: ['motion.pass', 'motion.reject'], key: null },
    facts: ['state', 'decidedAt', 'tally', 'resolution'],
    table: 'Motion',
    isOne: ({ decidedAt }) => decidedAt !== null,
    recorded: (rowsOf) => {
      const resolutions = new Map(rowsOf('Resolution').map((row) => [row.motionId, row.slug]));
      return ({ id, state: became, decidedAt, outcome }) => ({
        ...{ state: became, decidedAt: momentOf(decidedAt), tally: (outcome as Row | null)?.tally },
        resolution: resolutions.get(id) ?? null,
      });
    },
  },
];

/** Actions on motions, as they are named where people read the log. */
export const actionTexts = {
  'motion.propose': 'Motion proposed',
  'motion.revise': 'Text revised',
  'motion.link': 'Link added',
  'motion.open': 'Vote opened',
  'motion.compete': 'Competing vote opened',
  'motion.part-vote': 'Vote parted by an undone merge',
  'motion.part-recusal': 'Recusal parted by an undone merge',
  'motion.hold': 'Put on hold',
  'motion.resume': 'Resumed',
  'motion.withdraw': 'Withdrawn',
  'motion.clock': 'Clock of a revision chosen',
  'motion.vote': 'Vote cast',
  'motion.recuse': 'Recused',
  'motion.return': 'Recusal taken back',
  'motion.name-seat': 'Seat matched with a person',
  'motion.join-seat': 'Seat joined the vote',
  'motion.leave-seat': 'Seat left the vote',
  'motion.resume-seat': 'Seat came back to the vote',
  'motion.comment': 'Commented',
  'motion.hide-comment': 'Comment hidden',
  'motion.approve': 'Consent given',
  'motion.retract': 'Consent taken back',
  'motion.pass': 'Passed',
  'motion.reject': 'Rejected',
};
