import 'server-only';
import { db } from '@/lib/database/client';
import type { ContestOutcome } from './outcome-rules';
import {
  isContested,
  isOver,
  outcomeIn,
  seatsOf,
  stateAt,
  tenseOf,
  type ElectionState,
  type ElectionEvent,
} from './rules';
import { PEOPLE_ONLY, TIMELINE } from './selections';

/** Numbers of an election's contests by outcome, of all and of contested ones. */
export type ContestCounts = Record<ContestOutcome, number> & { total: number; contested: number };

/** An election in the archive's list. Turnout sums the polls for which it is known. */
export type ElectionSummary = {
  slug: string;
  name: string;
  title: string;
  state: ElectionState;
  startAt: Date | null;
  endAt: Date | null;
  candidates: number;
  contests: ContestCounts;
  electorate: number | null;
  votesCast: number | null;
};

/** Lists all elections, the latest first, as of a moment. */
export async function listElections(at: Date): Promise<ElectionSummary[]> {
  const rows = await db.election.findMany({
    orderBy: [{ ordinal: 'desc' }, { slug: 'asc' }],
    select: {
      slug: true,
      name: true,
      title: true,
      tcSeats: true,
      events: TIMELINE,
      contests: {
        select: {
          kind: true,
          seats: true,
          outcome: true,
          electorateSize: true,
          votesCast: true,
          _count: { select: { candidacies: { where: PEOPLE_ONLY } } },
        },
      },
    },
  });
  return rows.map(({ events, contests, tcSeats, ...row }) => {
    const state = stateAt(events, at);
    const known = contests.filter(
      ({ electorateSize, votesCast }) => electorateSize !== null && votesCast !== null,
    );
    const sumOf = (key: 'electorateSize' | 'votesCast') =>
      known.length === 0 ? null : known.reduce((sum, contest) => sum + (contest[key] ?? 0), 0);
    return {
      ...row,
      state,
      startAt: firstStart(events),
      endAt: lastEnd(events),
      candidates: contests.reduce((sum, { _count }) => sum + _count.candidacies, 0),
      contests: countContests(
        contests.map(({ kind, seats, outcome, _count }) => ({
          outcome: outcomeIn(state, outcome),
          isContested: isContested({
            seats: seatsOf(kind, seats, tcSeats),
            candidates: _count.candidacies,
          }),
        })),
      ),
      electorate: sumOf('electorateSize'),
      votesCast: sumOf('votesCast'),
    };
  });
}

function countContests(
  contests: readonly { outcome: ContestOutcome; isContested: boolean }[],
): ContestCounts {
  const counts: ContestCounts = {
    total: contests.length,
    contested: contests.filter((contest) => contest.isContested).length,
    open: 0,
    acclaimed: 0,
    polled: 0,
    leaderless: 0,
    appointed: 0,
    unknown: 0,
  };
  for (const { outcome } of contests) counts[outcome] += 1;
  return counts;
}

function firstStart(events: readonly ElectionEvent[]): Date | null {
  return events.reduce<Date | null>(
    (first, { startAt }) => (first === null || startAt < first ? startAt : first),
    null,
  );
}

function lastEnd(events: readonly ElectionEvent[]): Date | null {
  return events.reduce<Date | null>(
    (last, { endAt }) => (last === null || endAt > last ? endAt : last),
    null,
  );
}

/** Summary of an election: its state, and the current or next part of its timeline. */
export type ElectionOutlook = {
  slug: string;
  title: string;
  state: ElectionState;
  startAt: Date | null;
  endAt: Date | null;
  /** The events running at the moment, or else the next one; empty if the election is over. */
  current: ElectionEvent[];
};

/**
 * Returns the elections on the front page: those ahead or under way, the next to end first, and the one that ended last
 * (null if none has). Elections without a timeline are left out.
 */
export async function getElectionOutlook(
  at: Date,
): Promise<{ ahead: ElectionOutlook[]; latest: ElectionOutlook | null }> {
  const rows = await db.election.findMany({
    where: { events: { some: {} } },
    select: { slug: true, title: true, events: TIMELINE },
  });
  const outlooks = rows.map(({ events, ...row }): ElectionOutlook => {
    const running = events.filter((event) => tenseOf(event, at) === 'current');
    const next = events.filter((event) => tenseOf(event, at) === 'future').slice(0, 1);
    return {
      ...row,
      state: stateAt(events, at),
      startAt: firstStart(events),
      endAt: lastEnd(events),
      current: running.length > 0 ? running : next,
    };
  });
  const byEnd = outlooks.sort((a, b) => Number(a.endAt) - Number(b.endAt));
  return {
    ahead: byEnd.filter(({ state }) => !isOver(state)),
    latest: byEnd.findLast(({ state }) => isOver(state)) ?? null,
  };
}
