import { answerCalendar, siteOfThis } from '@/lib/feeds/answers';
import { redactAll } from '@/lib/markup/redact';
import { calendarChange, calendarOf, type CalendarEvent } from './calendar';

/** Answers with events of schedules as a calendar; no text of it holds an e-mail address of a person. */
export function answerEvents(
  request: Request,
  title: string,
  events: readonly CalendarEvent[],
): Response {
  const text = calendarOf(title, redactAll(events), siteOfThis());
  return answerCalendar(request, text, calendarChange(events));
}
