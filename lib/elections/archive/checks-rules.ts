import type { Warning } from '@/lib/formats/warning';
import { addDays, formatDays, startOfDay } from '@/lib/time';
import { meaningOf, type Timeframe, type TimelineEvent } from './configuration-rules';
import { electionLetter, electionOrdinal, teamKey } from './names-rules';

/** A team as the record has it now. */
export type KnownTeam = { name: string; slug: string; status: string };

/**
 * Which team a directory of an election means: current teams before former ones, spelling compared as
 * {@link teamKey} does. Null when it is none of them.
 */
export function teamOfDirectory(directory: string, teams: readonly KnownTeam[]): KnownTeam | null {
  const key = teamKey(directory);
  const matches = teams.filter(({ name, slug }) => teamKey(name) === key || teamKey(slug) === key);
  return matches.find(({ status }) => status === 'current') ?? matches[0] ?? null;
}

/** A contest's directory that no team answers to, and in which election (oldest first). */
export type Unmatched = { election: string; directory: string };

/** One warning for each unknown team, naming the first and the last election that has it. */
export function unmatchedWarnings(unmatched: readonly Unmatched[]): Warning[] {
  const teams = new Map<string, Unmatched[]>();
  for (const entry of unmatched) {
    const key = teamKey(entry.directory);
    teams.set(key, [...(teams.get(key) ?? []), entry]);
  }
  return [...teams.values()].map((entries) => {
    const [first, last] = [entries[0], entries.at(-1)];
    const message = `No team, present or past, is called ${first?.directory ?? ''} (${countOf(entries)}).`;
    return {
      kind: 'unresolved' as const,
      where: placeOf(first),
      ...(entries.length > 1 && { otherWhere: placeOf(last) }),
      message,
    };
  });
}

function countOf(entries: readonly Unmatched[]): string {
  return entries.length === 1 ? 'one election' : `${entries.length} elections`;
}

function placeOf(entry: Unmatched | undefined): string {
  return `election:candidates/${entry?.election ?? ''}/${entry?.directory ?? ''}`;
}

/** What is checked of an election. */
export type CheckedElection = {
  name: string;
  tcSeats: number | null;
  timeframe: Timeframe | null;
  events: readonly TimelineEvent[];
  /** How many people the results seat in the committee; null without results. */
  tcElected: number | null;
};

/** Seats that the configuration gives and the results don't fill, or the other way round. */
export function seatWarnings(elections: readonly CheckedElection[]): Warning[] {
  return elections.flatMap(({ name, tcSeats, tcElected }) => {
    if (tcSeats === null || tcElected === null || tcSeats === tcElected) return [];
    const message = `${tcElected} are elected to the committee, but the configuration had ${tcSeats} seats.`;
    return [
      {
        kind: 'contradiction' as const,
        where: `election:doc/source/results/${name}/tc.yaml`,
        otherWhere: 'election:configuration.yaml',
        message,
      },
    ];
  });
}

/** An event of a release schedule, `series` being the place of its series in release order. */
export type ScheduledEvent = {
  seriesName: string;
  seriesOrdinal: number;
  id: string;
  weekOf: Date;
  path: string;
};

type Phase = 'nominations' | 'campaigning' | 'voting' | 'close' | 'email-deadline';

/** The labels schedules give to election events: `i-election-voting`, `s-tc-polling`, `t-ptl-poll`. */
const LABEL =
  /^([a-z])-(?:(tc|ptl)-)?(?:election-)?(nominations?|campaigning|voting|polling|poll|election|close|email-deadline)(?:~\d+)?$/;

const PHASES: Record<string, Phase> = {
  nomination: 'nominations',
  nominations: 'nominations',
  campaigning: 'campaigning',
  voting: 'voting',
  polling: 'voting',
  poll: 'voting',
  election: 'voting',
  close: 'close',
  'email-deadline': 'email-deadline',
};

type Planned = {
  seriesName: string;
  path: string;
  phase: Phase;
  seats: string | null;
  weeks: Date[];
};

