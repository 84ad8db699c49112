import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  meaningOf,
  mergeConfigurations,
  parseElectionTime,
  readConfiguration,
  type Configuration,
} from './configuration-rules';

const WHERE = 'election:configuration.yaml';
const read = (text: string) => readConfiguration(Buffer.from(text), WHERE);
const utc = (text: string) => new Date(`${text}Z`);

const event = (name: string, start: string, end: string) => ({
  name,
  startAt: utc(start),
  endAt: utc(end),
});

const version = (facts: Partial<Configuration>): Configuration => ({
  release: null,
  kind: null,
  tcSeats: null,
  tag: null,
  timeframe: null,
  events: [],
  ...facts,
});

const frame = (name: string) => ({ name, start: null, end: null, emailDeadline: null });

test('times are UTC, with one digit or two for the day', () => {
  expect(parseElectionTime('2024-08-14T23:45')).toEqual(utc('2024-08-14T23:45:00'));
  expect(parseElectionTime('2018-02-7T23:45')).toEqual(utc('2018-02-07T23:45:00'));
});

test.each([
  null,
  '',
  '2024-02-30T10:00',
  '2024-13-01T10:00',
  '2024-01-01T25:00',
  '2024-01-01',
  'x',
])('%s is no time', (text) => {
  expect(parseElectionTime(text)).toBeNull();
});

test('any moment written in the form of the configuration is read back', () => {
  fc.assert(
    fc.property(
      fc.date({ min: utc('1970-01-01T00:00'), max: utc('2099-12-31T23:59'), noInvalidDate: true }),
      (date) => {
        const text = date.toISOString().slice(0, 16);
        expect(parseElectionTime(text)?.toISOString().slice(0, 16)).toBe(text);
      },
    ),
  );
});

test('a release that looks like a float stays text', () => {
  const { configuration, warnings } = read(
    'release: 2030.10\nelection_type: combined\ntc_seats: 4\n',
  );
  expect(configuration).toMatchObject({ release: '2030.10', kind: 'combined', tcSeats: 4 });
  expect(warnings).toEqual([]);
});

test('a whole configuration is read', () => {
  const { configuration, warnings } = read(`---
release: 2025.1
election_type: combined
tag: to-be-released
tc_seats: 4
timeframe:
  name: 2024.1-2024.2
  start: 2023-09-15T00:00
  end: 2024-08-28T00:00
  email_deadline: '2024-08-28T00:00'
timeline:
  - name: TC Nominations
    start: 2024-08-14T23:45
    end: 2024-08-28T23:45
`);
  expect(warnings).toEqual([]);
  expect(configuration).toEqual({
    release: '2025.1',
    kind: 'combined',
    tcSeats: 4,
    tag: 'to-be-released',
    timeframe: {
      name: '2024.1-2024.2',
      start: '2023-09-15T00:00:00.000Z',
      end: '2024-08-28T00:00:00.000Z',
      emailDeadline: '2024-08-28T00:00:00.000Z',
    },
    events: [event('TC Nominations', '2024-08-14T23:45', '2024-08-28T23:45')],
  });
});

test('what is wrong is named with its line, and the rest is kept', () => {
  const { configuration, warnings } = read(`release: 2025.1
election_type: both
tc_seats: many
surprise: 1
timeline:
  - name: TC Nominations
    start: soon
    end: 2024-08-28T23:45
  - name: TC Election
    start: 2024-09-04T23:45
    end: 2024-09-18T23:45
  - 7
`);
  expect(configuration).toMatchObject({ release: '2025.1', kind: null, tcSeats: null });
  expect(configuration?.events.map(({ name }) => name)).toEqual(['TC Election']);
  expect(warnings.map(({ kind, where }) => `${kind} ${where}`)).toEqual([
    `malformed ${WHERE}:2`,
    `malformed ${WHERE}:3`,
    `malformed ${WHERE}:12`,
    `malformed ${WHERE}:6`,
    `unknown-field ${WHERE}:4`,
  ]);
});

