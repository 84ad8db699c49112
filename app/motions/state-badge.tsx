import { Badge, type Tone } from '@/components/badge';
import { stateText } from '@/lib/motions/messages';
import type { MotionState } from '@/lib/motions/types';

const TONES: Record<MotionState, Tone> = {
  proposed: 'neutral',
  open: 'info',
  held: 'warn',
  withdrawn: 'neutral',
  passed: 'good',
  rejected: 'bad',
};

/** A badge with the state of a motion. */
export function StateBadge({ state }: { state: MotionState }) {
  return <Badge tone={TONES[state]}>{stateText[state]}</Badge>;
}
