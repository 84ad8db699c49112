import { expect, test } from 'vitest';
import { dayOf } from '@/lib/time';
import {
  datedEvents,
  guideSections,
  headingsOf,
  keepDaysWhole,
  phaseOn,
  readingMinutes,
  weeksOf,
} from './rules';

const series = {
  name: 'indri',
  id: '2027.1',
  slurp: true,
  release: '2027-03-24',
  phases: [
    { status: 'future' as const, from: '2026-04-01' },
    { status: 'development' as const, from: '2026-10-01' },
    { status: 'maintained' as const, from: '2027-03-24' },
  ],
};

const event = {
  id: 'i-ff',
  title: 'Feature freeze',
  week: '2027-02-15',
  lastsAllWeek: false,
  text: '',
};

test('a phase begins on its day', () => {
  expect(phaseOn(series, '2026-09-30').status).toBe('future');
  expect(phaseOn(series, '2026-10-01')).toEqual({
    status: 'development',
    next: { status: 'maintained', from: '2027-03-24' },
  });
  expect(phaseOn(series, '2027-03-24')).toEqual({ status: 'maintained', next: null });
});

test('a series is in its first phase before that has begun', () => {
  expect(phaseOn(series, '2020-01-01')).toEqual({
    status: 'future',
    next: { status: 'development', from: '2026-10-01' },
  });
});

test('an event falls due on the Thursday of its week', () => {
  const [freeze] = datedEvents({ series, events: [event] });

  expect(freeze).toMatchObject({ weekName: 'R-5' });
  expect([freeze!.startOn, freeze!.deadline, freeze!.endOn].map(dayOf)).toEqual(
    Array(3).fill('2027-02-18'),
  );
});

test('an event falls due on the day its text names', () => {
  const [release] = datedEvents({
    series,
    events: [{ ...event, week: '2027-03-22', day: '2027-03-24' }],
  });

  expect(release).toMatchObject({ weekName: 'R+0' });
  expect(dayOf(release!.deadline)).toBe('2027-03-24');
});

test('a gathering lasts from Monday to Friday', () => {
  const [ptg] = datedEvents({
    series,
    events: [{ ...event, week: '2026-10-12', lastsAllWeek: true }],
  });

  expect([ptg!.startOn, ptg!.endOn, ptg!.deadline].map(dayOf)).toEqual([
    '2026-10-12',
    '2026-10-16',
    '2026-10-16',
  ]);
  expect(ptg!.weekName).toBe('R-23');
});

test('events are in the order of their deadlines', () => {
  const events = datedEvents({
    series,
    events: [{ ...event, id: 'late', week: '2027-03-01' }, event],
  });

  expect(events.map(({ id }) => id)).toEqual(['i-ff', 'late']);
});

test('the weeks of a cycle run up to the week of the release', () => {
  const weeks = weeksOf({ series, start: '2027-03-09' }).map(dayOf);

  expect(weeks).toEqual(['2027-03-08', '2027-03-15', '2027-03-22']);
});

test('headings come without their anchors and marks', () => {
  const html =
    '<h2 id="s-a">A &amp; <em>b</em> &#x3C;c><a class="anchor" href="#s-a">#</a></h2><h3 id="s-x">no</h3><h2>no id</h2><h2 id="s-d">D</h2>';

  expect(headingsOf(html)).toEqual([
    { id: 's-a', title: 'A & b <c>' },
    { id: 's-d', title: 'D' },
  ]);
});

test('a short text is read in a minute', () => {
  expect(readingMinutes('')).toBe(1);
  expect(readingMinutes('word '.repeat(660))).toBe(3);
});

test('guides of a folder stand in a part of their own', () => {
  const guides = [{ name: 'b' }, { name: 'methods/a' }, { name: 'other/c' }, { name: 'methods/d' }];

  expect(guideSections(guides)).toEqual([
    { title: 'The community', guides: [{ name: 'b' }] },
    { title: 'How votes are counted', guides: [{ name: 'methods/a' }, { name: 'methods/d' }] },
    { title: 'other', guides: [{ name: 'other/c' }] },
  ]);
});

test('a day stays with its month', () => {
  expect(keepDaysWhole('Digest, 2 to 22 July 2016')).toBe('Digest, 2 to 22\u00A0July 2016');
});
