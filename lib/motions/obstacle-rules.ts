import { listOf } from '@/lib/text';
import { formatCount, formatMoment } from '@/lib/time';
import type { Obstacle } from './types';
import { capacityText } from './messages';

/** Describes an obstacle to passing, in a sentence. */
export function obstacleText(obstacle: Obstacle): string {
  switch (obstacle.is) {
    case 'not-open':
      return 'It is not open.';
    case 'held':
      return 'It is on hold.';
    case 'too-early':
      return `It cannot pass before ${formatMoment(obstacle.until)}.`;
    case 'yes-votes':
      return `It needs ${formatCount(obstacle.need, 'yes vote')} and has ${obstacle.have}.`;
    case 'not-more-yes-than-no':
      return obstacle.yes === obstacle.no && obstacle.yes > 0
        ? `It needs more yes than no, and both are ${obstacle.yes}; a tie rejects it.`
        : `It needs more yes than no: there are ${obstacle.yes} yes and ${obstacle.no} no.`;
    case 'threshold':
      return `It needs yes from ${thresholdText(obstacle.threshold)}, which is ${obstacle.need}; it has ${obstacle.have}.`;
    case 'quorum':
      return `It needs ${formatCount(obstacle.need, 'member')} to have voted; ${obstacle.have} have.`;
    case 'objection':
      return `${listOf(obstacle.by)} ${obstacle.by.length === 1 ? 'objects' : 'object'}; it cannot pass until that is taken back.`;
    case 'approval':
      return `It needs approval by ${capacityText[obstacle.capacity]}.`;
    case 'rival-passed':
      return `Motion ${obstacle.id}, which it competes with, has passed; of the two, one can.`;
  }
}

/** Describes a threshold: `at least 2/3 of the members`. */
export function thresholdText({ of, numerator, denominator, is }: ThresholdLike): string {
  const base = {
    'yes-and-no': 'those who say yes or no',
    cast: 'those who vote',
    members: 'the members',
    'all-members': 'all members',
  }[of];
  return `${is === 'more-than' ? 'more than' : 'at least'} ${numerator}/${denominator} of ${base}`;
}

type ThresholdLike = Extract<Obstacle, { is: 'threshold' }>['threshold'];
