import { countMarks } from './ballots';
import { groupByScore, placesOf } from './pairwise';
import type { Method } from './types';

/**
 * Counts approvals: every voter marks as many candidates as they like, and the most marked win.
 *
 * 1. A ballot approves every candidate it ranks, whatever the rank.
 * 2. The order is by approvals, most first. Equal numbers are a tie.
 *
 * @see S. J. Brams and P. C. Fishburn, "Approval voting", American Political Science Review 72, 1978
 *
 * @example
 * // 2 ballots approve ann and bo, 1 bo alone: bo 3, ann 2. order: [['bo'], ['ann']]
 */
export const approval: Method = {
  name: 'approval',
  title: 'Approval',
  citation:
    'S. J. Brams and P. C. Fishburn, "Approval voting", American Political Science Review 72, 1978',
  ballots: 'weak',
  strengths: [],

  count({ contest }) {
    const { ranked } = countMarks(contest.ballots);
    const scores = Object.fromEntries(
      contest.candidates.map(({ id }, place) => [id, ranked[place] ?? 0]),
    );
    return {
      order: groupByScore(placesOf(contest.candidates.length), (place) => ranked[place] ?? 0),
      elected: null,
      tie: null,
      detail: { kind: 'scores', scores, spoiled: 0 },
    };
  },
};
