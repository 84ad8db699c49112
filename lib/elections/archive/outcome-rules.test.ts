import { expect, test } from 'vitest';
import { isPoll, outcomeOfContest, seatsIn, type ContestFacts } from './outcome-rules';

const POLL = 'https://civs1.civs.us/cgi-bin/results.pl?id=E_1';

const facts = (given: Partial<ContestFacts>): ContestFacts => ({
  kind: 'ptl',
  outcomes: [],
  candidates: 1,
  hasResults: true,
  isListedLeaderless: false,
  poll: null,
  ...given,
});

test.each<[string, Partial<ContestFacts>, string]>([
  ['one who stood alone is acclaimed', { outcomes: ['elected'] }, 'acclaimed'],
  [
    'as many as seats are acclaimed',
    { kind: 'tc', outcomes: ['elected', 'elected'], candidates: 2 },
    'acclaimed',
  ],
  [
    'where somebody lost there was a poll',
    { outcomes: ['elected', 'not-elected'], candidates: 2 },
    'polled',
  ],
  ["a poll's address tells of a poll", { outcomes: ['elected'], poll: POLL }, 'polled'],
  [
    'another address does not',
    { outcomes: ['elected'], poll: 'https://lists.example.org/1' },
    'acclaimed',
  ],
  [
    'words in place of a poll do not',
    { outcomes: ['elected'], poll: 'no poll required' },
    'acclaimed',
  ],
  ['the committee appointed', { outcomes: ['appointed'] }, 'appointed'],
  ['who led before stays', { outcomes: ['incumbent'] }, 'appointed'],
  ['nobody leads', { outcomes: ['leaderless'], candidates: 0 }, 'leaderless'],
  ['nobody stood', { candidates: 0 }, 'leaderless'],
  ['nobody stood and the results are lost', { candidates: 0, hasResults: false }, 'leaderless'],
  ['nobody stood for the committee', { kind: 'tc', candidates: 0 }, 'unknown'],
  ['listed as leaderless', { isListedLeaderless: true }, 'leaderless'],
  ['without results nothing is concluded', { hasResults: false }, 'unknown'],
  ['results that say nothing of those who stood', {}, 'unknown'],
  ['a word nobody knows', { outcomes: ['elected', 'unknown'], candidates: 2 }, 'unknown'],
])('%s', (_title, given, outcome) => {
  expect(outcomeOfContest(facts(given))).toBe(outcome);
});

test('only a result page of the voting service is a poll', () => {
  expect(isPoll('http://civs.cs.cornell.edu/cgi-bin/results.pl?id=E_2')).toBe(true);
  expect([
    isPoll('no poll required'),
    isPoll(null),
    isPoll('https://example.org/civs/results'),
  ]).toEqual([false, false, false]);
});

test('the seats are those who were elected', () => {
  expect(seatsIn(['elected', 'not-elected', 'elected'])).toBe(2);
  expect(seatsIn(['unknown'])).toBeNull();
});
