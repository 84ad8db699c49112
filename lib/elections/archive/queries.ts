import 'server-only';
import { storable } from '@/lib/text';
import { db } from '@/lib/database/client';
import { slugOf } from '@/lib/slug';
import { NAMELESS } from './messages';
import { isCommittee } from './names-rules';
import type { ContestKind, ContestOutcome } from './outcome-rules';
import type { CandidacyOutcome } from './results-rules';
import {
  candidacyIn,
  isContested,
  isOver,
  outcomeIn,
  seatsOf,
  stateAt,
  type ElectionState,
  type ElectionEvent,
} from './rules';
import { PEOPLE_ONLY, TIMELINE } from './selections';

/** A person who stood. `anchor` is unique in the contest and identifies the statement on the page of candidates. */
export type ArchivedCandidate = {
  id: string;
  name: string;
  irc: string | null;
  /** Handle of their page; null if the record does not identify the person. */
  handle: string | null;
  outcome: CandidacyOutcome;
  hasStatement: boolean;
  anchor: string;
};

/** A contest with all its candidates; `seats` is null if unknown. */
export type ArchivedContest = {
  slug: string;
  title: string;
  kind: ContestKind;
  /** Slug of the team's page; null if no team matches the name. */
  teamSlug: string | null;
  seats: number | null;
  method: 'condorcet' | null;
  outcome: ContestOutcome;
  isContested: boolean;
  pollUrl: string | null;
  resolutionUrl: string | null;
  note: string | null;
  electorateSize: number | null;
  votesCast: number | null;
  candidates: ArchivedCandidate[];
};

/** An election with its timeline and contests, the committee's first. */
export type Election = {
  slug: string;
  name: string;
  title: string;
  releaseId: string;
  ordinal: number;
  state: ElectionState;
  tcSeats: number | null;
  timeline: ElectionEvent[];
  timeframe: {
    name: string | null;
    start: string | null;
    end: string | null;
    emailDeadline: string | null;
  } | null;
  contests: ArchivedContest[];
};

const ELECTION = {
  slug: true,
  name: true,
  title: true,
  releaseId: true,
  ordinal: true,
  tcSeats: true,
  timeframe: true,
  events: TIMELINE,
  contests: {
    orderBy: { slug: 'asc' },
    select: {
      slug: true,
      title: true,
      kind: true,
      teamSlug: true,
      seats: true,
      method: true,
      outcome: true,
      pollUrl: true,
      resolutionUrl: true,
      note: true,
      electorateSize: true,
      votesCast: true,
      candidacies: {
        where: PEOPLE_ONLY,
        orderBy: { position: 'asc' },
        select: {
          id: true,
          name: true,
          irc: true,
          personId: true,
          outcome: true,
          statementPath: true,
        },
      },
    },
  },
} as const;

/**
 * Finds an election's slug by any of its identifiers: the slug, the directory's name (`2025.1`), or the series' id or
 * name (`2023.1` and `antelope` are the same). Null if there is none.
 */
export async function findElectionSlug(asked: string): Promise<string | null> {
  const name = storable(asked).trim().toLowerCase();
  const slug = slugOf(name);
  const exact = await db.election.findFirst({
    where: { OR: [{ slug }, { name }] },
    select: { slug: true },
  });
  if (exact) return exact.slug;
  const series = await db.series.findFirst({
    where: { OR: [{ name }, { releaseId: name }] },
    select: { name: true, releaseId: true },
  });
  const ids = series
    ? [series.name, series.releaseId, name]
    : [name, name.replace(/^(\d{4})-(\d)$/, '$1.$2')];
  const found = await db.election.findFirst({
    where: { OR: [{ releaseId: { in: ids } }, { name: { in: ids } }] },
    select: { slug: true },
  });
  return found?.slug ?? null;
}

/** Returns an election by its slug, as of a moment; null if there is none. */
export async function getElection(slug: string, at: Date): Promise<Election | null> {
  const row = await db.election.findUnique({ where: { slug: storable(slug) }, select: ELECTION });
  if (!row) return null;
  const [election] = await toElections([row], at);
  return election ?? null;
}

