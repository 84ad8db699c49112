import { describePairwise } from './condorcet';
import { beats, pairwiseMatrix, placesOf, removeUnbeaten, strengthOf, at } from './pairwise';
import type { Matrix } from './pairwise';
import { Reach } from './reach';
import type { Majority, Method, MethodOutput, Strength, Tie, TieBreaker } from './types';

type Pair = {
  readonly winner: number;
  readonly loser: number;
  readonly strength: number;
  readonly against: number;
};
type Fate = 'locked' | 'refused' | 'contested';

/**
 * Counts by ranked pairs (Tideman): the strongest majorities are believed first.
 *
 * 1. Every pair in which one candidate beats the other is a majority, as strong as the votes for its winner
 *    (winning votes; of two equal ones, that with fewer votes against is stronger) or as its margin.
 * 2. From the strongest down, each majority is locked unless, with those locked before, it would close a cycle.
 * 3. a is above b when locked majorities lead from a to b. The order is made by taking away, again and
 *    again, everybody whom nobody left is above.
 *
 * Where equally strong majorities would close a cycle together, the outcome depends on which goes first:
 *
 * 4. If the tie-break orders the candidates in them, the majority whose winner is placed better goes first,
 *    then the one whose loser is placed worse (Zavist and Tideman).
 * 5. If not, those majorities are contested. Only what holds whichever goes first is in the order, and if a
 *    seat hangs on it the count stops.
 *
 * @see T. N. Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4, 1987
 * @see T. M. Zavist and T. N. Tideman, "Complete independence of clones in the ranked pairs rule", 1989
 *
 * @example
 * // ann beats bo 7 to 2, bo beats cy 6 to 3, cy beats ann 5 to 4: the last is refused.
 * // order: [['ann'], ['bo'], ['cy']]
 */
export const rankedPairs: Method = {
  name: 'ranked-pairs',
  title: 'Ranked pairs',
  citation:
    'T. N. Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4, 1987',
  ballots: 'weak',
  strengths: ['winning-votes', 'margins'],

  count({ contest, rules, breakTie }) {
    const matrix = pairwiseMatrix(contest.ballots, rules.unranked);
    const ids = contest.candidates.map(({ id }) => id);
    const { certain, possible, fates } = lockPairs(
      majoritiesOf(matrix, rules.strength),
      matrix.length,
      breakTie,
    );
    const order = removeUnbeaten(placesOf(matrix.length), (a, b) => certain.has(a, b));
    const contested = fates.filter(({ fate }) => fate === 'contested').map(({ pair }) => pair);
    const pairs = fates.map(({ pair, fate }) => ({ ...describePair(ids, matrix, pair), fate }));
    const output: MethodOutput = {
      order,
      elected: null,
      tie: null,
      detail: describePairwise(ids, matrix, { pairs }),
    };
    if (contested.length === 0) return output;
    return {
      ...output,
      ...findContestedSeats({ ids, order, contested, seats: rules.seats, certain, possible }),
    };
  },
};

function majoritiesOf(matrix: Matrix, strength: Strength): Pair[] {
  const all = placesOf(matrix.length);
  const pairs = all.flatMap((winner) =>
    all
      .filter((loser) => beats(matrix, winner, loser))
      .map((loser) => ({
        winner,
        loser,
        strength: strengthOf(matrix, strength, [winner, loser]),
        against: strength === 'margins' ? 0 : at(matrix, loser, winner),
      })),
  );
  return pairs.sort((a, b) => b.strength - a.strength || a.against - b.against);
}

function isEquallyStrong(a: Pair, b: Pair): boolean {
  return a.strength === b.strength && a.against === b.against;
}

/** Steps 2, 4 and 5. `certain` holds whichever of the contested goes first, `possible` for at least one way. */
function lockPairs(pairs: readonly Pair[], size: number, breakTie: TieBreaker) {
  const certain = new Reach(size);
  const possible = new Reach(size);
  const fates: { pair: Pair; fate: Fate }[] = [];
  for (let from = 0; from < pairs.length;) {
    const strongest = pairs[from];
    const until = pairs.findIndex(
      (pair, i) => i > from && strongest && !isEquallyStrong(pair, strongest),
    );
    const bunch = pairs.slice(from, until < 0 ? pairs.length : until);
    for (const part of splitBunch(bunch, certain, possible, breakTie)) {
      fates.push(...lockBunch(part, certain, possible));
    }
    from += bunch.length;
  }
  return { certain, possible, fates };
}

