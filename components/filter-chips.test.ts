import { expect, test } from 'vitest';
import { chipsOf, labelIn } from './filter-chips';

test('each filter in force has a chip that takes it away and leaves the others', () => {
  const filter = { team: 'nova', kind: undefined, year: 2024 };
  const words = {
    year: (year: string) => `Year: ${year}`,
    kind: () => 'never',
    team: () => 'Team: Nova',
  };
  expect(chipsOf('/releases#list', filter, words)).toEqual([
    { label: 'Year: 2024', removeHref: '/releases?team=nova#list' },
    { label: 'Team: Nova', removeHref: '/releases?year=2024#list' },
  ]);
});

test('a value that is none of the choices is called what it is', () => {
  expect(labelIn([{ value: 'a', label: 'Alpha' }], 'a')).toBe('Alpha');
  expect(labelIn([{ value: 'a', label: 'Alpha' }], 'b')).toBe('b');
});
