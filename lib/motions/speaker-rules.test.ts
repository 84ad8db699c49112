import { expect, test } from 'vitest';
import { speakerOf } from './speaker-rules';

const seats = [
  { person: { handle: 'chidi', name: 'Chidi Anagonye' }, role: 'chair' },
  { person: { handle: 'mei', name: 'Mei Lin' }, role: null },
  { person: { handle: null, name: 'Nobody Found' }, role: null },
];

test('a seat is told by the person, whatever the name', () => {
  expect(speakerOf({ handle: 'chidi', name: 'C. Anagonye' }, seats)).toEqual({
    is: 'seated',
    role: 'chair',
  });
  expect(speakerOf({ handle: 'mei', name: 'Mei Lin' }, seats)).toEqual({
    is: 'seated',
    role: 'member',
  });
  expect(speakerOf({ handle: 'zoe', name: 'Zoë' }, seats)).toEqual({ is: 'other' });
});

test.each([
  ['the same name', 'Chidi Anagonye'],
  ['in other letters', 'CHIDI  anagonye'],
  ['with accents', 'Chídi Ánagonye'],
  ['with letters of another script', 'Сhіdі Аnаgоnуе'],
  ['with a digit for a letter', 'Chidi Anag0nye'],
  ['with marks nobody sees', 'Chidi\u200B Anagonye\u202C'],
  ['with a full stop', 'Chidi Anagonye.'],
])('%s as the chair’s is not the chair', (_, name) => {
  expect(speakerOf({ handle: 'mallory', name }, seats)).toEqual({ is: 'namesake', of: 'chair' });
});

test('a member nobody was found for has no namesake to speak as', () => {
  expect(speakerOf({ handle: null, name: 'Nobody Found' }, seats)).toEqual({
    is: 'namesake',
    of: 'member',
  });
});
