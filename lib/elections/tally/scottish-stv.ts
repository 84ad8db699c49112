import { mulDiv, oneAt } from './fixed';
import { Piles } from './parcels';
import { preferencesOf } from './preferences';
import { RoundLog, extreme } from './rounds';
import type { Method, MethodInput, Tie } from './types';

const DECIMALS = 5;

/**
 * Counts by the single transferable vote as used for councils in Scotland: weighted inclusive Gregory, five
 * decimals, remainders ignored. Numbers in brackets are the rules of the Order.
 *
 * 1. Every valid ballot counts one vote for its first preference [45].
 * 2. The quota is the valid ballots divided by one more than the seats, decimals ignored, plus one [46].
 * 3. Candidates who reach the quota are elected [47].
 * 4. When no more candidates continue than there are vacancies, they are all elected and nothing more is
 *    transferred [52].
 * 5. If an elected candidate has more than the quota, the largest surplus is transferred: each ballot goes to
 *    its next continuing preference at its value times the surplus divided by the candidate's votes [48, 49].
 * 6. Otherwise the candidate with the fewest votes is excluded and their ballots are transferred at their
 *    present value [50].
 * 7. Equal votes in step 5 or 6 are decided by the most recent earlier stage at which they differed; if only
 *    some differed, those still level go back further. Otherwise the lot decides, which here is the tie-break
 *    [49, 51].
 *
 * @see The Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52
 *
 * @example
 * // 2 seats, 4 ballots ann > bo, 1 bo, 1 cy: quota 3. ann is elected; her surplus of 1.00000 moves at
 * // 0.25000 a ballot, so bo has 2.00000 and cy 1.00000; cy is excluded and bo takes the second seat.
 */
export const scottishStv: Method = {
  name: 'scottish-stv',
  title: 'Scottish STV',
  citation:
    'Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52',
  ballots: 'strict',
  strengths: [],

  count(input) {
    const { contest, rules } = input;
    const preferences = preferencesOf(contest.ballots, rules.equalRanks);
    const one = oneAt(DECIMALS);
    const piles = new Piles(preferences, one);
    const quota = (BigInt(preferences.valid) / BigInt(rules.seats + 1) + 1n) * one;
    const log = new RoundLog(
      contest.candidates.map(({ id }) => id),
      DECIMALS,
    );
    const all = BigInt(preferences.valid) * one;
    const tie = runStages({ input, log, piles, quota, all });
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

function runStages(count: Count): Tie | null {
  const { log, piles, quota, all, input } = count;
  const pending = new Set<number>();
  for (;;) {
    log.open(piles.votes, { quota, exhausted: all - piles.total() });
    const reached = log.in('hopeful').filter((place) => (piles.votes[place] ?? 0n) >= quota);
    log.elect(reached, piles.votes, 'reached the quota');
    for (const place of reached) pending.add(place);
    if (isOver(log, piles, input.rules.seats)) return null;
    const surpluses = [...pending].filter((place) => (piles.votes[place] ?? 0n) > quota);
    const tie =
      surpluses.length > 0 ? transferSurplus(count, surpluses, pending) : excludeLowest(count);
    if (tie) return tie;
    if (surpluses.length === 0 && isOver(log, piles, input.rules.seats)) return null;
  }
}

/** Does step 4: elects those who continue if they are no more than the vacancies. Returns true if the count is over. */
function isOver(log: RoundLog, piles: Piles, seats: number): boolean {
  const left = log.in('hopeful');
  const vacancies = seats - log.elected.length;
  if (vacancies > 0 && left.length <= vacancies)
    log.elect(left, piles.votes, 'as many continue as there are vacancies');
  if (vacancies > 0 && left.length > vacancies) return false;
  log.act(`${log.rounds.at(-1)?.action ?? ''} The count ends.`.trim());
  return true;
}

function transferSurplus(
  count: Count,
  surpluses: readonly number[],
  pending: Set<number>,
): Tie | null {
  const { log, piles, quota } = count;
  const [first] = extremeOf(count, surpluses, 'most');
  if (first === undefined) return log.stop('surplus', extreme(surpluses, piles.votes, 'most'));
  const votes = piles.votes[first] ?? 0n;
  const surplus = votes - quota;
  log.act(`${log.name(first)}'s surplus of ${log.text(surplus)} is transferred.`, first);
  piles.transfer(first, (place) => log.states[place] === 'hopeful', {
    revalue: (value) => mulDiv(surplus, value, votes),
    remainder: quota,
  });
  pending.delete(first);
  return null;
}

function excludeLowest(count: Count): Tie | null {
  const { log, piles, input } = count;
  const left = log.in('hopeful');
  const out = extremeOf(count, left, 'fewest').at(-1);
  if (out === undefined) return log.stop('exclusion', extreme(left, piles.votes, 'fewest'));
  log.exclude(out);
  log.act(`${log.name(out)} has the fewest votes and is excluded.`);
  // Rule 52(2): no transfer when those who continue fill the vacancies.
  if (log.in('hopeful').length > input.rules.seats - log.elected.length) {
    piles.transfer(out, (place) => log.states[place] === 'hopeful', {
      revalue: (value) => value,
      remainder: 0n,
    });
  }
  return null;
}

/**
 * Does step 7: returns the candidate with the most or fewest votes as a list of one, the tied in tie-break order, or an
 * empty list if the count must stop.
 */
function extremeOf(
  { log, piles, input }: Count,
  places: readonly number[],
  which: 'most' | 'fewest',
): readonly number[] {
  const tied = extreme(places, piles.votes, which);
  const where = `Round ${log.rounds.length}: ${which === 'most' ? 'largest surplus' : 'fewest votes'}`;
  let level = tied;
  for (let stage = log.history.length - 2; stage >= 0 && level.length > 1; stage--) {
    const narrowed = extreme(level, log.history[stage] ?? [], which);
    if (narrowed.length < level.length) {
      level = narrowed;
      if (level.length === 1) {
        const names = level.map((place) => log.name(place));
        const others = tied
          .filter((place) => !level.includes(place))
          .map((place) => log.name(place));
        const between = tied.map((place) => log.name(place));
        const order = which === 'most' ? [...names, ...others] : [...others, ...names];
        const transcript = [
          `At stage ${stage + 1} ${names.join()} had the ${which} votes of those tied.`,
        ];
        input.record({ where, between, by: 'earlier-stage', order, transcript });
      }
    }
  }
  return level.length > 1 ? (input.breakTie(level, where) ?? []) : level;
}
