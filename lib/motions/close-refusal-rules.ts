import { hasRole } from '@/lib/people/role-rules';
import { earliestEarlyEnd } from './clock-rules';
import type { MotionRefusal } from './messages';
import { standingOf } from './standing-rules';
import type { MotionFacts } from './types';
import type { MotionRule } from './rule-types';
import { type Who, isChair, refuseDecision } from './refusal-rules';

/**
 * Reason the actor may not close a motion, or null.
 *
 * 1. Those whom the rule names may close a motion that passes, and any motion whose voting has
 *    ended. Before an announced end, nothing is closed until the minimum voting time since the
 *    announcement is over.
 * 2. Closing a motion that does not pass rejects it. That waits for the minimum time and, where the
 *    chair leads, is for the chair.
 * 3. Without a minimum time or a leading chair, it also waits until no outstanding vote could make
 *    it pass or, with a chair, until a member has voted no: a motion is not rejected before others
 *    have seen it.
 */
export function refuseClose(
  who: Who,
  facts: MotionFacts,
  rule: MotionRule,
  now: Date,
): MotionRefusal | null {
  const refusal = refuseCloser(who, facts, rule) ?? refuseDecision(facts);
  if (refusal) return refusal;
  const standing = standingOf(facts, rule, now);
  if (standing.isClosed) return null;
  const early = earliestEarlyEnd(facts, rule);
  if (early && now < early) return 'before-announced-end';
  if (standing.passes) return null;
  if (standing.earliestDecisionAt && now < standing.earliestDecisionAt) return 'too-early';
  if (!rule.chairLeads) return standing.isLost ? null : 'undecided';
  if (!isChair(who, facts.body, rule)) return 'does-not-pass';
  if (rule.minimumDays > 0 || standing.isLost || standing.tally.no > 0) return null;
  return standing.obstacles.some(({ is }) => is === 'objection') ? null : 'undecided';
}

function refuseCloser(who: Who, facts: MotionFacts, rule: MotionRule): MotionRefusal | null {
  if (!who) return 'signed-out';
  if (rule.closedBy === 'chair') return isChair(who, facts.body, rule) ? null : 'not-chair';
  if (!hasRole(who, 'member', { body: facts.body })) return 'not-member';
  return rule.closedBy === 'other-member' && who.personId === facts.proposerId
    ? 'own-motion'
    : null;
}
