import { formatCount } from '@/lib/time';
import { capacityText } from './messages';
import { listOf } from '@/lib/text';
import type { Obstacle, Standing } from './types';

const MINUTE_IN_MS = 60_000;
const MINUTES_IN_HOUR = 60;
const MINUTES_IN_DAY = 1440;

/**
 * Formats the time between two moments in its two largest units, with a started minute counted as whole:
 * `2 days 3 hours`, `5 hours`, `1 minute`.
 */
export function timeLeft(from: Date, to: Date): string {
  const minutes = Math.max(0, Math.ceil((to.getTime() - from.getTime()) / MINUTE_IN_MS));
  const parts = [
    formatUnit(Math.floor(minutes / MINUTES_IN_DAY), 'day'),
    formatUnit(Math.floor((minutes % MINUTES_IN_DAY) / MINUTES_IN_HOUR), 'hour'),
    formatUnit(minutes % MINUTES_IN_HOUR, 'minute'),
  ];
  const first = parts.findIndex((part) => part !== null);
  if (first === -1) return 'less than a minute';
  return parts
    .slice(first, first + 2)
    .filter((part) => part !== null)
    .join(' ');
}

function formatUnit(count: number, unit: string): string | null {
  return count === 0 ? null : formatCount(count, unit);
}

/**
 * Lists what an open motion still needs before it can pass, as parts of a phrase: `['3 more yes votes', '2 days']`.
 * Empty if it can pass now. Whether it is on hold or not open is left to the caller, who shows its state.
 */
export function stillNeeded(standing: Standing, now: Date): string[] {
  const missing = missingYes(standing);
  return [
    ...(missing > 0 ? [formatCount(missing, 'more yes vote')] : []),
    ...standing.obstacles.flatMap((obstacle) => phraseOf(obstacle, now) ?? []),
  ];
}

/** Several obstacles may ask for yes votes; the largest number counts. */
function missingYes({ obstacles }: Standing): number {
  const missing = obstacles.map((obstacle) => {
    switch (obstacle.is) {
      case 'yes-votes':
      case 'threshold':
        return obstacle.need - obstacle.have;
      case 'not-more-yes-than-no':
        return obstacle.no + 1 - obstacle.yes;
      default:
        return 0;
    }
  });
  return Math.max(0, ...missing);
}

function phraseOf(obstacle: Obstacle, now: Date): string | null {
  switch (obstacle.is) {
    case 'quorum':
      return `${formatCount(obstacle.need - obstacle.have, 'more vote')} of any kind for a quorum`;
    case 'objection':
      return `no objection (there ${obstacle.by.length === 1 ? 'is one by' : 'are some by'} ${listOf(obstacle.by)})`;
    case 'approval':
      return `approval by ${capacityText[obstacle.capacity]}`;
    case 'too-early':
      return timeLeft(now, obstacle.until);
    default:
      return null;
  }
}
