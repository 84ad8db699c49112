import { Piles } from './parcels';
import { preferencesOf } from './preferences';
import { RoundLog, extreme } from './rounds';
import type { Method } from './types';

/**
 * Counts by instant-runoff voting, also called the alternative vote.
 *
 * 1. Every ballot counts for the candidate it prefers among those continuing; a ballot without one is exhausted.
 * 2. A candidate with more than half of the votes of continuing candidates wins, and the count ends.
 * 3. Otherwise the candidate with the fewest votes is excluded, and step 1 is repeated. Two or more with the
 *    fewest are a tie, which only the tie-break may decide.
 *
 * The order is the winner, then those left by their votes in the last round, then the excluded, last excluded
 * first. The method is meant for one seat: more seats are filled down that order, which is not proportional.
 *
 * @see Robert's Rules of Order Newly Revised, 12th ed., 45:62, "Preferential voting"
 *
 * @example
 * // 42 Memphis, 26 Nashville, 15 Chattanooga, 17 Knoxville, everybody's next choice the next town:
 * // Chattanooga, then Nashville are excluded; Knoxville wins 58 to 42.
 */
export const irv: Method = {
  name: 'irv',
  title: 'Instant runoff',
  citation: "Robert's Rules of Order Newly Revised, 12th ed., 45:62",
  ballots: 'strict',
  isForOneSeat: true,
  strengths: [],

  count({ contest, rules, breakTie }) {
    const preferences = preferencesOf(contest.ballots, rules.equalRanks);
    const piles = new Piles(preferences, 1n);
    const log = new RoundLog(
      contest.candidates.map(({ id }) => id),
      0,
    );
    const all = BigInt(contest.ballots.total);
    for (;;) {
      const left = log.in('hopeful');
      const inPlay = piles.total();
      log.open(piles.votes, { quota: null, exhausted: all - inPlay });
      const winner =
        left.find((place) => 2n * (piles.votes[place] ?? 0n) > inPlay) ??
        (left.length === 1 ? left[0] : undefined);
      if (winner !== undefined) {
        log.elect(
          [winner],
          piles.votes,
          `${log.text(piles.votes[winner] ?? 0n)} of ${inPlay} continuing votes`,
        );
        log.act('More than half: the count ends.');
        return { ...log.finish(null, { quota: null, valid: preferences.valid }), elected: null };
      }
      const lowest = extreme(left, piles.votes, 'fewest');
      const out =
        lowest.length > 1
          ? breakTie(lowest, `Round ${log.rounds.length}: fewest votes`)?.at(-1)
          : lowest[0];
      if (out === undefined) {
        const tie = left.length === 0 ? null : log.stop('exclusion', lowest);
        return {
          ...log.finish(tie, { quota: null, valid: preferences.valid }),
          elected: tie ? [] : null,
        };
      }
      log.exclude(out);
      log.act(`${log.name(out)} has the fewest votes and is excluded.`);
      piles.transfer(out, (place) => log.states[place] === 'hopeful', {
        revalue: (value) => value,
        remainder: 0n,
      });
    }
  },
};
