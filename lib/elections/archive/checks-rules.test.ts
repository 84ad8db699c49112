import { expect, test } from 'vitest';
import {
  scheduleWarnings,
  seatWarnings,
  teamOfDirectory,
  unmatchedWarnings,
  type CheckedElection,
  type ScheduledEvent,
} from './checks-rules';

const utc = (text: string) => new Date(`${text}Z`);

const election = (facts: Partial<CheckedElection> = {}): CheckedElection => ({
  name: '2025.1',
  tcSeats: 4,
  tcElected: 4,
  timeframe: { name: null, start: null, end: null, emailDeadline: '2024-08-28T00:00:00.000Z' },
  events: [
    { name: 'TC Nominations', startAt: utc('2024-08-14T23:45'), endAt: utc('2024-08-28T23:45') },
    { name: 'PTL Nominations', startAt: utc('2024-08-14T23:45'), endAt: utc('2024-08-28T23:45') },
    { name: 'TC Election', startAt: utc('2024-09-04T23:45'), endAt: utc('2024-09-18T23:45') },
  ],
  ...facts,
});

const scheduled = (
  id: string,
  weekOf: string,
  facts: Partial<ScheduledEvent> = {},
): ScheduledEvent => ({
  seriesName: 'dalmatian',
  seriesOrdinal: 29,
  id,
  weekOf: utc(`${weekOf}T00:00`),
  path: 'doc/source/dalmatian/schedule.yaml',
  ...facts,
});

test('a directory means a present team before a past one, however it is spelled', () => {
  const teams = [
    { name: 'Puppet OpenStack', slug: 'puppet-openstack', status: 'legacy' },
    { name: 'puppet-openstack', slug: 'puppet-openstack-2', status: 'current' },
  ];
  expect(teamOfDirectory('Puppet_OpenStack', teams)?.status).toBe('current');
  expect(teamOfDirectory('Chef', teams)).toBeNull();
});

test('an unknown team is one warning, with its first and last election', () => {
  const warnings = unmatchedWarnings([
    { election: 'mitaka', directory: 'ChefOpenstack' },
    { election: 'newton', directory: 'Loci' },
    { election: 'train', directory: 'Chef_OpenStack' },
  ]);
  expect(warnings).toMatchObject([
    {
      where: 'election:candidates/mitaka/ChefOpenstack',
      otherWhere: 'election:candidates/train/Chef_OpenStack',
    },
    { where: 'election:candidates/newton/Loci' },
  ]);
  expect(warnings[1]).not.toHaveProperty('otherWhere');
});

test('seats that are not filled, or overfilled, are told; unknown ones are not', () => {
  const [one] = seatWarnings([
    election({ tcElected: 5 }),
    election({ tcElected: null }),
    election(),
  ]);
  expect(one?.message).toBe('5 are elected to the committee, but the configuration had 4 seats.');
  expect(seatWarnings([election({ tcElected: null }), election()])).toEqual([]);
});

test('a schedule that names the weeks of the configuration says nothing new', () => {
  const schedule = [
    scheduled('e-election-nominations', '2024-08-12'),
    scheduled('e-election-nominations~2', '2024-08-19'),
    scheduled('e-election-nominations~3', '2024-08-26'),
    scheduled('e-election-email-deadline', '2024-08-26'),
    scheduled('e-election-voting', '2024-09-02'),
    scheduled('e-election-voting~2', '2024-09-16'),
    scheduled('e-election-close', '2024-09-16'),
  ];
  expect(scheduleWarnings([election()], schedule)).toEqual([]);
});

test.each([
  ['begins another week', [scheduled('e-election-nominations', '2024-08-19')]],
  [
    'ends another week',
    [scheduled('e-election-voting', '2024-09-02'), scheduled('e-election-voting~2', '2024-09-09')],
  ],
  ['closes another week', [scheduled('e-election-close', '2024-09-23')]],
  ['takes addresses another week', [scheduled('e-election-email-deadline', '2024-09-02')]],
])(
  'a schedule in which the election %s is a contradiction with both places',
  (_title, schedule) => {
    expect(scheduleWarnings([election()], schedule)).toMatchObject([
      {
        kind: 'contradiction',
        where: 'releases:doc/source/dalmatian/schedule.yaml',
        otherWhere: 'election:configuration.yaml',
      },
    ]);
  },
);

test('events of other elections, other series and other kinds are none of its business', () => {
  const schedule = [
    scheduled('d-election-voting', '2020-01-06'),
    scheduled('e-election-voting', '2020-01-06', { seriesName: 'epsilon', seriesOrdinal: 4 }),
    scheduled('e-ff', '2020-01-06'),
    scheduled('e-tc-campaigning', '2020-01-06'),
  ];
  expect(scheduleWarnings([election()], schedule)).toEqual([]);
});

test('where leads and committee were elected apart, one deadline for addresses proves nothing', () => {
  const [tc, , vote] = election().events;
  const apart = election({
    events: [
      tc!,
      vote!,
      { name: 'PTL Nominations', startAt: utc('2024-02-01T00:00'), endAt: utc('2024-02-08T00:00') },
    ],
  });
  expect(scheduleWarnings([apart], [scheduled('e-election-email-deadline', '2024-02-05')])).toEqual(
    [],
  );
});
