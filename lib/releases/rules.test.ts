import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf } from '@/lib/time';
import {
  currentSeries,
  inSeriesOrder,
  isPhaseOverdue,
  isReleaseLabel,
  latestRelease,
  maintenanceBranch,
  mondayOfWeek,
  parseWeek,
  placeInCycle,
  releaseKindOf,
  sectionOf,
  seriesOfDirectory,
  seriesOrdinal,
  seriesTitle,
  sortSeries,
  thursdayOf,
  weekName,
  weekNameOf,
  weekOffset,
  weekSlug,
  weeksOf,
} from './rules';

const RELEASE = '2026-09-30';
const day = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2090-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('R-n', () => {
  test.each([
    ['2026-04-06', 'R-25'],
    ['2026-08-05', 'R-8'],
    ['2026-08-19', 'R-6'],
    ['2026-08-21', 'R-6'],
    ['2026-08-23', 'R-6'],
    ['2026-08-24', 'R-5'],
    ['2026-09-16', 'R-2'],
    ['2026-09-28', 'R+0'],
    ['2026-10-05', 'R+1'],
  ])('%s is in the week %s of a release on 30 September 2026', (on, week) => {
    expect(weekNameOf(on, RELEASE)).toBe(week);
  });

  test('no week has a name while the release day is unknown', () => {
    expect(weekNameOf('2026-08-19', null)).toBeNull();
  });

  test('every day of a week is in the same week, and a week later is one more', () => {
    fc.assert(
      fc.property(day, day, (on, release) => {
        const monday = mondayOfWeek(weekOffset(on, release), release);
        expect(dayOf(monday) <= dayOf(on)).toBe(true);
        expect(dayOf(on) <= dayOf(addDays(monday, 6))).toBe(true);
        expect(weekOffset(addDays(on, 7), release)).toBe(weekOffset(on, release) + 1);
      }),
    );
  });

  test('what a week is called can be read again, and R-0 is R+0', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99, max: 99 }), (offset) => {
        expect(parseWeek(weekName(offset))).toBe(offset);
        expect(parseWeek(weekSlug(offset))).toBe(offset);
      }),
    );
    expect(parseWeek('r-0')).toBe(0);
    expect(weekName(0)).toBe('R+0');
  });

  test.each(['R5', 'r', 'r-', 'r-5x', '-5', '5', 'r--5', 'r-5000', ''])(
    '%j names no week',
    (text) => {
      expect(parseWeek(text)).toBeNull();
    },
  );

  test('a deadline without a day of its own is on the Thursday', () => {
    expect(dayOf(thursdayOf('2025-02-24'))).toBe('2025-02-27');
    expect(dayOf(thursdayOf('2025-03-02'))).toBe('2025-02-27');
  });
});

describe('series', () => {
  test.each([
    ['austin', null, 0],
    ['juno', null, 9],
    ['zed', null, 25],
    ['antelope', '2023.1', 26],
    ['bobcat', '2023.2', 27],
    ['epoxy', '2025.1', 30],
    ['gazpacho', null, 32],
    ['gazpacho', '2026.1', 32],
    ['hibiscus', '2026.2', 33],
    ['indri', '2027.1', 34],
  ])('%s (%s) has the place %i', (name, releaseId, place) => {
    expect(seriesOrdinal(name, releaseId)).toBe(place);
  });

  test('a name that no rule fits comes last', () => {
    expect(seriesOrdinal('Über', null)).toBeGreaterThan(seriesOrdinal('zebra', null));
  });

  test('release order is not the order of the alphabet', () => {
    const entries = ['gazpacho', 'zed', 'havana', 'hibiscus'].map((name) => ({
      name,
      releaseId: null,
    }));
    expect(sortSeries(entries).map(({ name }) => name)).toEqual([
      'havana',
      'zed',
      'gazpacho',
      'hibiscus',
    ]);
  });

  test('deliverables of several series are put in release order, independent ones first', () => {
    const series = [
      { name: 'zed', ordinal: 25 },
      { name: 'antelope', ordinal: 26 },
    ];
    const rows = ['antelope', 'independent', 'zed'].map((name) => ({ series: name }));
    expect(inSeriesOrder(rows, series).map((row) => row.series)).toEqual([
      'independent',
      'zed',
      'antelope',
    ]);
  });

  test('people read the id before the name, where there is one', () => {
    expect(seriesTitle('indri', '2027.1')).toBe('2027.1 Indri');
    expect(seriesTitle('zed', 'zed')).toBe('Zed');
    expect(seriesTitle('independent', null)).toBe('Independent');
  });

  test('the directory of no cycle has no underscore here', () => {
    expect(seriesOfDirectory('_independent')).toBe('independent');
    expect(seriesOfDirectory('zed')).toBe('zed');
  });

  test('the current series is the next to be released, on its release day too, else the last', () => {
    const series = [
      { name: 'a', initialRelease: '2025-04-02' },
      { name: 'b', initialRelease: '2025-10-01' },
      { name: 'c', initialRelease: null },
    ];
    expect(currentSeries(series, '2025-04-02')?.name).toBe('a');
    expect(currentSeries(series, '2025-04-03')?.name).toBe('b');
    expect(currentSeries(series, '2026-01-01')?.name).toBe('b');
    expect(currentSeries([{ initialRelease: null }], '2026-01-01')).toBeNull();
  });

  test('fixes of an unmaintained series go to another branch', () => {
    const zed = { name: 'zed', releaseId: null, status: 'unmaintained' };
    expect(maintenanceBranch(zed)).toBe('unmaintained/zed');
    expect(maintenanceBranch({ name: 'indri', releaseId: '2027.1', status: 'maintained' })).toBe(
      'stable/2027.1',
    );
  });

  test('a phase is overdue from the day after, never without a day', () => {
    expect(isPhaseOverdue({ nextPhaseDate: '2025-04-04' }, '2025-04-04')).toBe(false);
    expect(isPhaseOverdue({ nextPhaseDate: '2025-04-04' }, '2025-04-05')).toBe(true);
    expect(isPhaseOverdue({ nextPhaseDate: null }, '2025-04-05')).toBe(false);
  });
});

