import { countMarks } from './ballots';
import { groupByScore, placesOf } from './pairwise';
import type { Method } from './types';

/**
 * Counts first choices only, also called first past the post.
 *
 * 1. A ballot counts for the one candidate it puts first. One that puts several first is spoiled.
 * 2. The order is by votes, most first. Equal numbers are a tie.
 *
 * With several seats the candidates with the most votes take them (the single non-transferable vote).
 *
 * @see Representation of the People Act 1983, schedule 1, rules 47 to 50 (United Kingdom)
 *
 * @example
 * // 42 Memphis, 26 Nashville, 15 Chattanooga, 17 Knoxville: Memphis wins.
 */
export const plurality: Method = {
  name: 'plurality',
  title: 'Plurality',
  citation: 'Representation of the People Act 1983, schedule 1, rules 47 to 50',
  ballots: 'weak',
  strengths: [],

  count({ contest }) {
    const { soleFirst, sharedFirst } = countMarks(contest.ballots);
    const scores = Object.fromEntries(
      contest.candidates.map(({ id }, place) => [id, soleFirst[place] ?? 0]),
    );
    return {
      order: groupByScore(placesOf(contest.candidates.length), (place) => soleFirst[place] ?? 0),
      elected: null,
      tie: null,
      detail: { kind: 'scores', scores, spoiled: sharedFirst },
    };
  },
};
