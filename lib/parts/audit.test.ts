import { expect, test } from 'vitest';
import { actionText, evidence, permits } from './audit';
import { joinNamed } from './join-named';

test.each(Object.keys(permits))('%s is told in words', (action) => {
  expect(actionText(action)).toMatch(/^[A-Z][a-z]+\b/);
});

test('no two actions are told in the same words', () => {
  const texts = Object.keys(permits).map(actionText);
  expect(new Set(texts).size).toBe(texts.length);
});

test.each(['motion.dance', 'toString', '__proto__', ''])('%s, which is none, stays', (action) => {
  expect(actionText(action)).toBe(action);
});

test('a name that two concepts give is a mistake', () => {
  expect(joinNamed([{ Team: 'a' }, {}, { Sig: 'b' }])).toEqual({ Team: 'a', Sig: 'b' });
  expect(() => joinNamed([{ Team: 'a' }, { Sig: 'b' }, { Team: 'c' }])).toThrow(
    'Two concepts name Team.',
  );
});

test('an action tells of one kind of thing, and each kind has its own name', () => {
  const kinds = evidence.map(({ kind }) => kind);
  const actions = evidence.flatMap((each) => each.actions);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(new Set(actions).size).toBe(actions.length);
  expect(actions.filter((action) => !Object.hasOwn(permits, action))).toEqual([]);
});
