import type { MotionRefusal } from './messages';
import type { MotionState } from './types';
import type { MotionRule } from './rule-types';

/** The motion to be reverted: its body and state, and the rule it was decided by. */
export type Reverted = { body: string; state: MotionState; rule: MotionRule | null };

/**
 * Reason a motion may not revert another, or null.
 *
 * Only a motion that passed can be reverted, by the body that decided it, and only by a kind that its own rule names.
 * The addition or retirement of a repository is reverted by formal vote, another fast track by a fast track (house
 * rules, *Rolling back fast-tracked changes*). A kind made for reverting must name a motion.
 */
export function refuseReversal(
  { body, rule }: { body: string; rule: Pick<MotionRule, 'kind' | 'reverts'> },
  reverted: Reverted | null,
): MotionRefusal | null {
  if (!reverted) return rule.reverts ? 'reverts-nothing' : null;
  const may =
    reverted.body === body &&
    reverted.state === 'passed' &&
    (reverted.rule?.revertedBy.includes(rule.kind) ?? false);
  return may ? null : 'not-revertible';
}
