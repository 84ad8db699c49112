import { expect, test } from 'vitest';
import { hrefWith } from './href';

test('values stand in their order, and absent ones are left out', () => {
  expect(hrefWith('/teams', { status: 'legacy', leadership: undefined, q: 'nova & co' })).toBe(
    '/teams?status=legacy&q=nova+%26+co',
  );
  expect(hrefWith('/resolutions', { q: null, year: 2024 })).toBe('/resolutions?year=2024');
});

test('an address without any value has no question mark', () => {
  expect(hrefWith('/teams', {})).toBe('/teams');
  expect(hrefWith('/releases#list', { team: undefined })).toBe('/releases#list');
});

test('a fragment stays at the end', () => {
  expect(hrefWith('/releases#list', { team: 'nova' })).toBe('/releases?team=nova#list');
});

test('repeated and empty parameters are kept as they came', () => {
  expect(hrefWith('/releases/epoxy', { on: ['2024-01-01', 'x'], q: '' })).toBe(
    '/releases/epoxy?on=2024-01-01&on=x&q=',
  );
});
