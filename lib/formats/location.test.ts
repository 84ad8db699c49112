import { expect, test } from 'vitest';
import { addressOfLocation, parseLocation } from './location';

test('a place has a source, a path, and a line if there is one', () => {
  expect(parseLocation('releases:deliverables/epoxy/nova.yaml:12')).toEqual({
    source: 'releases',
    path: 'deliverables/epoxy/nova.yaml',
    line: 12,
  });
  expect(parseLocation('election:candidates/mitaka/Ceilometer')?.line).toBeNull();
  expect(parseLocation('somewhere')).toBeNull();
});

const place = { source: 'election', path: 'candidates/a b/x#y.txt', line: 3 };

test.each([
  [
    'https://opendev.org/a/b',
    'https://opendev.org/a/b/src/commit/c0ffee/candidates/a%20b/x%23y.txt#L3',
  ],
  [
    'https://github.com/a/b.git',
    'https://github.com/a/b/blob/c0ffee/candidates/a%20b/x%23y.txt#L3',
  ],
  ['https://git.example.org/a/b', null],
  ['/srv/election.bundle', null],
])('in %s it is found at %s', (url, address) => {
  expect(addressOfLocation(place, { url, head: 'c0ffee', forge: 'https://opendev.org' })).toBe(
    address,
  );
});

test('before the first complete run a place has no address', () => {
  expect(addressOfLocation(place, { url: 'https://opendev.org/a/b', head: null })).toBeNull();
});
