import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarChange, calendarOf, type CalendarEvent } from './calendar';
import { eventsOfTeam } from './feed-parameters';

const SITE = { url: 'https://rollcall.example.org', community: 'Open Example' };

const freeze: CalendarEvent = {
  series: 'indri',
  id: 'i-ff',
  title: 'Feature freeze',
  kind: 'x-project',
  team: null,
  week: 'R-5',
  startOn: new Date('2027-02-18'),
  endOn: new Date('2027-02-18'),
  text: 'No new features; bugs, only.\nReally.',
  schedule: { changedAt: new Date('2026-10-01T12:30:00Z'), revision: 7 },
};

const ptg: CalendarEvent = {
  ...freeze,
  id: 'i-ptg',
  title: 'PTG',
  team: 'Release Management',
  startOn: new Date('2026-12-28'),
  endOn: new Date('2027-01-01'),
};

function read(events: CalendarEvent[]) {
  const text = calendarOf('Indri schedule', events, SITE);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return {
    text,
    calendar,
    events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)),
  };
}

test('a calendar says its version, its maker and its name, and ends its lines as it must', () => {
  const { text, calendar } = read([freeze]);

  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Rollcall//Open Example//EN');
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Indri schedule');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('a deadline is an all-day event on its own day', () => {
  const { text, events } = read([freeze]);

  expect(text).toContain('DTSTART;VALUE=DATE:20270218\r\n');
  expect(text).toContain('DTEND;VALUE=DATE:20270219\r\n');
  expect(events[0]?.startDate.isDate).toBe(true);
  expect(events[0]?.summary).toBe('Indri: Feature freeze');
  expect(events[0]?.description).toBe('R-5\n\nNo new features; bugs, only.\nReally.');
});

test('an event of a week lasts from its first to its last day, over the turn of the year', () => {
  const [event] = read([ptg]).events;

  expect(event?.startDate.toString()).toBe('2026-12-28');
  expect(event?.endDate.toString()).toBe('2027-01-02');
});

test('an event keeps its id while its schedule says when and how often it changed', () => {
  const { calendar, events } = read([freeze]);
  const [component] = calendar.getAllSubcomponents('vevent');

  expect(events[0]?.uid).toBe('indri-i-ff@open-example.rollcall');
  expect(events[0]?.sequence).toBe(7);
  expect(component?.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-10-01T12:30:00Z');
  expect(component?.getFirstPropertyValue('url')).toBe(
    'https://rollcall.example.org/releases/indri/schedule#i-ff',
  );
  expect(calendarChange([freeze, ptg])).toEqual(new Date('2026-10-01T12:30:00Z'));
});

test('a schedule that does not say when it changed stamps its events all the same, and always alike', () => {
  const undated = { ...freeze, schedule: { changedAt: null, revision: 0 } };

  expect(read([undated]).text).toBe(read([undated]).text);
  expect(read([undated]).text).toMatch(/\r\nDTSTAMP:\d{8}T\d{6}Z\r\n/);
  expect(calendarChange([undated])).toBeNull();
});

test('an empty calendar is a calendar', () => {
  expect(read([]).events).toEqual([]);
});

test.each([
  'Müller; "x", y\\z',
  'a\r\nEND:VEVENT\r\nBEGIN:VEVENT',
  'x'.repeat(500),
  '日本語'.repeat(100),
])('a hostile title stays a title (%#)', (title) => {
  const { events } = read([{ ...freeze, title, text: title, id: `x ${title.slice(0, 20)}` }]);

  expect(events).toHaveLength(1);
  expect(events[0]?.summary.replaceAll('\r\n', '\n')).toBe(
    `Indri: ${title}`.replaceAll('\r\n', '\n'),
  );
});

test('a team is found by its name or its slug', () => {
  expect(eventsOfTeam([freeze, ptg], 'release-management')).toEqual([ptg]);
  expect(eventsOfTeam([freeze, ptg], 'Release Management')).toEqual([ptg]);
  expect(eventsOfTeam([freeze, ptg], undefined)).toHaveLength(2);
});
