import type { MotionRefusal } from './messages';
import type { MotionRule, MotionState } from './types';

/** What a motion would take back: how that ended, and the rule it was decided by. */
export type Reverted = { body: string; state: MotionState; rule: MotionRule | null };

/**
 * Why a motion may not take back another.
 *
 * Only what passed can be taken back, by the body that decided it and by a kind that its own rule names: the
 * addition or retirement of a repository takes a formal vote, another fast track the fast one (house rules,
 * *Rolling back fast-tracked changes*). A kind that is made for taking back must name what.
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
