import { expect, test } from 'vitest';
import { tooMany } from './rate-limit-rules';

test.each([
  [0, 'Try again in a second.', 1],
  [1000, 'Try again in a second.', 1],
  [1001, 'Try again in 2 seconds.', 2],
  [119_000, 'Try again in 119 seconds.', 119],
  [119_001, 'Try again in 2 minutes.', 120],
  [121_000, 'Try again in 3 minutes.', 121],
])('with %d milliseconds left it says: %s', (left, sentence, seconds) => {
  expect(tooMany('write', left)).toEqual({
    refusal: 'too-many',
    message: `Too many changes in a short time. ${sentence}`,
    retryAfterSeconds: seconds,
  });
});
