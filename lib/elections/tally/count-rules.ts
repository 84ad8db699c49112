import { methods } from './index';
import type { BallotSet, Contest, Rules } from './types';

/**
 * Completes the rules. Seats (1 for a method made for one seat) and the meaning of unranked candidates come from the
 * file if it gives them (else 1 and `last`). The strength is the method's first, equal ranks are as the method needs
 * them, and a tie stops the count.
 */
export function defaultRules(
  contest: Contest,
  choices: Partial<Rules> & Pick<Rules, 'method'>,
): Rules {
  const method = methods[choices.method];
  return {
    method: choices.method,
    seats: choices.seats ?? (method.isForOneSeat ? 1 : (contest.seats ?? 1)),
    unranked: choices.unranked ?? contest.unranked ?? 'last',
    strength: choices.strength ?? method.strengths[0] ?? 'winning-votes',
    equalRanks: choices.equalRanks ?? (method.ballots === 'weak' ? 'allowed' : 'refused'),
    tie: choices.tie ?? { kind: 'stop' },
    cap: choices.cap ?? null,
    defaultOption: choices.defaultOption ?? null,
  };
}

/** Reason this contest cannot be counted by these rules, in words, or null if it can. */
export function refuseRules(contest: Contest, rules: Rules): string | null {
  const method = methods[rules.method];
  const { seats, strength, cap, defaultOption } = rules;
  if (!Number.isInteger(seats) || seats < 1)
    return `The number of seats is ${seats}; it has to be a whole number above 0.`;
  if (!contest.candidates.some((candidate) => !candidate.withdrawn))
    return 'Nobody stands in this contest.';
  if (method.strengths.length > 0 && !method.strengths.includes(strength)) {
    return `${method.title} is not counted by ${strength}; it can be by ${method.strengths.join(' or ')}.`;
  }
  if (rules.equalRanks === 'refused' && method.ballots === 'weak') {
    const equal = countEqualRanks(contest.ballots);
    if (equal > 0) return `${equal} ballots rank candidates equally, and the rules refuse that.`;
  }
  if (cap && (cap.atMost < 0 || !Number.isInteger(cap.atMost)))
    return 'The seat cap has to be a whole number, 0 or more.';
  return defaultOption ? refuseDefaultOption(contest, rules, defaultOption.id) : null;
}

function refuseDefaultOption(contest: Contest, rules: Rules, id: string): string | null {
  const option = contest.candidates.find((candidate) => candidate.id === id);
  if (!option || option.withdrawn)
    return `The default option ${id} does not stand in this contest.`;
  if (!['schulze', 'ranked-pairs', 'minimax'].includes(rules.method))
    return 'A default option needs a pairwise method.';
  return null;
}

/**
 * Counts the ballots that give two candidates the same rank. Discarded ballots are not counted: they are no longer
 * known.
 */
export function countEqualRanks({ width, distinct, ranks, weights }: BallotSet): number {
  let equal = 0;
  for (let i = 0; i < distinct; i++) {
    const ballot = ranks.subarray(i * width, (i + 1) * width);
    // Ranks are dense, so on a ballot without equal ranks the number of ranked candidates is its highest rank.
    let ranked = 0;
    let highest = 0;
    for (const rank of ballot) {
      if (rank > 0) ranked++;
      if (rank > highest) highest = rank;
    }
    if (ranked > highest) equal += weights[i] ?? 0;
  }
  return equal;
}
