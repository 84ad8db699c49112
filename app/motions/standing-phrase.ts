import { listOf } from '@/lib/text';
import type { MotionState, Standing } from '@/lib/motions/types';
import { stillNeeded } from '@/lib/motions/standing-text-rules';

/** Describes a motion in one line: what it still needs, or its outcome. */
export function standingPhrase(state: MotionState, standing: Standing | null, now: Date): string {
  switch (state) {
    case 'proposed':
      return 'Not open for votes yet';
    case 'withdrawn':
      return 'Withdrawn, no decision';
    case 'passed':
    case 'rejected':
      return standing ? tallyPhrase(standing.tally) : 'Decided';
    case 'held':
      return 'On hold: takes votes, no decision';
    case 'open':
      return standing ? openPhrase(standing, now) : 'Open';
  }
}

function tallyPhrase({ yes, no, abstain, notVoted }: Standing['tally']): string {
  const others = [
    ...(abstain > 0 ? [`${abstain} abstaining`] : []),
    ...(notVoted > 0 ? [`${notVoted} not voting`] : []),
  ];
  return [`${yes} yes, ${no} no`, ...others].join(', ');
}

function openPhrase(standing: Standing, now: Date): string {
  if (standing.isClosed) return 'Voting has ended, the decision follows';
  if (standing.passes) return 'Can pass now';
  if (standing.isLost) return 'Cannot pass with the votes as they are';
  const needs = stillNeeded(standing, now);
  return needs.length > 0 ? `Needs ${listOf(needs)}` : 'Open';
}
