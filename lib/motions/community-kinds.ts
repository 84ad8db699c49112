import { getCommunityBody } from '@/lib/community/community';
import type { MotionRule } from './types';

/** The kinds of motions a body votes on, in the order of `community.yaml`; none for a body it does not have. */
export function motionRules(bodySlug: string): readonly MotionRule[] {
  return getCommunityBody(bodySlug)?.motions ?? [];
}

/** The rule of a kind of motion as `community.yaml` has it now, or null. */
export function motionRule(bodySlug: string, kind: string): MotionRule | null {
  return motionRules(bodySlug).find((rule) => rule.kind === kind) ?? null;
}

/** A rule as it was kept with a motion, perhaps before rules said what a revision does. */
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
 * A rule that was kept with a motion, with what rules did not say before.
 *
 * What was decided stays as it was counted: its votes stood. A motion that is still open is bound to its text like
 * every other.
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
