import type { CandidacyOutcome } from './results-rules';

/** How a contest ended. `open` while it has not, `unknown` where the record does not say. */
export type ContestOutcome =
  'open' | 'acclaimed' | 'polled' | 'leaderless' | 'appointed' | 'unknown';

/** The seats a contest is about: the committee's, or a team's lead. */
export type ContestKind = 'tc' | 'ptl';

/** What the record says about a contest. */
export type ContestFacts = {
  kind: ContestKind;
  /** The outcomes of its entries in the results. Empty when no results are known. */
  outcomes: readonly CandidacyOutcome[];
  /** How many people stood: those with a statement or an entry. */
  candidates: number;
  /** Whether the results of this election and kind are known at all. */
  hasResults: boolean;
  isListedLeaderless: boolean;
  /** What the results give in place of a poll's address. */
  poll: string | null;
};

/**
 * How a contest ended, from the results alone; nothing is concluded where they are missing, except that a
 * seat nobody stood for has no leader.
 *
 * 1. The committee appointed somebody, or the former PTL stays: appointed.
 * 2. Said to be leaderless, or nobody stood: leaderless.
 * 3. Somebody lost, or there is a poll's address: polled.
 * 4. Everybody who stood is elected: acclaimed.
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

/** Whether the text is the address of a poll's result (the voting service's result page). */
export function isPoll(text: string | null): boolean {
  return text !== null && /^https?:\/\/[^/]*civs[^/]*\/.*results/i.test(text);
}

/** How many people a contest's results say it seats; null where they don't. */
export function seatsIn(outcomes: readonly CandidacyOutcome[]): number | null {
  const seated = outcomes.filter((outcome) => outcome === 'elected').length;
  return seated > 0 ? seated : null;
}