/** The bunch as it is if its own order makes no difference, or else one majority at a time in tie-break order if there is one. */
function splitBunch(
  bunch: Pair[],
  certain: Reach,
  possible: Reach,
  breakTie: TieBreaker,
): Pair[][] {
  const fates = lockBunch(bunch, certain.copy(), possible.copy());
  const contested = fates.filter(({ fate }) => fate === 'contested').map(({ pair }) => pair);
  if (contested.length === 0) return [bunch];
  const involved = [...new Set(contested.flatMap(({ winner, loser }) => [winner, loser]))];
  const order = breakTie(
    involved.sort((a, b) => a - b),
    'Equally strong majorities that contradict each other',
  );
  if (!order) return [bunch];
  const rank = (place: number) => order.indexOf(place);
  const uncontested = bunch.filter((pair) => !contested.includes(pair));
  contested.sort((a, b) => rank(a.winner) - rank(b.winner) || rank(b.loser) - rank(a.loser));
  return [uncontested, ...contested.map((pair) => [pair])];
}

/**
 * Locks a bunch of equally strong majorities.
 *
 * A majority is refused if a path certain to be locked contradicts it; locked if no path that could be
 * locked, now or in this bunch, contradicts it; contested otherwise.
 */
function lockBunch(
  bunch: readonly Pair[],
  certain: Reach,
  possible: Reach,
): { pair: Pair; fate: Fate }[] {
  const open = bunch.filter(({ winner, loser }) => !certain.has(loser, winner));
  for (const { winner, loser } of open) possible.add(winner, loser);
  const fates = bunch.map((pair) => {
    if (!open.includes(pair)) return { pair, fate: 'refused' as const };
    const fate: Fate = possible.has(pair.loser, pair.winner) ? 'contested' : 'locked';
    return { pair, fate };
  });
  for (const { pair, fate } of fates) if (fate === 'locked') certain.add(pair.winner, pair.loser);
  return fates;
}

function describePair(ids: readonly string[], matrix: Matrix, { winner, loser }: Pair): Majority {
  return {
    winner: ids[winner] ?? '',
    loser: ids[loser] ?? '',
    for: at(matrix, winner, loser),
    against: at(matrix, loser, winner),
  };
}

type Doubt = {
  readonly ids: readonly string[];
  readonly order: readonly (readonly number[])[];
  readonly contested: readonly Pair[];
  readonly seats: number;
  readonly certain: Reach;
  readonly possible: Reach;
};

/**
 * The tie that stops the count, if a seat hangs on contested majorities: somebody seated whom somebody not
 * seated could be above if the majorities went the other way.
 */
function findContestedSeats({ ids, order, contested, seats, certain, possible }: Doubt): {
  tie: Tie | null;
} {
  const line = order.flat();
  const seated = line.slice(0, seats);
  const others = line.slice(seats);
  const isOpen = (a: number, b: number) => !certain.has(a, b) && possible.has(b, a);
  const inDoubt = seated.filter((a) => others.some((b) => isOpen(a, b)));
  const rivals = others.filter((b) => seated.some((a) => isOpen(a, b)));
  if (inDoubt.length === 0) return { tie: null };
  const names = [...inDoubt, ...rivals].sort((a, b) => a - b).map((place) => ids[place] ?? '');
  const pairs = contested.map(
    ({ winner, loser }) => `${ids[winner] ?? ''} over ${ids[loser] ?? ''}`,
  );
  const question = `These majorities are equally strong and contradict each other: ${pairs.join('; ')}. Decide the order in which the candidates in them are to be preferred.`;
  return {
    tie: {
      kind: 'equal-strength',
      candidates: names,
      seats: inDoubt.length,
      round: null,
      question,
    },
  };
}
