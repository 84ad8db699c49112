import type { CandidacyOutcome } from './results-rules';

/** Outcome of a contest: `open` until the election is over, `unknown` if the record does not give it. */
export type ContestOutcome =
  'open' | 'acclaimed' | 'polled' | 'leaderless' | 'appointed' | 'unknown';

/** Seats a contest is about: the committee's, or a team's lead. */
export type ContestKind = 'tc' | 'ptl';

/** Facts in the record about a contest. */
export type ContestFacts = {
  kind: ContestKind;
  /** Outcomes of its entries in the results. Empty if no results are known. */
  outcomes: readonly CandidacyOutcome[];
  /** Number of people who stood: those with a statement or an entry. */
  candidates: number;
  /** True if the results of this election and kind are known. */
  hasResults: boolean;
  isListedLeaderless: boolean;
  /** Text in the results in place of a poll's address. */
  poll: string | null;
};

/**
 * Derives a contest's outcome from the results alone. Without results it is unknown, except that a team's
 * lead for whose seat nobody stood is leaderless.
 *
 * 1. The committee appointed somebody, or the former PTL stays: appointed.
 * 2. An entry is leaderless, nobody stood for a team's lead, or (without entries) the results list it as
 *    leaderless: leaderless.
 * 3. A candidate lost, or there is a poll's address: polled.
 * 4. Candidates are elected and none has an unknown outcome: acclaimed.
 */
export function outcomeOfContest(facts: ContestFacts): ContestOutcome {
  const has = (outcome: CandidacyOutcome) => facts.outcomes.includes(outcome);
  if (has('appointed') || has('incumbent')) return 'appointed';
  if (has('leaderless') || (facts.candidates === 0 && facts.kind === 'ptl')) return 'leaderless';
  if (!facts.hasResults || facts.outcomes.length === 0) {
    return facts.isListedLeaderless ? 'leaderless' : 'unknown';
  }
  if (has('not-elected') || isPoll(facts.poll)) return 'polled';
  return has('elected') && !has('unknown') ? 'acclaimed' : 'unknown';
}

/** True if the text is the address of a poll's result (the voting service's result page). */
export function isPoll(text: string | null): boolean {
  return text !== null && /^https?:\/\/[^/]*civs[^/]*\/.*results/i.test(text);
}

/** Counts the people elected by a contest's results; null if none are. */
export function seatsIn(outcomes: readonly CandidacyOutcome[]): number | null {
  const seated = outcomes.filter((outcome) => outcome === 'elected').length;
  return seated > 0 ? seated : null;
}
