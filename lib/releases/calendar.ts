import { ICalCalendar } from 'ical-generator';
import { addDays } from '@/lib/time';
import { authorityOf, type Site } from '@/lib/http/atom';
import { seriesTitle } from './rules';

/** An event of a schedule, with the schedule's revision and time of change. */
export type CalendarEvent = {
  series: string;
  id: string;
  title: string;
  kind: string;
  team: string | null;
  week: string | null;
  startOn: Date;
  endOn: Date;
  text: string;
  schedule: { changedAt: Date | null; revision: number };
};

/** Maximum length of a description. Calendars show a few lines; the page has the full text. */
const MAX_DESCRIPTION = 1000;

/**
 * Writes events as a calendar (RFC 5545). Each is an all-day event, from its first to its last day.
 *
 * The stamp and the sequence come from the schedule's last change. A subscriber therefore sees a deadline move, and an
 * unchanged schedule always gives the same file.
 */
export function calendarOf(title: string, events: readonly CalendarEvent[], site: Site): string {
  const calendar = new ICalCalendar({
    name: title,
    prodId: { company: 'Rollcall', product: site.community, language: 'EN' },
    url: `${site.url}/calendar.ics`,
    ttl: 6 * 60 * 60,
  });
  for (const event of events) {
    calendar.createEvent({
      id: `${event.series}-${encodeURIComponent(event.id)}@${authorityOf(site)}`,
      start: event.startOn,
      end: addDays(event.endOn, 1),
      allDay: true,
      summary: `${seriesTitle(event.series, null)}: ${event.title}`,
      description: describe(event),
      url: `${site.url}/releases/${event.series}/schedule#${encodeURIComponent(event.id)}`,
      stamp: event.schedule.changedAt ?? event.startOn,
      sequence: event.schedule.revision,
      categories: [{ name: event.team ?? 'All projects' }],
    });
  }
  return calendar.toString();
}

/** Returns the time of the schedules' latest change; null if none is known. */
export function calendarChange(events: readonly CalendarEvent[]): Date | null {
  const times = events.flatMap(({ schedule }) => schedule.changedAt?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.max(...times));
}

function describe({ week, team, text }: CalendarEvent): string {
  const facts = [week, team].filter((fact) => fact !== null).join(', ');
  const cut = text.length > MAX_DESCRIPTION ? `${text.slice(0, MAX_DESCRIPTION)}…` : text;
  return [facts, cut].filter(Boolean).join('\n\n');
}
