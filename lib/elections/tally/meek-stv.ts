import { divUp, formatFixed, oneAt, sum } from './fixed';
import { placesOf } from './pairwise';
import { preferencesOf } from './preferences';
import type { Preferences } from './preferences';
import { RoundLog, extreme } from './rounds';
import type { Method, MethodInput, MethodOutput } from './types';
import { VoteTree } from './vote-tree';

const DECIMALS = 9;
const ONE = oneAt(DECIMALS);
/** A millionth of a vote: smaller surpluses are treated as zero. */
const OMEGA = ONE / 1_000_000n;

/**
 * Counts by Meek's method as in the reference rule of the Proportional Representation Foundation: nine decimals.
 *
 * 1. Every candidate keeps a share of each vote that reaches them, the keep factor, which is at first 1 [A].
 * 2. Each ballot gives its first preference that share of its weight, rounded up, the next preference its share of
 *    what is left, and so on [B.2.a].
 * 3. The quota is the sum of the candidates' votes, divided by one more than the seats and truncated, plus
 *    0.000000001. It falls as ballots run out of preferences [B.2.b].
 * 4. Candidates who reach the quota are elected, and a new round begins [B.2.c, B.2.e].
 * 5. Otherwise every elected candidate's keep factor is multiplied by quota ÷ votes, rounding up twice, and steps
 *    2 to 5 are repeated until the sum of the surpluses is below 0.000001 or no longer shrinks [B.2.d to f].
 * 6. Then the candidate with the fewest votes is defeated: their keep factor becomes 0. Candidates whose votes
 *    exceed the fewest by no more than the surplus are tied, and the tie-break decides [B.3].
 * 7. When the seats are filled, or no more candidates are left than seats, the count ends [B.1, C].
 *
 * @see Proportional Representation Foundation, "Reference Meek Rule", prfound.org
 *
 * @example
 * // 1 seat, 3 ballots ann, 2 bo: quota 2.500000001, ann is elected with 3.000000000.
 */
export const meekStv: Method = {
  name: 'meek-stv',
  title: 'Meek STV (PR Foundation)',
  citation: 'Proportional Representation Foundation, "Reference Meek Rule"',
  ballots: 'strict',
  strengths: [],

  count(input) {
    const { contest, rules } = input;
    const preferences = preferencesOf(contest.ballots, rules.equalRanks);
    const log = new RoundLog(
      contest.candidates.map(({ id }) => id),
      DECIMALS,
    );
    return runRounds({ input, log, preferences, keep: contest.candidates.map(() => ONE) });
  },
};

type Count = {
  readonly input: MethodInput;
  readonly log: RoundLog;
  readonly preferences: Preferences;
  readonly keep: bigint[];
};

function runRounds(count: Count): MethodOutput {
  const { input, log, preferences } = count;
  const all = BigInt(preferences.valid) * ONE;
  const quota = log.text(all / BigInt(input.rules.seats + 1) + 1n);
  for (;;) {
    const { votes, surplus } = iterate(count);
    if (isOver(count, votes)) return log.finish(null, { quota, valid: preferences.valid });
    if (log.rounds.at(-1)?.elected.length) continue;
    const lowest = votes[extreme(log.in('hopeful'), votes, 'fewest')[0] ?? 0] ?? 0n;
    const tied = log.in('hopeful').filter((place) => (votes[place] ?? 0n) <= lowest + surplus);
    const where = `Round ${log.rounds.length}: fewest votes`;
    const out = tied.length > 1 ? input.breakTie(tied, where)?.at(-1) : tied[0];
    if (out === undefined)
      return log.finish(log.stop('exclusion', tied), { quota, valid: preferences.valid });
    log.exclude(out);
    log.act(`${log.name(out)} has the fewest votes and is defeated.`);
    count.keep[out] = 0n;
    if (isOver(count, votes)) return log.finish(null, { quota, valid: preferences.valid });
  }
}

/** Does step 7: elects those left if they are no more than the vacancies. Returns true if the count is over. */
function isOver({ input, log }: Count, votes: readonly bigint[]): boolean {
  const left = log.in('hopeful');
  const vacancies = input.rules.seats - log.elected.length;
  if (vacancies > 0 && left.length > vacancies) return false;
  if (vacancies > 0) log.elect(left, votes, 'no more candidates were left than seats');
  log.act(`${log.rounds.at(-1)?.action ?? ''} The count ends.`.trim());
  return true;
}

/** Does steps 2 to 5 until a candidate is elected or the surplus is negligible or no longer shrinks. Logs the round. */
function iterate({ input, log, preferences, keep }: Count): {
  votes: readonly bigint[];
  surplus: bigint;
} {
  const tree = new VoteTree(preferences, log.states);
  const all = BigInt(preferences.valid) * ONE;
  let last: bigint | null = null;
  for (;;) {
    const votes = tree.distribute(keep, ONE);
    const cast = sum(votes);
    const quota = cast / BigInt(input.rules.seats + 1) + 1n;
    const left = log.in('hopeful');
    const reached = left.filter((place) => (votes[place] ?? 0n) >= quota);
    // If no more candidates than seats are left, the count is over before it begins, and nobody needs a quota.
    const hasEnded = left.length <= input.rules.seats - log.elected.length;
    const elected = log.in('elected');
    const surpluses = sum([...elected, ...reached].map((place) => (votes[place] ?? 0n) - quota));
    const surplus = surpluses > 0n ? surpluses : 0n;
    if (hasEnded || reached.length > 0 || surplus < OMEGA || (last !== null && surplus >= last)) {
      log.open(votes, { quota, exhausted: all - cast, keep: describeKeep(log, keep) });
      if (!hasEnded) log.elect(reached, votes, 'reached the quota');
      if (reached.length > 0) log.act('Keep factors are adjusted to transfer the surplus.');
      return { votes, surplus };
    }
    last = surplus;
    for (const place of elected) {
      const kept = divUp((keep[place] ?? 0n) * quota, ONE);
      keep[place] = divUp(kept * ONE, votes[place] ?? ONE);
    }
  }
}

function describeKeep(log: RoundLog, keep: readonly bigint[]): Record<string, string> {
  const shown = placesOf(keep.length).filter((place) => log.states[place] !== 'excluded');
  return Object.fromEntries(
    shown.map((place) => [log.name(place), formatFixed(keep[place] ?? 0n, DECIMALS)]),
  );
}
