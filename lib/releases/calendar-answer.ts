import { answerCalendar, siteOfThis } from '@/lib/feeds/answers';
import { redactAll } from '@/lib/markup/redact';
import { calendarChange, calendarOf, type CalendarEvent } from './calendar';

/** Responds with events of schedules as a calendar. Its texts contain no person's e-mail address. */
export function answerEvents(
  request: Request,
  title: string,
  events: readonly CalendarEvent[],
): Response {
  const text = calendarOf(title, redactAll(events), siteOfThis());
  return answerCalendar(request, text, calendarChange(events));
}