test.each(['', 'just text', '- a\n- b', 'a: [', 'a: *b', '\t'])(
  '“%s” is no configuration',
  (text) => {
    const { configuration, warnings } = read(text);
    expect(configuration).toBeNull();
    expect(warnings).not.toEqual([]);
  },
);

test('no text makes the reader fail', () => {
  fc.assert(fc.property(fc.string({ maxLength: 80 }), (text) => void read(text)));
});

test.each([
  ['TC Nominations', { seats: ['tc'], phase: 'nominations', isVacancy: false }],
  ['TC & PTL Election', { seats: ['tc', 'ptl'], phase: 'voting', isVacancy: false }],
  ['TC Vacancy Nominations', { seats: ['tc'], phase: 'nominations', isVacancy: true }],
  ['PTL polling', { seats: ['ptl'], phase: 'voting', isVacancy: false }],
  ['TC Campaigning', { seats: ['tc'], phase: 'campaigning', isVacancy: false }],
])('%s means %o', (name, meaning) => {
  expect(meaningOf(name)).toEqual(meaning);
});

test('an event without a phase in its name means nothing', () => {
  expect(meaningOf('Party')).toBeNull();
});

test('a name that is corrected later is the same election', () => {
  const events = [event('PTL Nominations', '2019-08-27T23:45', '2019-09-03T23:45')];
  const setups = mergeConfigurations([
    version({ release: 'train', timeframe: frame('Rocky-Stein') }),
    version({ release: 'u-TBA', timeframe: frame('Stein-Train'), events }),
    version({ release: 'u', timeframe: frame('Stein-Train'), events }),
    version({ release: 'ussuri', timeframe: frame('Stein-Train'), events }),
  ]);
  expect(setups.map(({ release }) => release)).toEqual(['train', 'ussuri']);
});

test('the committee set up after the leads keeps the timeline of the leads, and gives the seats', () => {
  const [setup] = mergeConfigurations([
    version({
      release: 'pike',
      tcSeats: 7,
      timeframe: frame('a'),
      events: [event('PTL nomination', '2017-01-18T23:59', '2017-01-29T23:45')],
    }),
    version({
      release: 'pike',
      tcSeats: 6,
      timeframe: frame('b'),
      events: [event('TC nomination', '2017-03-30T23:59', '2017-04-09T23:45')],
    }),
  ]);
  expect(setup).toMatchObject({ release: 'pike', kind: 'combined', tcSeats: 6 });
  expect(setup?.events.map(({ name }) => name)).toEqual(['PTL nomination', 'TC nomination']);
});

test('an event that was moved is there once, also under another name', () => {
  const [setup] = mergeConfigurations([
    version({
      release: 'yoga',
      events: [event('TC & PTL Nominations', '2021-08-10T23:45', '2021-08-17T23:45')],
    }),
    version({
      release: 'yoga',
      events: [
        event('PTL Nominations', '2021-08-17T23:45', '2021-08-24T23:45'),
        event('TC Nominations', '2021-08-17T23:45', '2021-08-24T23:45'),
      ],
    }),
  ]);
  expect(setup?.events.map(({ name }) => name)).toEqual(['PTL Nominations', 'TC Nominations']);
});

test('a special election stands beside the regular one', () => {
  const [setup] = mergeConfigurations([
    version({
      release: 'xena',
      events: [event('TC Election', '2021-03-12T23:45', '2021-03-19T23:45')],
    }),
    version({
      release: 'xena',
      events: [event('TC Vacancy Election', '2021-04-08T23:45', '2021-04-15T23:45')],
    }),
  ]);
  expect(setup?.events).toHaveLength(2);
});

test('versions before the release was named belong to the first that names it', () => {
  const early = [event('PTL nomination', '2016-09-12T00:00', '2016-09-18T23:45')];
  const setups = mergeConfigurations([
    version({ events: early }),
    version({ release: 'ocata', timeframe: frame('Mitaka-Newton') }),
  ]);
  expect(setups).toMatchObject([{ release: 'ocata', kind: 'ptl', events: early }]);
});
