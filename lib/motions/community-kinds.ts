import { getCommunityBody } from '@/lib/community/community';
import type { MotionRule } from './rule-types';

/** Returns the kinds of motions a body votes on, in the order of `community.yaml`; none for an unknown body. */
export function motionRules(bodySlug: string): readonly MotionRule[] {
  return getCommunityBody(bodySlug)?.motions ?? [];
}

/** Returns the current rule of a kind of motion in `community.yaml`, or null. */
export function motionRule(bodySlug: string, kind: string): MotionRule | null {
  return motionRules(bodySlug).find((rule) => rule.kind === kind) ?? null;
}

/** A rule stored with a motion. It may be older than the fields about revisions, ends of voting and reverting. */
export type KeptRule = Omit<MotionRule, NewField> & Partial<Pick<MotionRule, NewField>>;
type NewField =
  | 'leastVotingDays'
  | 'onRevision'
  | 'revisedBy'
  | 'readingDays'
  | 'endChosenBy'
  | 'reverts'
  | 'revertedBy';

/**
 * Completes a rule stored with a motion with the fields that rules once lacked.
 *
 * A decided motion stays as it was counted: its votes stood. An undecided motion is bound to its text like every other.
 */
export function completeRule(kept: KeptRule, isDecided: boolean): MotionRule {
  return {
    leastVotingDays: isDecided ? 0 : 2,
    onRevision: isDecided ? 'stands' : 'outdated',
    revisedBy: kept.chairLeads ? ['proposer', 'chair'] : ['proposer'],
    readingDays: isDecided ? 0 : 2,
    endChosenBy: kept.chairLeads ? 'chair' : 'nobody',
    reverts: false,
    revertedBy: [kept.kind],
    ...kept,
  };
}
