import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countdownMessage, type MessageEvent } from './countdown-message';
import { plainMessage } from './countdown-plain';
import { eventsByRole, roleOf } from './milestone-rules';

const event = (id: string, title: string, weekOf: string, deadline: string): MessageEvent => ({
  id,
  title,
  kind: 'x-project',
  team: null,
  weekOf,
  deadline,
  startOn: deadline,
  endOn: deadline,
});

/** Events of a cycle of 2030.1 Sable, released on Wednesday 27 March 2030. */
const events: MessageEvent[] = [
  event('r-final', 'Raven release', '2029-09-24', '2029-09-26'),
  {
    ...event('s-vptg', 'PTG (virtual)', '2029-10-15', '2029-10-18'),
    startOn: '2029-10-15',
    endOn: '2029-10-19',
  },
  event('s-1', 'Sable-1 milestone', '2029-11-12', '2029-11-15'),
  event('s-2', 'Sable-2 milestone', '2030-01-07', '2030-01-10'),
  event('s-mf', 'Membership Freeze', '2030-01-07', '2030-01-10'),
  event('s-extra-acs', 'Extra-AC freeze', '2030-02-04', '2030-02-07'),
  event('s-final-lib', 'Final release for non-client libraries', '2030-02-11', '2030-02-14'),
  event('s-3', 'Sable-3 milestone', '2030-02-18', '2030-02-21'),
  event('s-ff', 'Feature freeze', '2030-02-18', '2030-02-21'),
  event('s-final-clientlib', 'Final release for client libraries', '2030-02-18', '2030-02-21'),
  {
    ...event('s-nova-day', 'Review day', '2030-02-18', '2030-02-19'),
    kind: 'project-specific',
    team: 'Nova',
  },
  event('s-cycle-highlights', 'Cycle Highlights', '2030-02-25', '2030-02-28'),
  event('s-rc1', 'RC1 target week', '2030-03-04', '2030-03-07'),
  event('s-finalrc', 'Final RCs and intermediary releases', '2030-03-18', '2030-03-21'),
  event('s-final', 'Sable release', '2030-03-25', '2030-03-27'),
];

const message = (offset: number, list: readonly MessageEvent[] = events) =>
  countdownMessage({
    series: { name: 'sable', releaseId: '2030.1' },
    next: { name: 'tawny', releaseId: '2030.2' },
    releaseDay: '2030-03-27',
    events: list,
    offset,
  });

describe('the weekly message', () => {
  test.each([
    [-24, 'before the first milestone'],
    [-19, 'first milestone'],
    [-15, 'before the second milestone'],
    [-11, 'second milestone'],
    [-8, 'towards the freezes'],
    [-6, 'library freeze'],
    [-5, 'feature freeze'],
    [-4, 'after feature freeze'],
    [-3, 'week of the first release candidates'],
    [-2, 'between the first and the final candidates'],
    [-1, 'final release candidates'],
    [0, 'release week'],
    [1, 'after the release'],
  ])('of the week %i is about: %s', (offset, phase) => {
    expect(message(offset).phase).toBe(phase);
  });

  test('has its customary sections, with every date computed', () => {
    const { subject, startOn, endOn, sections, dates } = message(-5);
    expect(subject).toBe('[release] 2030.1 Sable release countdown for week R-5, 18–22 Feb 2030');
    expect([startOn, endOn]).toEqual(['2030-02-18', '2030-02-22']);
    expect(sections.map(({ title }) => title)).toEqual([
      'Development Focus',
      'General Information',
      'Actions',
    ]);
    expect(sections[0]?.paragraphs[0]).toContain('Thursday 21 February 2030');
    expect(
      dates.map(({ title, days, week, isThisWeek }) => [title, days, week, isThisWeek]),
    ).toEqual([
      ['Nova: Review day', 'Tuesday 19 February 2030', 'R-5', true],
      ['Sable-3 milestone', 'Thursday 21 February 2030', 'R-5', true],
      ['Feature freeze', 'Thursday 21 February 2030', 'R-5', true],
      ['Final release for client libraries', 'Thursday 21 February 2030', 'R-5', true],
      ['Cycle Highlights', 'Thursday 28 February 2030', 'R-4', false],
      ['RC1 target week', 'Thursday 7 March 2030', 'R-3', false],
      ['Final RCs and intermediary releases', 'Thursday 21 March 2030', 'R-1', false],
      ['Sable release', 'Wednesday 27 March 2030', 'R+0', false],
    ]);
  });

  test('always ends its dates with the release, far as it may be', () => {
    expect(message(-24).dates.at(-1)).toMatchObject({
      id: 'release',
      days: 'Wednesday 27 March 2030',
    });
    expect(message(1).dates).toEqual([]);
  });

  test('speaks of a gathering by all its days', () => {
    expect(message(-24).dates.map(({ days }) => days)).toContain('15–19 Oct 2029');
  });

  test('leaves out sentences about what the cycle does not have', () => {
    const few = events.filter(({ id }) => ['s-1', 's-final'].includes(id));
    for (let offset = -30; offset <= 3; offset += 1) {
      expect(plainMessage(message(offset, few), 'x')).not.toMatch(/null|undefined|NaN|membership/i);
    }
    expect(message(-3, []).phase).toBe('on the way');
  });

  test('as plain text fits the lines of a mail and ends with its address', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 10 }), (offset) => {
        const text = plainMessage(message(offset), 'https://example.org/x');
        const [subject = '', ...lines] = text.split('\n');
        expect(subject).toMatch(/^Subject: \[release\] 2030\.1 Sable/);
        expect(lines.every((line) => line.length <= 72)).toBe(true);
        expect(text.endsWith('-- \nhttps://example.org/x\n')).toBe(true);
      }),
    );
  });
});

describe('the part an event plays', () => {
  test.each([
    ['u-py-drop-1', 'Services drop Python 2', null],
    ['u-py-drop-final', 'Audit', null],
    ['p-3', 'Pike-3 milestone', 'milestone-3'],
    ['o-extra-atcs', 'Extra-ATCs deadline', 'extra-acs'],
    ['u_cycle-highlights', 'u_cycle-highlights', 'highlights'],
    ['i-feature', 'Feature freeze', 'feature-freeze'],
    ['n-trailing', 'Newton trailing', 'trailing'],
  ])('of %s, %s, is %s', (id, title, role) => {
    expect(roleOf({ id, title, kind: 'x-project' })).toBe(role);
  });

  test('a team’s own event plays none', () => {
    expect(roleOf({ id: 'm-1', title: 'Manila-1 milestone', kind: 'project-specific' })).toBeNull();
  });

  test('of two releases in a schedule the later one is its own', () => {
    expect(eventsByRole(events).get('release')?.id).toBe('s-final');
  });
});