/**
 * Where a release schedule and the configuration give different dates for an election.
 *
 * A schedule speaks in weeks: the first week must hold the configuration's start, and when it names
 * several weeks the last one must hold its end. An election is announced in the schedule of the series
 * before it, or of its own.
 */
export function scheduleWarnings(
  elections: readonly CheckedElection[],
  schedule: readonly ScheduledEvent[],
): Warning[] {
  return elections.flatMap((election) =>
    plansFor(election.name, schedule).flatMap((plan) => {
      const configured = configuredSpan(election, plan);
      return configured && contradicts(plan, configured)
        ? [warningOf(election, plan, configured)]
        : [];
    }),
  );
}

function plansFor(name: string, schedule: readonly ScheduledEvent[]): Planned[] {
  const ordinal = electionOrdinal(name);
  const letter = electionLetter(name);
  if (ordinal === null) return [];
  const plans = new Map<string, Planned>();
  for (const { seriesName, seriesOrdinal, id, weekOf, path } of schedule) {
    const [, eventLetter, seats = null, label = ''] = LABEL.exec(id) ?? [];
    const phase = PHASES[label];
    const distance = ordinal - seriesOrdinal;
    if (eventLetter !== letter || !phase || distance < 0 || distance > 1) continue;
    const key = `${seriesName} ${phase} ${seats ?? ''}`;
    const plan = plans.get(key) ?? { seriesName, path, phase, seats, weeks: [] };
    plan.weeks.push(weekOf);
    plans.set(key, plan);
  }
  return [...plans.values()].map((plan) => ({
    ...plan,
    weeks: plan.weeks.sort((a, b) => +a - +b),
  }));
}

const DAY_IN_MS = 86_400_000;

type Span = { start: Date; end: Date };

function configuredSpan(
  { events, timeframe }: CheckedElection,
  { phase, seats }: Planned,
): Span | null {
  if (phase === 'email-deadline') {
    if (!timeframe?.emailDeadline || !areHeldTogether(events)) return null;
    const deadline = new Date(timeframe.emailDeadline);
    return { start: deadline, end: deadline };
  }
  const wanted = phase === 'close' ? 'voting' : phase;
  const spans = events.filter(({ name }) => {
    const meaning = meaningOf(name);
    return (
      meaning?.phase === wanted &&
      !meaning.isVacancy &&
      (seats === null || meaning.seats.some((seat) => seat === seats))
    );
  });
  if (spans.length === 0) return null;
  const end = new Date(Math.max(...spans.map(({ endAt }) => +endAt)));
  if (phase === 'close') return { start: end, end };
  return { start: new Date(Math.min(...spans.map(({ startAt }) => +startAt))), end };
}

/** The configuration keeps one deadline only, the later election's where leads and committee were elected apart. */
function areHeldTogether(events: readonly TimelineEvent[]): boolean {
  const starts = events
    .filter(({ name }) => meaningOf(name)?.phase === 'nominations')
    .map(({ startAt }) => +startAt);
  return Math.max(...starts) - Math.min(...starts) < 14 * DAY_IN_MS;
}

function contradicts({ weeks, phase }: Planned, { start, end }: Span): boolean {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return false;
  if (!isInWeek(start, first)) return true;
  const isPoint = phase === 'close' || phase === 'email-deadline';
  return !isPoint && weeks.length > 1 && !isInWeek(end, last);
}

function isInWeek(moment: Date, monday: Date): boolean {
  return moment >= startOfDay(monday) && moment < addDays(monday, 7);
}

function warningOf(election: CheckedElection, plan: Planned, span: Span): Warning {
  const weeks = formatDays(plan.weeks[0] ?? span.start, addDays(plan.weeks.at(-1) ?? span.end, 6));
  const what = plan.phase === 'email-deadline' ? 'the e-mail deadline' : plan.phase;
  const seats = plan.seats ? ` (${plan.seats.toUpperCase()})` : '';
  return {
    kind: 'contradiction',
    where: `releases:${plan.path}`,
    otherWhere: 'election:configuration.yaml',
    message: `For the ${election.name} election the schedule of ${plan.seriesName} has ${what}${seats} in ${weeks}, the configuration on ${formatDays(span.start, span.end)}.`,
  };
}
