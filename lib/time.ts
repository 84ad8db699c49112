const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const weekdayName = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const daysAway = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

/**
 * Names of the months, January first. Their first three letters are the short form: Sep, not the Sept of British
 * English.
 */
const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  monthName.format(Date.UTC(2000, month)),
);

/** Number of the month, 1 to 12, whose first three letters the name begins with, in any case; 0 if there is none. */
export function monthOf(name: string): number {
  const start = name.slice(0, 3).toLowerCase();
  return MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === start) + 1;
}

/** Names of the days of the week, Monday first. */
export const WEEKDAYS: readonly string[] = Array.from({ length: 7 }, (_, day) =>
  weekdayName.format(Date.UTC(2000, 0, 3 + day)),
);

const DAY_IN_MS = 86_400_000;

/** A calendar day: `YYYY-MM-DD` text, or a `Date` of which only the UTC day counts (a `date` column). */
export type DayLike = Date | string;

/**
 * Style of a written day: `long` Thursday 19 November 2026, `medium` Thu 19 Nov 2026, `short` 19 Nov 2026, `yearless`
 * Thu 19 Nov, `month` November 2026.
 */
export type DayStyle = 'long' | 'medium' | 'short' | 'yearless' | 'month';

/** The day as `YYYY-MM-DD` in UTC. Text is cut to its first ten characters. */
export function dayOf(value: DayLike): string {
  return typeof value === 'string' ? value.slice(0, 10) : value.toISOString().slice(0, 10);
}

/** True if the text is an existing day, `YYYY-MM-DD`: `Date` would turn 30 February into 2 March. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** First instant of the day, in UTC. */
export function startOfDay(value: DayLike): Date {
  return new Date(`${dayOf(value)}T00:00:00.000Z`);
}

/** First instant after the day, in UTC: the limit for a deadline "by the end of the day". */
export function endOfDay(value: DayLike): Date {
  return addDays(value, 1);
}

/** Midnight UTC of the day `days` later (earlier if negative). */
export function addDays(value: DayLike, days: number): Date {
  return new Date(startOfDay(value).getTime() + days * DAY_IN_MS);
}

/** Midnight UTC of the Monday of the day's week (weeks begin on Monday). */
export function mondayOf(value: DayLike): Date {
  const start = startOfDay(value);
  return addDays(start, -((start.getUTCDay() + 6) % 7));
}

/** Number of calendar days from one UTC day to another; negative if `to` is earlier. */
export function daysBetween(from: DayLike, to: DayLike): number {
  return Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / DAY_IN_MS);
}

/** Formats a day in words; see {@link DayStyle}. Never shifted to another zone. */
export function formatDay(value: DayLike, style: DayStyle = 'short'): string {
  const date = startOfDay(value);
  const weekday = WEEKDAYS[(date.getUTCDay() + 6) % 7] ?? '';
  const month = MONTHS[date.getUTCMonth()] ?? '';
  const day = date.getUTCDate();
  const year = date.getUTCFullYear();
  switch (style) {
    case 'long':
      return `${weekday} ${day} ${month} ${year}`;
    case 'medium':
      return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)} ${year}`;
    case 'short':
      return `${day} ${month.slice(0, 3)} ${year}`;
    case 'yearless':
      return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`;
    case 'month':
      return `${month} ${year}`;
  }
}

/**
 * Formats two days as one phrase without repetition: `16–20 Nov 2026`, `30 Nov – 4 Dec 2026`,
 * `28 Dec 2026 – 1 Jan 2027`; one day if both are the same.
 */
export function formatDays(from: DayLike, to: DayLike): string {
  const [first, last] = [startOfDay(from), startOfDay(to)];
  if (first.getTime() === last.getTime()) return formatDay(first);
  if (first.getUTCFullYear() !== last.getUTCFullYear()) {
    return `${formatDay(first)} – ${formatDay(last)}`;
  }
  if (first.getUTCMonth() !== last.getUTCMonth()) {
    return `${formatDay(first).slice(0, -5)} – ${formatDay(last)}`;
  }
  return `${first.getUTCDate()}–${formatDay(last)}`;
}

/** Formats the time of day in UTC: `14:05`. */
export function formatTime(value: Date): string {
  return value.toISOString().slice(11, 16);
}

/** Formats a moment in UTC: `Thu 19 Nov 2026, 14:05 UTC`. */
export function formatMoment(value: Date): string {
  return `${formatDay(value, 'medium')}, ${formatTime(value)} UTC`;
}

/** Formats a number of days from now: today, tomorrow, yesterday, in 5 days, 5 days ago. */
export function formatDaysAway(days: number): string {
  return daysAway.format(days, 'day');
}

/** Formats a number with its noun: `1 day`, `12,400 days`; `many` if adding an s isn't enough. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** Formats a whole number with thousands separated by commas. */
export function formatNumber(value: number): string {
  return value.toLocaleString('en-GB');
}
