import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  candidacyIn,
  chooseContests,
  isContested,
  MAX_STATEMENTS_LENGTH,
  outcomeIn,
  seatsOf,
  stateAt,
  tenseOf,
  turnoutOf,
} from './rules';

const eventOf = (name: string, start: string, end: string) => ({
  name,
  startAt: new Date(`${start}Z`),
  endAt: new Date(`${end}Z`),
});

const timeline = [
  eventOf('TC Nominations', '2024-08-14T23:45', '2024-08-28T23:45'),
  eventOf('TC Campaigning', '2024-08-28T23:45', '2024-09-04T23:45'),
  eventOf('TC Election', '2024-09-10T23:45', '2024-09-18T23:45'),
];

test.each([
  ['2024-08-14T23:44', 'upcoming'],
  ['2024-08-14T23:45', 'nominations'],
  ['2024-08-28T23:44', 'nominations'],
  ['2024-08-28T23:45', 'campaigning'],
  ['2024-09-06T00:00', 'campaigning'],
  ['2024-09-10T23:45', 'voting'],
  ['2024-09-18T23:44', 'voting'],
  ['2024-09-18T23:45', 'closed'],
])('at %s the election is %s', (at, state) => {
  expect(stateAt(timeline, new Date(`${at}Z`))).toBe(state);
});

test('without a timeline an election is archived', () => {
  expect(stateAt([], new Date())).toBe('archived');
});

test('before the nominations of a second part it is upcoming again', () => {
  const parts = [
    eventOf('PTL Election', '2017-02-01T00:00', '2017-02-07T00:00'),
    eventOf('TC Nominations', '2017-03-30T00:00', '2017-04-09T00:00'),
  ];
  expect(stateAt(parts, new Date('2017-03-01Z'))).toBe('upcoming');
});

test('an election is closed for good, and voting counts before anything that runs beside it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000 }), (days) => {
      const at = new Date(Date.UTC(2024, 8, 19) + days * 86_400_000);
      expect(stateAt(timeline, at)).toBe('closed');
    }),
  );
  const beside = [...timeline, eventOf('PTL Nominations', '2024-09-10T23:45', '2024-09-12T23:45')];
  expect(stateAt(beside, new Date('2024-09-11T00:00Z'))).toBe('voting');
});

test('nothing of an outcome is told before the end', () => {
  expect([outcomeIn('voting', 'polled'), outcomeIn('closed', 'polled')]).toEqual([
    'open',
    'polled',
  ]);
  expect([candidacyIn('nominations', 'elected'), candidacyIn('archived', 'elected')]).toEqual([
    'pending',
    'elected',
  ]);
});

test('an event is past from its end on', () => {
  const [first] = timeline;
  expect(tenseOf(first!, new Date('2024-08-14T23:45Z'))).toBe('current');
  expect(tenseOf(first!, new Date('2024-08-28T23:45Z'))).toBe('past');
  expect(tenseOf(first!, new Date('2024-01-01Z'))).toBe('future');
});

test('more candidates than seats are a contest; unknown seats are none', () => {
  expect(isContested({ seats: 4, candidates: 5 })).toBe(true);
  expect(isContested({ seats: 4, candidates: 4 })).toBe(false);
  expect(isContested({ seats: null, candidates: 9 })).toBe(false);
  expect([seatsOf('tc', 0, 5), seatsOf('tc', 4, 5), seatsOf('ptl', 0, 5)]).toEqual([5, 4, null]);
});

test('turnout is a share, and unknown without an electorate', () => {
  expect(turnoutOf(200, 50)).toBe(0.25);
  expect([turnoutOf(0, 0), turnoutOf(null, 3), turnoutOf(3, null)]).toEqual([null, null, null]);
});

const contest = (slug: string, count: number) => ({ slug, candidates: Array(count).fill(0) });

test('the contest asked for is shown; otherwise all that fit, otherwise the first', () => {
  const contests = [contest('tc', 2), contest('nova', 1), contest('loci', 0)];
  const slugs = (asked: string | null, length: number) =>
    chooseContests(contests, new Map([['tc', length]]), asked).map(({ slug }) => slug);
  expect(slugs('loci', 0)).toEqual(['loci']);
  expect(slugs('nothing', MAX_STATEMENTS_LENGTH)).toEqual(['tc', 'nova']);
  expect(slugs(null, MAX_STATEMENTS_LENGTH + 1)).toEqual(['tc']);
});
