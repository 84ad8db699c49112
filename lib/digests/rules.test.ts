import { expect, test } from 'vitest';
import { byYear, countTopics, digestOrder, digestsAfter, topicTitle } from './rules';

const digest = (end: string, slug = end) => ({ end, slug });

test('topics are counted, the frequent ones first, equal ones by name', () => {
  expect(countTopics([{ topics: ['zuul', 'go'] }, { topics: ['nova', 'go'] }])).toEqual([
    { topic: 'go', count: 2 },
    { topic: 'nova', count: 1 },
    { topic: 'zuul', count: 1 },
  ]);
});

test('a digest belongs to the year of its last day', () => {
  expect(byYear([digest('2017-01-01'), digest('2016-12-31'), digest('2016-01-01')])).toEqual([
    { year: '2017', digests: [digest('2017-01-01')] },
    { year: '2016', digests: [digest('2016-12-31'), digest('2016-01-01')] },
  ]);
});

test('the archive goes on after a place, also one that is gone', () => {
  const all = [
    digest('2016-07-22'),
    digest('2016-06-24', 'a'),
    digest('2016-06-24', 'b'),
    digest('2016-06-17'),
  ];

  expect([...all].reverse().sort(digestOrder)).toEqual(all);
  expect(digestsAfter(all, undefined)).toEqual(all);
  expect(digestsAfter(all, ['2016-06-24', 'a'])).toEqual(all.slice(2));
  expect(digestsAfter(all, ['2016-07-01', 'gone'])).toEqual(all.slice(1));
  expect(digestsAfter(all, ['2000-01-01', ''])).toEqual([]);
});

test('a topic reads as words', () => {
  expect(topicTitle('release-countdown')).toBe('release countdown');
});
