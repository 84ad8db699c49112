import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayOf,
  daysBetween,
  endOfDay,
  formatCount,
  formatDay,
  formatDays,
  formatDaysAway,
  formatMoment,
  mondayOf,
} from './time';

test('a day is the UTC day of an instant, whatever the machine’s zone', () => {
  expect(dayOf(new Date('2026-11-19T23:59:59.999Z'))).toBe('2026-11-19');
  expect(formatDay(new Date('2026-11-19T23:59:59.999Z'), 'long')).toBe('Thursday 19 November 2026');
});

test.each([
  ['medium', 'Thu 19 Nov 2026'],
  ['short', '19 Nov 2026'],
  ['yearless', 'Thu 19 Nov'],
  ['month', 'November 2026'],
] as const)('a day in the %s style reads %s', (style, text) => {
  expect(formatDay('2026-11-19', style)).toBe(text);
});

test.each([
  ['2026-11-19', '2026-11-19', '19 Nov 2026'],
  ['2026-11-16', '2026-11-20', '16–20 Nov 2026'],
  ['2026-11-30', '2026-12-04', '30 Nov – 4 Dec 2026'],
  ['2026-12-28', '2027-01-01', '28 Dec 2026 – 1 Jan 2027'],
])('from %s to %s reads %s', (from, to, text) => {
  expect(formatDays(from, to)).toBe(text);
});

test.each([
  ['2026-11-16', '2026-11-16'],
  ['2026-11-19', '2026-11-16'],
  ['2026-11-22', '2026-11-16'],
  ['2027-01-01', '2026-12-28'],
])('the week of %s begins on %s', (day, monday) => {
  expect(dayOf(mondayOf(day))).toBe(monday);
});

describe('days between', () => {
  test('count calendar days, not hours', () => {
    expect(daysBetween(new Date('2026-11-19T23:00:00Z'), new Date('2026-11-20T01:00:00Z'))).toBe(1);
    expect(daysBetween('2026-11-20', '2026-11-19')).toBe(-1);
  });

  test('are not upset by summer time', () => {
    expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
  });
});

test('a day ends where the next begins', () => {
  expect(endOfDay('2026-12-31')).toEqual(addDays('2027-01-01', 0));
});

test.each([
  [0, 'today'],
  [1, 'tomorrow'],
  [-1, 'yesterday'],
  [5, 'in 5 days'],
  [-40, '40 days ago'],
])('%i days away is %s', (days, text) => {
  expect(formatDaysAway(days)).toBe(text);
});

test('a count agrees with its noun', () => {
  expect(formatCount(1, 'day')).toBe('1 day');
  expect(formatCount(12_400, 'release')).toBe('12,400 releases');
  expect(formatCount(0, 'entry', 'entries')).toBe('0 entries');
});

test('a moment says its zone', () => {
  expect(formatMoment(new Date('2026-11-19T14:05:00Z'))).toBe('Thu 19 Nov 2026, 14:05 UTC');
});
