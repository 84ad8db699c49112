import type { Warning } from '@/lib/formats/warning';
import { addDays, formatDays, startOfDay } from '@/lib/time';
import { meaningOf, type Timeframe, type TimelineEvent } from './configuration-rules';
import { electionLetter, electionOrdinal, teamKey } from './names-rules';

/** A team in the present record. */
export type KnownTeam = { name: string; slug: string; status: string };

/**
 * Finds the team that a directory of an election means. Current teams come before former ones; spelling is compared as
 * {@link teamKey} does. Null if no team matches.
 */
export function teamOfDirectory(directory: string, teams: readonly KnownTeam[]): KnownTeam | null {
  const key = teamKey(directory);
  const matches = teams.filter(({ name, slug }) => teamKey(name) === key || teamKey(slug) === key);
  return matches.find(({ status }) => status === 'current') ?? matches[0] ?? null;
}

/** A contest's directory that matches no team, and its election (oldest first). */
export type Unmatched = { election: string; directory: string };

/** Returns one warning for each unknown team, naming the first and the last election that has it. */
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

/** Facts about an election that are checked. */
export type CheckedElection = {
  name: string;
  tcSeats: number | null;
  timeframe: Timeframe | null;
  events: readonly TimelineEvent[];
  /** Number of people the results elect to the committee; null without results. */
  tcElected: number | null;
};

/** Returns warnings for elections whose results elect more or fewer people than the configuration has seats. */
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

/** An event of a release schedule. `seriesOrdinal` is the index of its series in release order. */
export type ScheduledEvent = {
  seriesName: string;
  seriesOrdinal: number;
  id: string;
  weekOf: Date;
  path: string;
};

type Phase = 'nominations' | 'campaigning' | 'voting' | 'close' | 'email-deadline';

/** Labels of election events in schedules: `i-election-voting`, `s-tc-polling`, `t-ptl-poll`. */
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
 * Returns warnings where a release schedule and the configuration give different dates for an election.
 *
 * A schedule gives weeks: the first week must contain the configuration's start and, if there are several weeks, the
 * last must contain its end. An election is announced in the schedule of its own series or of the one before.
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

/**
 * True if nominations for leads and committee began less than 14 days apart. If they were elected separately, the
 * configuration keeps only the later election's deadline.
 */
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