/**
 * Lists elections with their contests, the latest first. `after` is the cursor: ordinal and slug of the last one
 * returned.
 */
export async function pageOfElections({
  after,
  take,
  at,
}: {
  after?: readonly [ordinal: number, slug: string];
  take: number;
  at: Date;
}): Promise<Election[]> {
  const rows = await db.election.findMany({
    where: after && {
      OR: [{ ordinal: { lt: after[0] } }, { ordinal: after[0], slug: { gt: after[1] } }],
    },
    orderBy: [{ ordinal: 'desc' }, { slug: 'asc' }],
    take,
    select: ELECTION,
  });
  return toElections(rows, at);
}

type ContestRow = {
  slug: string;
  title: string;
  kind: ContestKind;
  teamSlug: string | null;
  seats: number;
  method: string | null;
  outcome: ContestOutcome;
  pollUrl: string | null;
  resolutionUrl: string | null;
  note: string | null;
  electorateSize: number | null;
  votesCast: number | null;
  candidacies: CandidacyRow[];
};

type CandidacyRow = {
  id: string;
  name: string;
  irc: string | null;
  personId: string | null;
  outcome: CandidacyOutcome;
  statementPath: string | null;
};

type ElectionRow = {
  slug: string;
  name: string;
  title: string;
  releaseId: string;
  ordinal: number;
  tcSeats: number | null;
  timeframe: unknown;
  events: ElectionEvent[];
  contests: ContestRow[];
};

async function toElections(rows: readonly ElectionRow[], at: Date): Promise<Election[]> {
  const people = await peopleOf(
    rows.flatMap(({ contests }) => contests.flatMap((contest) => contest.candidacies)),
  );
  return rows.map(({ events, contests, timeframe, ...row }) => {
    const state = stateAt(events, at);
    return {
      ...row,
      state,
      timeline: events,
      timeframe: timeframe as Election['timeframe'],
      contests: contests
        .map((contest) => toContest(contest, { state, tcSeats: row.tcSeats, people }))
        .sort((a, b) => Number(isCommittee(b.kind)) - Number(isCommittee(a.kind))),
    };
  });
}

type Person = { handle: string; name: string };

async function peopleOf(candidacies: readonly CandidacyRow[]): Promise<Map<string, Person>> {
  const ids = [...new Set(candidacies.flatMap(({ personId }) => personId ?? []))];
  const people = await db.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, handle: true, name: true },
  });
  return new Map(people.map(({ id, ...person }) => [id, person]));
}

function toContest(
  { candidacies, ...row }: ContestRow,
  {
    state,
    tcSeats,
    people,
  }: { state: ElectionState; tcSeats: number | null; people: ReadonlyMap<string, Person> },
): ArchivedContest {
  const seats = seatsOf(row.kind, row.seats, tcSeats);
  const anchors = new Set<string>();
  const candidates = candidacies.map((candidacy) => {
    const person = people.get(candidacy.personId ?? '') ?? null;
    const name = candidacy.name || person?.name || NAMELESS;
    return {
      id: candidacy.id,
      name,
      irc: candidacy.irc,
      handle: person?.handle ?? null,
      outcome: candidacyIn(state, candidacy.outcome),
      hasStatement: candidacy.statementPath !== null,
      anchor: anchorFor(row.slug, name, anchors),
    };
  });
  return {
    ...row,
    seats,
    method: row.method === 'condorcet' ? 'condorcet' : null,
    outcome: outcomeIn(state, row.outcome),
    ...(!isOver(state) && NOT_YET),
    isContested: isContested({ seats, candidates: candidates.length }),
    candidates,
  };
}

/** Values hidden until an election is over. */
const NOT_YET = {
  pollUrl: null,
  resolutionUrl: null,
  note: null,
  electorateSize: null,
  votesCast: null,
};

/** Returns an anchor such as `nova--ann-lee`, with a number appended if it is already used. */
function anchorFor(contestSlug: string, name: string, used: Set<string>): string {
  const base = `${contestSlug}--${slugOf(name)}`;
  let anchor = base;
  for (let number = 2; used.has(anchor); number += 1) anchor = `${base}-${number}`;
  used.add(anchor);
  return anchor;
}
