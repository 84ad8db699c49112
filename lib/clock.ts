import { env } from './env';
import { isDay } from './time';

/** Moment at which a page or a response is shown. `isAsked` is true if the reader chose it with `?on=`. */
export type AskedMoment =
  { ok: true; on: Date; isAsked: boolean; isDay: boolean } | { ok: false; message: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const EARLIEST_YEAR = 1970;
const LATEST_YEAR = 2999;

/** A reading: the database's clock, and this process's milliseconds since its start at the same moment. */
export type ClockReading = { databaseMs: number; monotonicMs: number };

/** Shared by all bundles of the process, because Next.js loads this module more than once. */
const kept = globalThis as { rollcallClock?: ClockReading | undefined };

/** Sets the reading of the database's clock that `now` uses from then on. Null removes it. */
export function setClock(reading: ClockReading | null): void {
  kept.rollcallClock = reading ?? undefined;
}

/**
 * The current time by the database's clock, so that pages and commands agree about a vote.
 *
 * `lib/operations/clock-keeper.ts` reads that clock every few seconds. In between, this process counts by itself and
 * ignores this machine's clock, which may be wrong or be set; that clock is used only until the first reading. With
 * `ROLLCALL_NOW`, it is the instant at which the clock is frozen.
 */
export function now(): Date {
  if (env.frozenNow) return env.frozenNow;
  const reading = kept.rollcallClock;
  return reading
    ? new Date(Math.round(reading.databaseMs + performance.now() - reading.monotonicMs))
    : new Date();
}

/**
 * Parses the moment in `?on=`: a day (its first instant in UTC) or an ISO 8601 instant with a zone.
 *
 * Absent or empty means now. A repeated parameter, a day that doesn't exist (2026-02-30), an instant without a zone,
 * and years before 1970 or after 2999 are refused with a sentence to show.
 */
export function momentOf(on: string | string[] | undefined): AskedMoment {
  if (on === undefined || on === '') {
    return { ok: true, on: now(), isAsked: false, isDay: false };
  }
  if (Array.isArray(on)) {
    return { ok: false, message: 'Give one moment only: ?on= is there more than once.' };
  }
  const isWholeDay = DAY.test(on);
  const value = isWholeDay || INSTANT.test(on) ? new Date(on) : null;
  if (!value || !isDay(on.slice(0, 10)) || !isInRange(value)) {
    return { ok: false, message: refusalOf(on) };
  }
  return { ok: true, on: value, isAsked: true, isDay: isWholeDay };
}

function isInRange(value: Date): boolean {
  const year = value.getUTCFullYear();
  return !Number.isNaN(year) && year >= EARLIEST_YEAR && year <= LATEST_YEAR;
}

function refusalOf(on: string): string {
  const shown = on.slice(0, 40).toWellFormed();
  return `“${shown}” is not a day like 2026-11-19 or an instant like 2026-11-19T14:00:00Z between ${EARLIEST_YEAR} and ${LATEST_YEAR}.`;
}
