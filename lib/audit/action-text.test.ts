import { expect, test } from 'vitest';
import { PERMITS } from './permits';
import { actionText } from './action-text';

test.each(Object.keys(PERMITS))('%s is told in words', (action) => {
  expect(actionText(action)).toMatch(/^[A-Z][a-z]+\b/);
});

test('no two actions are told in the same words', () => {
  const texts = Object.keys(PERMITS).map(actionText);
  expect(new Set(texts).size).toBe(texts.length);
});

test.each(['motion.dance', 'toString', '__proto__', ''])('%s, which is none, stays', (action) => {
  expect(actionText(action)).toBe(action);
});
