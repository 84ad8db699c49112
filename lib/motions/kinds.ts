import { getCommunityBody } from '@/lib/community';
import type { MotionRule } from './rules';

/** The kinds of motions a body votes on, in the order of `community.yaml`; none for a body it does not have. */
export function motionRules(bodySlug: string): readonly MotionRule[] {
  return getCommunityBody(bodySlug)?.motions ?? [];
}

/** The rule of a kind of motion as `community.yaml` has it now, or null. */
export function motionRule(bodySlug: string, kind: string): MotionRule | null {
  return motionRules(bodySlug).find((rule) => rule.kind === kind) ?? null;
}
