import { isCommittee } from './names-rules';
import { meaningOf } from './configuration-rules';
import type { ContestOutcome } from './outcome-rules';
import type { CandidacyOutcome } from './results-rules';

/**
 * State of an election. `closed` if its timeline is over, `archived` if it has none: such elections were held before
 * the record begins.
 */
export type ElectionState =
  'upcoming' | 'nominations' | 'campaigning' | 'voting' | 'closed' | 'archived';

/** All states, in the order of an election's life. */
export const ELECTION_STATES = [
  'upcoming',
  'nominations',
  'campaigning',
  'voting',
  'closed',
  'archived',
] as const satisfies readonly ElectionState[];

/** An event of a timeline. */
export type ElectionEvent = { name: string; startAt: Date; endAt: Date };

/**
 * Determines the state of an election at a moment. Beginnings are inclusive and ends exclusive.
 *
 * If events overlap, voting takes precedence over campaigning and campaigning over nominations. Before the first event
 * the state is `upcoming`. Between two events it is `upcoming` if nominations are next, and `campaigning` otherwise.
 */
export function stateAt(timeline: readonly ElectionEvent[], at: Date): ElectionState {
  if (timeline.length === 0) return 'archived';
  const running = new Set(
    timeline
      .filter(({ startAt, endAt }) => startAt <= at && at < endAt)
      .map(({ name }) => meaningOf(name)?.phase ?? 'campaigning'),
  );
  for (const phase of ['voting', 'campaigning', 'nominations'] as const) {
    if (running.has(phase)) return phase;
  }
  const next = timeline
    .filter(({ startAt }) => startAt > at)
    .sort((a, b) => +a.startAt - +b.startAt)[0];
  if (!next) return 'closed';
  const hasBegun = timeline.some(({ startAt }) => startAt <= at);
  return hasBegun && meaningOf(next.name)?.phase !== 'nominations' ? 'campaigning' : 'upcoming';
}

/** True if an election in this state can have an outcome. */
export function isOver(state: ElectionState): boolean {
  return state === 'closed' || state === 'archived';
}

/** Returns a contest's outcome at a moment: open until the election is over, then the recorded one. */
export function outcomeIn(state: ElectionState, outcome: ContestOutcome): ContestOutcome {
  return isOver(state) ? outcome : 'open';
}

/** Returns a candidacy's outcome at a moment: pending until the election is over. */
export function candidacyIn(state: ElectionState, outcome: CandidacyOutcome): CandidacyOutcome {
  return isOver(state) ? outcome : 'pending';
}

/** Compares an event with a moment. */
export function tenseOf(
  { startAt, endAt }: ElectionEvent,
  at: Date,
): 'past' | 'current' | 'future' {
  if (at < startAt) return 'future';
  return at < endAt ? 'current' : 'past';
}

/**
 * Returns the number of seats: the number elected by the results or, without results, the configuration's number for
 * the committee. Null if unknown.
 */
export function seatsOf(kind: string, seats: number, tcSeats: number | null): number | null {
  if (seats > 0) return seats;
  return isCommittee(kind) ? tcSeats : null;
}

/** True if there are more candidates than seats. With unknown seats, a contest is not contested. */
export function isContested({
  seats,
  candidates,
}: {
  seats: number | null;
  candidates: number;
}): boolean {
  return seats !== null && candidates > seats;
}

/**
 * Returns the share of the electorate that voted, 0 to 1; null if either number is unknown or the electorate is empty.
 */
export function turnoutOf(electorate: number | null, votesCast: number | null): number | null {
  if (electorate === null || votesCast === null || electorate <= 0) return null;
  return votesCast / electorate;
}

/** Maximum length, in characters of HTML, up to which all statements of an election are shown on one page. */
export const MAX_STATEMENTS_LENGTH = 50_000;

/**
 * Chooses the contests whose statements a page of candidates shows.
 *
 * Returns the requested one if it exists; otherwise all with candidates if their statements are short in total;
 * otherwise the first with candidates.
 */
export function chooseContests<Choice extends { slug: string; candidates: readonly unknown[] }>(
  contests: readonly Choice[],
  lengths: ReadonlyMap<string, number>,
  asked: string | null,
): Choice[] {
  const wanted = contests.find(({ slug }) => slug === asked);
  if (wanted) return [wanted];
  const withCandidates = contests.filter(({ candidates }) => candidates.length > 0);
  const total = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  return total <= MAX_STATEMENTS_LENGTH ? withCandidates : withCandidates.slice(0, 1);
}
