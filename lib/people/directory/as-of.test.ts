import { expect, test } from 'vitest';
import type { BodyTerm } from './queries';
import { tenuresOf } from './as-of';

const utc = (day: string) => new Date(`${day}T00:00:00Z`);

const term = (
  from: string | null,
  until: string | null,
  facts: Partial<BodyTerm> = {},
): BodyTerm => ({
  body: 'tc',
  role: null,
  affiliation: null,
  from: from === null ? null : utc(from),
  until: until === null ? null : utc(until),
  ...facts,
});

test('terms without a gap are one stay, with the times of each role and every affiliation once', () => {
  const stays = tenuresOf([
    term('2024-01-01', null, { affiliation: 'Two' }),
    term('2023-06-01', '2024-01-01', { role: 'chair', affiliation: 'One' }),
    term('2023-01-01', '2023-06-01', { role: 'chair', affiliation: 'One' }),
    term('2022-01-01', '2023-01-01', { affiliation: 'One' }),
    term('2018-01-01', '2019-01-01', { role: 'chair' }),
  ]);
  expect(stays).toEqual([
    {
      body: 'tc',
      from: utc('2022-01-01'),
      until: null,
      affiliations: ['Two', 'One'],
      roles: [{ role: 'chair', from: utc('2023-01-01'), until: utc('2024-01-01') }],
    },
    {
      body: 'tc',
      from: utc('2018-01-01'),
      until: utc('2019-01-01'),
      affiliations: [],
      roles: [{ role: 'chair', from: utc('2018-01-01'), until: utc('2019-01-01') }],
    },
  ]);
});

test('stays on different bodies are apart, and a term without dates stands alone', () => {
  const stays = tenuresOf([
    term(null, null),
    term('2023-01-01', '2024-01-01'),
    term('2022-01-01', '2023-01-01', { body: 'board' }),
  ]);
  expect(stays.map(({ body, from }) => [body, from])).toEqual([
    ['tc', null],
    ['tc', utc('2023-01-01')],
    ['board', utc('2022-01-01')],
  ]);
});
