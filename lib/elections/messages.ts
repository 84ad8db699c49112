import type { ContestOutcome } from './outcome-rules';
import type { CandidacyOutcome } from './results-rules';
import type { ElectionState } from './rules';

/** A state in a word or two. */
export const stateText: Record<ElectionState, string> = {
  upcoming: 'Upcoming',
  nominations: 'Nominations open',
  campaigning: 'Campaigning',
  voting: 'Voting open',
  closed: 'Closed',
  archived: 'Archived',
};

/** How a contest ended, in a word or two. */
export const contestText: Record<ContestOutcome, string> = {
  open: 'Open',
  acclaimed: 'Acclaimed',
  polled: 'Polled',
  leaderless: 'No candidate',
  appointed: 'Appointed',
  unknown: 'Outcome not recorded',
};

/** How somebody fared, in a word or two; null where there is nothing to say. */
export const candidacyText: Record<CandidacyOutcome, string | null> = {
  elected: 'Elected',
  'not-elected': 'Not elected',
  appointed: 'Appointed',
  incumbent: 'Stays in office',
  leaderless: null,
  withdrawn: 'Withdrew',
  pending: null,
  unknown: null,
};

/** What is said of a name that the record does not have. */
export const NAMELESS = 'Name not recorded';
