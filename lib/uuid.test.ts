import { expect, test } from 'vitest';
import { hyphenated, uuidOf } from './uuid';

test('ids are those of the rows that are kept', () => {
  expect(uuidOf('deliverable', '2026.1', 'nova')).toBe('1fdf35c6-020f-8cf2-91a6-f85277ee478c');
  expect(uuidOf('release', '2026.1', 'nova', 0)).toBe('47aa033a-d57c-88ec-8548-ef6e059d2d25');
  expect(uuidOf('leader', 'nova', 'abc123')).toBe('edc457ee-c1f8-8327-b7a8-32008655f864');
});

test('thirty-two digits are written with hyphens', () => {
  expect(hyphenated('1fdf35c6020f8cf291a6f85277ee478c')).toBe(
    '1fdf35c6-020f-8cf2-91a6-f85277ee478c',
  );
});
