import { describe, expect, test } from 'vitest';
import type { Obstacle, Standing } from './types';
import { stillNeeded, timeLeft } from './standing-text-rules';

const NOW = new Date('2026-11-19T12:00:00Z');

function later(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}

function standing(...obstacles: Obstacle[]): Standing {
  return {
    members: 9,
    tally: { yes: 0, no: 0, abstain: 0, notVoted: 9 },
    needed: 3,
    waitingFor: [],
    outdated: [],
    all: 9,
    onEarlierRevision: 0,
    earliestDecisionAt: null,
    obstacles,
    passes: obstacles.length === 0,
    isClosed: false,
    isLost: false,
  };
}

const third = { of: 'members', numerator: 1, denominator: 3, is: 'at-least' } as const;

describe('the time that is left', () => {
  test.each([
    [0, 'less than a minute'],
    [1, '1 minute'],
    [59, '59 minutes'],
    [60, '1 hour'],
    [61, '1 hour 1 minute'],
    [1439, '23 hours 59 minutes'],
    [1440, '1 day'],
    [1441, '1 day'],
    [1500, '1 day 1 hour'],
    [10_080, '7 days'],
  ])('of %i minutes is %s', (minutes, words) => {
    expect(timeLeft(NOW, later(minutes))).toBe(words);
  });

  test('counts a begun minute as whole, so that nothing seems to be there early', () => {
    expect(timeLeft(NOW, new Date(NOW.getTime() + 1))).toBe('1 minute');
  });
});

describe('what is still needed', () => {
  test('is nothing when it can pass', () => {
    expect(stillNeeded(standing(), NOW)).toEqual([]);
  });

  test('is votes and time', () => {
    const obstacles: Obstacle[] = [
      { is: 'too-early', until: later(2880) },
      { is: 'threshold', have: 0, need: 3, threshold: third },
    ];
    expect(stillNeeded(standing(...obstacles), NOW)).toEqual(['3 more yes votes', '2 days']);
  });

  test('names yes votes once, by what asks for most', () => {
    const obstacles: Obstacle[] = [
      { is: 'not-more-yes-than-no', yes: 2, no: 2 },
      { is: 'threshold', have: 2, need: 6, threshold: third },
      { is: 'yes-votes', have: 2, need: 3 },
    ];
    expect(stillNeeded(standing(...obstacles), NOW)).toEqual(['4 more yes votes']);
  });

  test('is one more yes vote at a tie', () => {
    const tie: Obstacle = { is: 'not-more-yes-than-no', yes: 4, no: 4 };
    expect(stillNeeded(standing(tie), NOW)).toEqual(['1 more yes vote']);
  });

  test('is a consent, a quorum and the end of an objection', () => {
    const obstacles: Obstacle[] = [
      { is: 'quorum', have: 3, need: 5 },
      { is: 'objection', by: ['Ana', 'Bo'] },
      { is: 'approval', capacity: 'team-lead' },
    ];
    expect(stillNeeded(standing(...obstacles), NOW)).toEqual([
      '2 more votes of any kind for a quorum',
      'no objection (there are some by Ana and Bo)',
      'approval by the lead of the team or one of its liaisons',
    ]);
  });

  test('leaves the state to the page', () => {
    expect(stillNeeded(standing({ is: 'held' }), NOW)).toEqual([]);
  });
});
