import { expect, test } from 'vitest';
import { adoptedSlug } from './adoption-rules';

const slug = (title: string, attempt = 1) =>
  adoptedSlug({ title, attempt, motionId: 7, decidedAt: new Date('2026-11-20T23:59:59.999Z') });

test('the name is the day of the decision in UTC and the title', () => {
  expect(slug('Retire murano')).toBe('20261120-retire-murano');
  expect(slug('Retire murano', 2)).toBe('20261120-retire-murano-2');
});

test('a long title is cut between words', () => {
  const name = slug(
    'A title that goes on and on so that nobody would ever want to type it out again',
  );
  expect(name).toBe('20261120-a-title-that-goes-on-and-on-so-that-nobody-would-ever-want');
  expect(slug('x'.repeat(200))).toHaveLength('20261120-'.length + 60);
});

test('a title without letters is named by its motion', () => {
  expect(slug('!!!')).toBe('20261120-motion-7');
});