describe('releases', () => {
  test.each([
    ['29.0.0', 'release'],
    ['2014.1', 'release'],
    ['v2.0.0', 'release'],
    ['1.1.0.0', 'release'],
    ['29.0.0.0rc1', 'pre-release'],
    ['18.0.0.0b3', 'pre-release'],
    ['1.0.0a1', 'pre-release'],
    ['0.3.rc1', 'pre-release'],
    ['0.1.2.alpha.1', 'pre-release'],
    ['zed-eol', 'lifecycle'],
    ['2023.1-eom', 'lifecycle'],
    ['train-em', 'lifecycle'],
    ['stein-last', 'lifecycle'],
  ])('%s is a %s', (version, kind) => {
    expect(releaseKindOf(version)).toBe(kind);
  });

  test('the latest release is the last entry that marks no end', () => {
    const entries = ['1.0.0', '1.1.0', 'zed-em', 'zed-eol'].map((version) => ({ version }));
    expect(latestRelease(entries)).toEqual({ version: '1.1.0' });
    expect(latestRelease([{ version: 'zed-eol' }])).toBeNull();
  });

  test.each([
    [{ name: 'nova', type: 'service', releaseModel: 'cycle-with-rc' }, 'service'],
    [{ name: 'x-tempest-plugin', type: 'other', releaseModel: null }, 'tempest-plugin'],
    [{ name: 'kolla', type: 'other', releaseModel: 'cycle-trailing' }, 'trailing'],
    [{ name: 'old', type: 'library', releaseModel: 'abandoned' }, 'abandoned'],
  ])('%o is shown under %s', (deliverable, section) => {
    expect(sectionOf(deliverable)).toBe(section);
  });

  test('only the label of the release itself is one', () => {
    expect(isReleaseLabel('e-final')).toBe(true);
    expect(isReleaseLabel('o-release')).toBe(true);
    expect(isReleaseLabel('u-py-drop-final')).toBe(false);
    expect(isReleaseLabel('e-final-lib')).toBe(false);
  });
});

describe('a cycle', () => {
  const event = (id: string, weekOf: string, deadline: string) => ({ id, weekOf, deadline });
  const events = [
    event('e-final-lib', '2025-02-17', '2025-02-20'),
    event('e-3', '2025-02-24', '2025-02-27'),
    event('e-final', '2025-03-31', '2025-04-02'),
  ];

  test('rows of one Monday are one week, and what is written differently is kept', () => {
    const rows = [
      { startOn: '2025-03-31', endOn: '2025-04-04', name: 'R-0' },
      { startOn: '2025-02-24', endOn: '2025-02-28', name: 'R-5' },
      { startOn: '2025-02-26', endOn: '2025-02-28', name: null },
    ];
    const weeks = weeksOf(rows, events, '2025-04-02');
    expect(weeks.map(({ week, writtenAs }) => [week, writtenAs])).toEqual([
      ['R-6', null],
      ['R-5', null],
      ['R+0', 'R-0'],
    ]);
    expect(weeks.map((week) => week.events.map(({ id }) => id))).toEqual([
      ['e-final-lib'],
      ['e-3'],
      ['e-final'],
    ]);
  });

  test('what is due today is next, in no days', () => {
    const place = placeInCycle(events, '2025-04-02', '2025-02-27');
    expect(place).toMatchObject({ week: 'R-5', weeksToRelease: 5, daysToRelease: 34 });
    expect(place.next).toMatchObject({ id: 'e-3', days: 0 });
    expect(place.current.map(({ id }) => id)).toEqual(['e-3']);
  });

  test('after the release nothing comes next, and R+0 is 0 weeks away', () => {
    expect(placeInCycle(events, '2025-04-02', '2025-04-03')).toMatchObject({
      week: 'R+0',
      weeksToRelease: 0,
      daysToRelease: -1,
      next: null,
    });
    expect(Object.is(placeInCycle(events, '2025-04-02', '2025-04-03').weeksToRelease, 0)).toBe(
      true,
    );
  });
});
