import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  electionLetter,
  electionOrdinal,
  electionTitle,
  isCommittee,
  releaseIdOf,
  teamKey,
  titleOfDirectory,
} from './names-rules';

test('spellings of a team differ in case, underscores, commas, hyphens and blanks only', () => {
  const spellings = ['Puppet_OpenStack', 'Puppet_Openstack', 'PuppetOpenStack', 'Puppet OpenStack'];
  expect(new Set(spellings.map(teamKey)).size).toBe(1);
  expect(teamKey('Packaging-Deb')).toBe(teamKey('Packaging, deb'));
  expect(teamKey('Nova')).not.toBe(teamKey('Novajoin'));
});

test('the key of a team is the same however its words are joined', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9]{1,8}$/);
  const join = fc.constantFrom(' ', '_', '-', ', ', '');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), join, join, (words, one, other) => {
      expect(teamKey(words.join(one))).toBe(teamKey(words.join(other).toUpperCase()));
    }),
  );
});

test('a directory becomes words, and the committee its name', () => {
  expect(titleOfDirectory('Quality_Assurance')).toBe('Quality Assurance');
  expect(titleOfDirectory('TC')).toBe('Technical Committee');
  expect([isCommittee('TC'), isCommittee('tc'), isCommittee('Tacker')]).toEqual([
    true,
    true,
    false,
  ]);
});

test.each([
  ['mitaka', 12, 'mitaka', 'm'],
  ['zed', 25, 'zed', 'z'],
  ['antelope', 26, '2023.1', 'a'],
  ['bobcat', 27, '2023.2', 'b'],
  ['2024.1', 28, '2024.1', 'c'],
  ['2025.1', 30, '2025.1', 'e'],
  ['2027.1', 34, '2027.1', 'i'],
])('%s is in place %i, elects for %s and is labelled %s', (name, ordinal, releaseId, letter) => {
  expect(electionOrdinal(name)).toBe(ordinal);
  expect(releaseIdOf(name)).toBe(releaseId);
  expect(electionLetter(name)).toBe(letter);
});

test('a name that is neither a number nor begins with a letter has no place', () => {
  expect(electionOrdinal('2030.10')).toBeNull();
  expect(electionOrdinal('_special')).toBeNull();
  expect(releaseIdOf('2030.10')).toBe('2030.10');
  expect(electionLetter('')).toBeNull();
});

test('an election is called by its name and, where that differs, by its id', () => {
  expect(electionTitle('2025.1')).toBe('2025.1 election');
  expect(electionTitle('antelope')).toBe('Antelope (2023.1) election');
});
