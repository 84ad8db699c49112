import type { MotionRecord } from '@/lib/motions/record';
import {
  isChair,
  refuseClockChoice,
  refuseClose,
  refuseHiding,
  refuseHold,
  refuseOpening,
  refuseResume,
  refuseRevision,
  refuseWithdrawal,
  type Who,
} from '@/lib/motions/refusal-rules';
import type { Capacity, MotionFacts, MotionRule } from '@/lib/motions/rules';
import {
  refuseApproval,
  refuseRecusal,
  refuseRetraction,
  refuseReturn,
} from '@/lib/motions/vote-refusal-rules';
import { hasRole } from '@/lib/people/role-rules';

/** What can be done to a motion on a page of its own, `/motions/12/withdraw`; in the order of the buttons. */
export const DEEDS = [
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

/** One of {@link DEEDS}. */
export type Deed = (typeof DEEDS)[number];

/** What a rule is asked about: who would do it, to what, and when. */
type Case = { who: Who; motion: MotionRecord; rule: MotionRule; facts: MotionFacts; now: Date };

const CONSENTS = ['team-lead', 'release-lead', 'election-official'] as const;

const allows: Record<Deed, (asked: Case) => boolean> = {
  open: ({ who, facts, rule, now }) =>
    refuseOpening(who, facts, rule, { closesAt: null, now }) === null,
  second: (asked) => mayGive(asked, 'second'),
  approve: (asked) => CONSENTS.some((capacity) => mayGive(asked, capacity)),
  clock: mayChooseClock,
  close: ({ who, facts, rule, now }) => refuseClose(who, facts, rule, now) === null,
  resume: ({ who, facts, rule }) => refuseResume(who, facts, rule) === null,
  hold: ({ who, facts, rule }) => refuseHold(who, facts, rule) === null,
  link: mayLink,
  recuse: ({ who, facts, now }) => refuseRecusal(who, facts, now) === null,
  return: ({ who, facts, now }) => refuseReturn(who, facts, now) === null,
  retract: (asked) => retractable(asked).length > 0,
  withdraw: ({ who, facts, rule, now }) => refuseWithdrawal(who, facts, rule, now) === null,
};

type Asked = { motion: MotionRecord; actor: Who; now: Date };

function caseOf({ motion, actor, now }: Asked): Case | null {
  const { rule, facts } = motion;
  return rule && { who: actor, motion, rule, facts, now };
}

/** What somebody may do to a motion now: the commands ask the same rules again when it is done. */
export function allowedDeeds(asked: Asked): Deed[] {
  const found = caseOf(asked);
  return found ? DEEDS.filter((deed) => allows[deed](found)) : [];
}

/** Whether somebody may write a new text. */
export function mayRevise(asked: Asked): boolean {
  const found = caseOf(asked);
  if (!found) return false;
  const { who, facts, rule, now } = found;
  return refuseRevision(who, facts, rule, { revision: facts.revision, now }) === null;
}

/** The consents somebody may give. */
export function givable(asked: Asked): Capacity[] {
  const found = caseOf(asked);
  return found ? CONSENTS.filter((capacity) => mayGive(found, capacity)) : [];
}

/** The consents somebody has given and may take back. */
export function retractableFor(asked: Asked): Capacity[] {
  const found = caseOf(asked);
  return found ? retractable(found) : [];
}

/** Whether somebody may hide what was said. */
export function mayHide({ motion, actor }: Pick<Asked, 'motion' | 'actor'>): boolean {
  return refuseHiding(actor, motion.body, motion.rule) === null;
}

function mayGive({ who, facts, rule, now }: Case, capacity: Capacity): boolean {
  return refuseApproval(who, facts, rule, { capacity, now }) === null;
}

function retractable({ who, facts, now }: Case): Capacity[] {
  return [...CONSENTS, 'second' as const].filter(
    (capacity) => refuseRetraction(who, facts, { capacity, now }) === null,
  );
}

function mayChooseClock({ who, motion, facts, rule, now }: Case): boolean {
  const revision = motion.revisions.at(-1);
  if (!revision) return false;
  const clock = revision.clock?.clock ?? null;
  return refuseClockChoice(who, facts, rule, { ...revision, clock, now }) === null;
}

function mayLink({ who, facts, rule }: Case): boolean {
  if (!['proposed', 'open', 'held'].includes(facts.state)) return false;
  if (who?.personId === facts.proposerId || hasRole(who, 'admin')) return true;
  return rule.chairLeads && isChair(who, facts.body, rule);
}
