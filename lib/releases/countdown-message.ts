import { LATE_PHASES } from './countdown-late';
import { EARLY_PHASES } from './countdown-early';
import {
  addDays,
  dayOf,
  daysBetween,
  formatDay,
  formatDays,
  mondayOf,
  type DayLike,
} from '@/lib/time';
import type { Facts } from './countdown-facts';
import { eventsByRole, type MilestoneRole } from './milestone-rules';
import { isReleaseLabel, mondayOfWeek, seriesTitle, weekName, weekNameOf } from './rules';

/** An event with the fields a message needs. */
export type MessageEvent = {
  id: string;
  title: string;
  kind: string;
  team: string | null;
  weekOf: DayLike;
  deadline: DayLike;
  startOn: DayLike;
  endOn: DayLike;
};

/** Input of a message. `next` is the series that comes after, or null if it has no name yet. */
export type MessageInput = {
  series: { name: string; releaseId: string };
  next: { name: string; releaseId: string } | null;
  releaseDay: DayLike;
  events: readonly MessageEvent[];
  /** Weeks after the release; -5 is R-5. */
  offset: number;
};

/** A line under “Upcoming Deadlines & Dates”: `Epoxy-3 milestone: Thursday 27 February 2025 (R-5 week)`. */
export type UpcomingDate = {
  id: string;
  title: string;
  days: string;
  week: string;
  isThisWeek: boolean;
};

/** The weekly message of a cycle, in its customary sections. Sections without content are left out. */
export type CountdownMessage = {
  week: string;
  subject: string;
  /** Monday and Friday of the week, `YYYY-MM-DD`. */
  startOn: string;
  endOn: string;
  phase: string;
  sections: { title: string; paragraphs: string[] }[];
  dates: UpcomingDate[];
};

/** The customary title of the list of dates. */
export const DATES_TITLE = 'Upcoming Deadlines & Dates';

const MAX_DATES = 9;
const TEAM_WEEKS = 3;
const DAYS_TO_FRIDAY = 4;

/**
 * Writes the message for a week of a cycle. Every date comes from the schedule's events and the release day, so that no
 * date can be forgotten when one moves. The words depend on the phase of the cycle.
 */
export function countdownMessage(input: MessageInput): CountdownMessage {
  const { series, releaseDay, offset } = input;
  const monday = mondayOfWeek(offset, releaseDay);
  const friday = addDays(monday, DAYS_TO_FRIDAY);
  const facts = factsOf(input, monday);
  const phase = [...LATE_PHASES, ...EARLY_PHASES].find(({ isNow }) => isNow(facts));
  const said = (words: (string | null)[] = []) => words.filter((sentence) => sentence !== null);
  const sections = [
    { title: 'Development Focus', paragraphs: said(phase?.focus(facts)) },
    { title: 'General Information', paragraphs: said(phase?.general(facts)) },
    { title: 'Actions', paragraphs: said(phase?.actions(facts)) },
  ];
  const title = seriesTitle(series.name, series.releaseId);
  return {
    week: weekName(offset),
    subject: `[release] ${title} release countdown for week ${weekName(offset)}, ${formatDays(monday, friday)}`,
    startOn: dayOf(monday),
    endOn: dayOf(friday),
    phase: phase?.name ?? '',
    sections: sections.filter(({ paragraphs }) => paragraphs.length > 0),
    dates: upcoming(input, monday),
  };
}

function factsOf({ series, next, releaseDay, events, offset }: MessageInput, monday: Date): Facts {
  const own = events.filter(({ deadline }) => isOfThisCycle(deadline, releaseDay));
  const byRole = eventsByRole(own);
  return {
    series: seriesTitle(series.name, series.releaseId),
    nextSeries: next ? seriesTitle(next.name, next.releaseId) : 'the next series',
    branch: `stable/${series.releaseId}`,
    releaseDay: formatDay(releaseDay, 'long'),
    weeks: 0 - offset,
    day: (role) => daysOf(byRole.get(role)),
    title: (role) => byRole.get(role)?.title ?? '',
    weeksTo: (role: MilestoneRole) => {
      const event = byRole.get(role);
      return event ? daysBetween(monday, mondayOf(event.weekOf)) / 7 : null;
    },
  };
}

/**
 * True if a deadline belongs to this cycle. A schedule begins with the release of the series before, which does not.
 */
function isOfThisCycle(deadline: DayLike, releaseDay: DayLike): boolean {
  return daysBetween(deadline, releaseDay) < MAX_CYCLE_DAYS;
}
const MAX_CYCLE_DAYS = 300;

function daysOf(event: MessageEvent | undefined): string | null {
  if (!event) return null;
  return dayOf(event.startOn) === dayOf(event.endOn)
    ? formatDay(event.deadline, 'long')
    : formatDays(event.startOn, event.endOn);
}

/** Lists the dates from this week on: those of all projects, teams' own in the next weeks, and always the release. */
function upcoming({ series, events, releaseDay }: MessageInput, monday: Date): UpcomingDate[] {
  const ahead = events
    .filter(({ deadline }) => dayOf(deadline) >= dayOf(monday))
    .filter(
      ({ kind, weekOf }) => kind === 'x-project' || daysBetween(monday, weekOf) < TEAM_WEEKS * 7,
    )
    .sort((a, b) => (dayOf(a.deadline) < dayOf(b.deadline) ? -1 : 1));
  const shown = ahead.slice(0, MAX_DATES);
  const hasRelease = (list: readonly MessageEvent[]) =>
    list.some(({ deadline, id }) => dayOf(deadline) === dayOf(releaseDay) && isReleaseLabel(id));
  const dates = shown.map((event): UpcomingDate => ({
    id: event.id,
    title:
      event.team && !event.title.includes(event.team)
        ? `${event.team}: ${event.title}`
        : event.title,
    days: daysOf(event) ?? '',
    week: weekNameOf(event.weekOf, releaseDay) ?? '',
    isThisWeek: dayOf(mondayOf(event.weekOf)) === dayOf(monday),
  }));
  if (hasRelease(shown) || dayOf(releaseDay) < dayOf(monday)) return dates;
  const title = `${seriesTitle(series.name, series.releaseId)} release`;
  const days = formatDay(releaseDay, 'long');
  const release = { id: 'release', title, days, week: 'R+0', isThisWeek: false };
  return [...dates, { ...release, isThisWeek: dayOf(mondayOf(releaseDay)) === dayOf(monday) }];
}
