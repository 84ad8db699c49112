import { isCommittee } from './names-rules';
import { meaningOf } from './configuration-rules';
import type { ContestOutcome } from './outcome-rules';
import type { CandidacyOutcome } from './results-rules';

/**
 * Where an election stands. `closed` when its timeline is over, `archived` when none is known: such
 * elections were held before the record begins.
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
 * The state of an election at a moment. Beginnings are inclusive and ends exclusive.
 *
 * When several events overlap, voting counts before campaigning and campaigning before nominations.
 * Between two events the election waits for the next one: `upcoming` before nominations, `campaigning`
 * before a vote.
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

/** Whether an election in this state can have an outcome. */
export function isOver(state: ElectionState): boolean {
  return state === 'closed' || state === 'archived';
}

/** How a contest stands at a moment: open until the election is over, then as the record has it. */
export function outcomeIn(state: ElectionState, outcome: ContestOutcome): ContestOutcome {
  return isOver(state) ? outcome : 'open';
}

/** How somebody who stands fares at a moment: pending until the election is over. */
export function candidacyIn(state: ElectionState, outcome: CandidacyOutcome): CandidacyOutcome {
  return isOver(state) ? outcome : 'pending';
}

/** Where an event stands against a moment. */
export function tenseOf(
  { startAt, endAt }: ElectionEvent,
  at: Date,
): 'past' | 'current' | 'future' {
  if (at < startAt) return 'future';
  return at < endAt ? 'current' : 'past';
}

/** Results say how many were elected; where there are none the configuration says how many seats there are. */
export function seatsOf(kind: string, seats: number, tcSeats: number | null): number | null {
  if (seats > 0) return seats;
  return isCommittee(kind) ? tcSeats : null;
}

/** More people than seats stand; with unknown seats, nothing is contested. */
export function isContested({
  seats,
  candidates,
}: {
  seats: number | null;
  candidates: number;
}): boolean {
  return seats !== null && candidates > seats;
}

/** The share of the electorate that voted, 0 to 1; null where either number is unknown or nobody could. */
export function turnoutOf(electorate: number | null, votesCast: number | null): number | null {
  if (electorate === null || votesCast === null || electorate <= 0) return null;
  return votesCast / electorate;
}

/** All statements of an election together are shown on one page up to this many characters of HTML. */
export const MAX_STATEMENTS_LENGTH = 50_000;

/**
 * The contests whose statements a page of candidates shows.
 *
 * The one asked for, if there is such a one; otherwise all with candidates when their statements are short
 * together; otherwise the first with candidates.
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
