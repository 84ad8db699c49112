import type { MotionRecord } from '@/lib/motions/record-types';
import {
  refuseClockChoice,
  refuseHiding,
  refuseHold,
  refuseLinking,
  refuseOpening,
  refuseResume,
  refuseRevision,
  refuseWithdrawal,
  type Who,
} from '@/lib/motions/refusal-rules';
import { refuseClose } from '@/lib/motions/close-refusal-rules';
import type { MotionRefusal } from '@/lib/motions/messages';
import type { Capacity, MotionFacts } from '@/lib/motions/types';
import type { MotionRule } from '@/lib/motions/rule-types';
import {
  refuseApproval,
  refuseRecusal,
  refuseRetraction,
  refuseReturn,
} from '@/lib/motions/vote-refusal-rules';

/** The procedures of a motion that have their own page, as in `/motions/12/withdraw`, in the order of the buttons. */
export const PROCEDURES = [
  'open',
  'second',
  'approve',
  'clock',
  'close',
  'resume',
  'hold',
  'link',
  'recuse',
  'return',
  'retract',
  'withdraw',
] as const;

/** Name of a procedure, one of {@link PROCEDURES}. */
export type ProcedureName = (typeof PROCEDURES)[number];

/** The input of a rule: the actor, the motion and the time. */
type Case = { who: Who; motion: MotionRecord; rule: MotionRule; facts: MotionFacts; now: Date };

const CONSENTS = ['team-lead', 'release-lead', 'election-official'] as const;

/** Reason each procedure is refused, or null if it is allowed. */
const refusals: Record<ProcedureName, (asked: Case) => MotionRefusal | null> = {
  open: ({ who, facts, rule, now }) => refuseOpening(who, facts, rule, { closesAt: null, now }),
  second: (asked) => refuseGiving(asked, 'second'),
  approve: refuseAnyConsent,
  clock: refuseClock,
  close: ({ who, facts, rule, now }) => refuseClose(who, facts, rule, now),
  resume: ({ who, facts, rule }) => refuseResume(who, facts, rule),
  hold: ({ who, facts, rule }) => refuseHold(who, facts, rule),
  link: ({ who, facts, rule }) => refuseLinking(who, facts, rule),
  recuse: ({ who, facts, now }) => refuseRecusal(who, facts, now),
  return: ({ who, facts, now }) => refuseReturn(who, facts, now),
  retract: (asked) => (retractable(asked).length > 0 ? null : 'not-approved'),
  withdraw: ({ who, facts, rule, now }) => refuseWithdrawal(who, facts, rule, now),
};

type Asked = { motion: MotionRecord; actor: Who; now: Date };

function caseOf({ motion, actor, now }: Asked): Case | null {
  const { rule, facts } = motion;
  return rule && { who: actor, motion, rule, facts, now };
}

/** Lists the procedures that the actor may carry out now. The commands check the same rules again. */
export function allowedProcedures(asked: Asked): ProcedureName[] {
  const found = caseOf(asked);
  return found ? PROCEDURES.filter((name) => refusals[name](found) === null) : [];
}

/** Reason the actor may not carry out a procedure now, or null. */
export function refuseProcedure(asked: Asked, name: ProcedureName): MotionRefusal | null {
  const found = caseOf(asked);
  return found ? refusals[name](found) : 'no-such-kind';
}

/** True if the actor may write a new text. */
export function mayRevise(asked: Asked): boolean {
  const found = caseOf(asked);
  if (!found) return false;
  const { who, facts, rule, now } = found;
  return refuseRevision(who, facts, rule, { revision: facts.revision, now }) === null;
}

/** The consents that the actor may give. */
export function givable(asked: Asked): Capacity[] {
  const found = caseOf(asked);
  return found ? CONSENTS.filter((capacity) => refuseGiving(found, capacity) === null) : [];
}

/** The consents that the actor has given and may retract. */
export function retractableFor(asked: Asked): Capacity[] {
  const found = caseOf(asked);
  return found ? retractable(found) : [];
}

/** True if the actor may hide comments. */
export function mayHide({ motion, actor }: Pick<Asked, 'motion' | 'actor'>): boolean {
  return refuseHiding(actor, motion.body, motion.rule) === null;
}

function refuseGiving({ who, facts, rule, now }: Case, capacity: Capacity): MotionRefusal | null {
  return refuseApproval(who, facts, rule, { capacity, now });
}

/** Reason why none of the consents that a rule asks for may be given, or null if one may. */
function refuseAnyConsent(asked: Case): MotionRefusal | null {
  const [first, ...others] = asked.rule.approvals.map((capacity) => refuseGiving(asked, capacity));
  return [first, ...others].includes(null) ? null : (first ?? 'not-asked-for');
}

function retractable({ who, facts, now }: Case): Capacity[] {
  return [...CONSENTS, 'second' as const].filter(
    (capacity) => refuseRetraction(who, facts, { capacity, now }) === null,
  );
}

function refuseClock({ who, motion, facts, rule, now }: Case): MotionRefusal | null {
  const revision = motion.revisions.at(-1);
  if (!revision) return 'no-revision';
  const clock = revision.clock?.clock ?? null;
  return refuseClockChoice(who, facts, rule, { ...revision, clock, now });
}
