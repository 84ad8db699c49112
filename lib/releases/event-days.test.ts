import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, mondayOf } from '@/lib/time';
import { dayMentions } from './day-mentions';
import { eventDays } from './event-days';

describe('days in a text', () => {
  test.each([
    ['March 14, 2030 is the milestone', '2030-03-14', '2030-03-14'],
    ['approved by the 14th of March, 2030', '2030-03-14', '2030-03-14'],
    ['by Thursday 14 Mar 2030 (23:59 UTC)', '2030-03-14', '2030-03-14'],
    ['will happen on March 14th.', '2030-03-14', '2030-03-14'],
    ['From March 11 to 15 we meet', '2030-03-11', '2030-03-15'],
    ['From March 11 to March 15, 2030', '2030-03-11', '2030-03-15'],
    ['on 11-15 March 2030 in Rome', '2030-03-11', '2030-03-15'],
    ['11th - 15th March, 2030', '2030-03-11', '2030-03-15'],
    ['28 February - 3 March', '2030-02-28', '2030-03-03'],
    ['must be done by Friday.', '2030-03-15', '2030-03-15'],
  ])('%j is from %s to %s', (text, first, last) => {
    expect(dayMentions(text, '2030-03-11')).toMatchObject([{ first, last }]);
  });

  test.each([
    'at 23:59 UTC',
    'in 2030.1 and 2029.2',
    'you 3 may stay',
    '45 March',
    'no day at all',
  ])('%j names no day', (text) => {
    expect(dayMentions(text, '2030-03-11')).toEqual([]);
  });

  test('the week of a day is no day', () => {
    expect(dayMentions('The week of March 11, 2030 is the target', '2030-03-11')).toMatchObject([
      { isWeek: true },
    ]);
  });

  test('a day around the new year is in the nearest year', () => {
    expect(dayMentions('by 2 January', '2029-12-31')).toMatchObject([{ first: '2030-01-02' }]);
  });
});

describe('when an event falls due', () => {
  const monday = '2030-03-11';

  test('on the Thursday when nothing else is said', () => {
    expect(eventDays('All features are merged.', monday)).toEqual({
      deadline: '2030-03-14',
      startOn: '2030-03-14',
      endOn: '2030-03-14',
      doubt: null,
    });
  });

  test('on the day the text names in this week', () => {
    expect(eventDays('Approved by Friday 15 March 2030.', monday).deadline).toBe('2030-03-15');
  });

  test('of two days named, on the one in this week', () => {
    const text = 'On 12 March 2030 and 9 April 2030, specs are reviewed.';
    expect(eventDays(text, monday).deadline).toBe('2030-03-12');
    expect(eventDays(text, '2030-04-08').deadline).toBe('2030-04-09');
  });

  test('the release is on its real day whatever the text says', () => {
    expect(eventDays('The release happens on Thursday.', monday, '2030-03-13').deadline).toBe(
      '2030-03-13',
    );
  });

  test('a gathering from Monday to Friday lasts so long and keeps the Thursday', () => {
    expect(eventDays('From March 11 to 15 we meet.', monday)).toMatchObject({
      deadline: '2030-03-14',
      startOn: '2030-03-11',
      endOn: '2030-03-15',
    });
  });

  test('a window of some days is due on its last', () => {
    expect(eventDays('March 12-13 is the window.', monday)).toMatchObject({
      deadline: '2030-03-13',
      startOn: '2030-03-12',
      endOn: '2030-03-13',
    });
  });

  test('a day of another week is doubted and the Thursday stands', () => {
    const days = eventDays('Approved by 21 March 2030.', monday);
    expect(days.deadline).toBe('2030-03-14');
    expect(days.doubt).toContain('21 March 2030');
  });

  test('the right day with last year’s number is doubted and used', () => {
    const days = eventDays('Approved by 12 March 2029.', monday);
    expect(days.deadline).toBe('2030-03-12');
    expect(days.doubt).toContain('another year');
  });

  test('a later sentence about other things raises no doubt', () => {
    const text = 'Say whether you will make it. The libraries freeze on 21 March 2030.';
    expect(eventDays(text, monday).doubt).toBeNull();
  });

  test('any text leaves the deadline in its week', () => {
    const texts = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.nat(40), fc.constantFrom('January', 'Mar', 'December', 'May'), fc.nat(3000))
        .map(
          ([number, month, year]) =>
            `until ${number} ${month} ${year}, or ${month} ${number}-${number + 3}`,
        ),
    );
    const mondays = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => dayOf(mondayOf(addDays('1990-01-01', days))));
    fc.assert(
      fc.property(texts, mondays, (text, week) => {
        const { deadline } = eventDays(text, week);
        expect(dayOf(mondayOf(deadline))).toBe(week);
      }),
    );
  });
});
