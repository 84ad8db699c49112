import { listOf } from '@/lib/text';
import { formatCount } from '@/lib/time';
import type { ContestOutcome } from './outcome-rules';
import type { CandidacyOutcome } from './results-rules';
import { isOver, type ElectionState } from './rules';

/** Short text for an election's state. */
export const stateText: Record<ElectionState, string> = {
  upcoming: 'Upcoming',
  nominations: 'Nominations open',
  campaigning: 'Campaigning',
  voting: 'Voting open',
  closed: 'Closed',
  archived: 'Archived',
};

/** Short text for a contest's outcome. */
export const contestText: Record<ContestOutcome, string> = {
  open: 'Open',
  acclaimed: 'Acclaimed',
  polled: 'Polled',
  leaderless: 'No candidate',
  appointed: 'Appointed',
  unknown: 'Outcome not recorded',
};

/** Short text for a candidacy's outcome; null if nothing is shown. */
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

/** Text shown in place of a name that the record does not have. */
export const NAMELESS = 'Name not recorded';

type Summed = {
  state: ElectionState;
  contests: readonly { outcome: ContestOutcome; candidates: readonly unknown[] }[];
};

/** Summarises an election in a sentence or two: the number of candidates, and of contests by outcome. */
export function leadOf({ state, contests }: Summed): string {
  if (contests.length === 0) return 'Nothing is known yet but its dates.';
  const candidates = contests.reduce((sum, contest) => sum + contest.candidates.length, 0);
  const countOf = (outcome: ContestOutcome) =>
    contests.filter((contest) => contest.outcome === outcome).length;
  const stood = isOver(state) ? 'are' : 'are so far';
  const first = `${formatCount(candidates, 'candidacy', 'candidacies')} ${stood} in the record, for ${formatCount(contests.length, 'contest')}.`;
  const parts = [
    [countOf('polled'), 'went to a poll'],
    [countOf('acclaimed'), 'ended by acclamation'],
    [countOf('appointed'), 'ended with an appointment'],
    [countOf('leaderless'), 'had no candidate'],
    [countOf('unknown'), 'ended in a way the record does not tell'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return told.length === 0 ? first : `${first} ${listOf(told)}.`;
}
