import { expect, test } from 'vitest';
import { personKey, readStopToken, stopToken } from './token';

const KINDS = ['opened', 'reminder', 'decided'];
const SECRET = 'a secret of this site, and of no other';
const request = { personId: '3f2b8c1e-8d57-4a53-9a3b-0c1d2e3f4a5b', kind: 'reminder' } as const;
const token = stopToken(request, SECRET);

test('a link says whom and what it is about', () => {
  expect(readStopToken(token, SECRET, KINDS)).toEqual(request);
  expect(encodeURIComponent(token)).toBe(token);
});

test.each([
  ['another site', token, 'another secret'],
  ['another person', token.replace(/^3/, '4'), SECRET],
  ['another kind', token.replace('reminder', 'decided'), SECRET],
  ['an unknown kind', token.replace('reminder', 'invoice'), SECRET],
  ['a cut', token.slice(0, -1), SECRET],
  ['more', `${token}A`, SECRET],
  ['nothing', '', SECRET],
])('a link of %s is not valid', (_what, given, secret) => {
  expect(readStopToken(given, secret, KINDS)).toBeNull();
});

test('a link of a kind that there is no longer is not valid', () => {
  expect(readStopToken(token, SECRET, ['opened'])).toBeNull();
});

test('no single character of the signature can be changed', () => {
  const start = token.lastIndexOf('.') + 1;
  for (let place = start; place < token.length; place++) {
    for (const other of 'ABQgw_-'.replace(token.charAt(place), '')) {
      const changed = token.slice(0, place) + other + token.slice(place + 1);
      expect(readStopToken(changed, SECRET, KINDS), `${other} at ${place}`).toBeNull();
    }
  }
});

test('the name of a person in a Message-ID is stable and tells nothing', () => {
  expect(personKey(request.personId, SECRET)).toBe(personKey(request.personId, SECRET));
  expect(personKey(request.personId, SECRET)).not.toBe(personKey(request.personId, 'other'));
  expect(request.personId.replaceAll('-', '')).not.toContain(personKey(request.personId, SECRET));
});
