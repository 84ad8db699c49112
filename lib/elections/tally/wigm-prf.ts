import { oneAt } from './fixed';
import { Piles } from './parcels';
import { preferencesOf } from './preferences';
import { RoundLog, extreme } from './rounds';
import type { Method, MethodInput, Tie } from './types';

const DECIMALS = 4;

/**
 * Counts by the reference rule of the Proportional Representation Foundation for the weighted inclusive
 * Gregory method: four decimals, truncated after every multiplication and division.
 *
 * 1. The quota is the valid ballots divided by one more than the seats, plus 0.0001 [A.1].
 * 2. Every ballot has weight one and counts for its first preference [A.4, A.5].
 * 3. Candidates who reach the quota are elected, with a surplus to transfer, which may be zero [B.1].
 * 4. The largest surplus is transferred: each of its ballots has its weight multiplied by the surplus,
 *    divided by the candidate's votes, and goes to its next hopeful preference [B.3].
 * 5. Without a surplus to transfer, the candidate with the fewest votes is defeated and their ballots
 *    are transferred at their present weight [B.4]. The rule allows defeating sure losers together; this
 *    implementation does not.
 * 6. When the seats are filled, or no more candidates are left than seats, the count ends [D.3, C].
 * 7. Equal votes in steps 4 and 5 go to the tie-break at once; earlier rounds are ignored [D.1].
 *
 * @see Proportional Representation Foundation, "Reference WIGM Rule", prfound.org
 *
 * @example
 * // 2 seats, 4 ballots ann > bo, 1 bo, 1 cy: quota 2.0001. ann is elected; her surplus of 1.9999 moves
 * // at 0.4999 a ballot, so bo has 2.9996 and is elected.
 */
export const wigmPrf: Method = {
  name: 'wigm-prf',
  title: 'WIGM STV (PR Foundation)',
  citation: 'Proportional Representation Foundation, "Reference WIGM Rule"',
  ballots: 'strict',
  strengths: [],

  count(input) {
    const { contest, rules } = input;
    const preferences = preferencesOf(contest.ballots, rules.equalRanks);
    const one = oneAt(DECIMALS);
    const piles = new Piles(preferences, one);
    const all = BigInt(preferences.valid) * one;
    const quota = all / BigInt(rules.seats + 1) + 1n;
    const log = new RoundLog(
      contest.candidates.map(({ id }) => id),
      DECIMALS,
    );
    const tie = runRounds({ input, log, piles, quota, all });
    return log.finish(tie, { quota: log.text(quota), valid: preferences.valid });
  },
};

type Count = {
  readonly input: MethodInput;
  readonly log: RoundLog;
  readonly piles: Piles;
  readonly quota: bigint;
  readonly all: bigint;
};

function runRounds(count: Count): Tie | null {
  const { log, piles, quota, all, input } = count;
  const pending = new Set<number>();
  for (;;) {
    log.open(piles.votes, { quota, exhausted: all - piles.total() });
    if (isOver(log, piles, input.rules.seats)) return null;
    const reached = log.in('hopeful').filter((place) => (piles.votes[place] ?? 0n) >= quota);
    log.elect(reached, piles.votes, 'reached the quota');
    for (const place of reached) pending.add(place);
    if (isOver(log, piles, input.rules.seats)) return null;
    const hasSurplus = pending.size > 0;
    const tie = hasSurplus ? transferSurplus(count, pending) : defeatLowest(count);
    if (tie) return tie;
    // After a defeat the count may be over in the same round, before the ballots move [D.3].
    if (!hasSurplus && isOver(log, piles, input.rules.seats)) return null;
  }
}

/** Does step 6: elects those left if they are no more than the vacancies. Returns true if the count is over. */
function isOver(log: RoundLog, piles: Piles, seats: number): boolean {
  const left = log.in('hopeful');
  const vacancies = seats - log.elected.length;
  if (vacancies > 0 && left.length > vacancies) return false;
  if (vacancies > 0) log.elect(left, piles.votes, 'no more candidates were left than seats');
  log.act(`${log.rounds.at(-1)?.action ?? ''} The count ends.`.trim());
  return true;
}

function transferSurplus({ log, piles, quota, input }: Count, pending: Set<number>): Tie | null {
  const tied = extreme([...pending], piles.votes, 'most');
  const where = `Round ${log.rounds.length}: largest surplus`;
  const first = tied.length > 1 ? input.breakTie(tied, where)?.[0] : tied[0];
  if (first === undefined) return log.stop('surplus', tied);
  const votes = piles.votes[first] ?? 0n;
  const surplus = votes - quota;
  const one = oneAt(DECIMALS);
  log.act(`${log.name(first)}'s surplus of ${log.text(surplus)} is transferred.`, first);
  piles.transfer(first, (place) => log.states[place] === 'hopeful', {
    // Truncated after the multiplication and again after the division, as D.4 requires.
    revalue: (weight) => (((weight * surplus) / one) * one) / votes,
    remainder: quota,
  });
  pending.delete(first);
  return null;
}

function defeatLowest({ log, piles, input }: Count): Tie | null {
  const tied = extreme(log.in('hopeful'), piles.votes, 'fewest');
  const where = `Round ${log.rounds.length}: fewest votes`;
  const out = tied.length > 1 ? input.breakTie(tied, where)?.at(-1) : tied[0];
  if (out === undefined) return log.stop('exclusion', tied);
  log.exclude(out);
  log.act(`${log.name(out)} has the fewest votes and is defeated.`);
  if (log.in('hopeful').length > input.rules.seats - log.elected.length) {
    piles.transfer(out, (place) => log.states[place] === 'hopeful', {
      revalue: (weight) => weight,
      remainder: 0n,
    });
  }
  return null;
}
