import { expect, test } from 'vitest';
import { ownPathOf, returnPathOf } from './return-path';

test.each([
  ['http://localhost:3000/releases?team=nova#x', '/releases?team=nova'],
  ['https://evil.example//evil.example/x', '/evil.example/x'],
  ['https://evil.example/\\evil.example', '/evil.example'],
  ['not a url', '/'],
  [null, '/'],
])('from %s the reader goes back to %s', (referer, path) => {
  expect(returnPathOf(referer)).toBe(path);
});

test.each(['/', '/motions/12', '/motions?state=open#votes', '/people/ana%20diaz', '/sign-ins'])(
  'after signing in one may go to %s',
  (path) => {
    expect(ownPathOf(path)).toBe(path);
  },
);

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  ' /motions',
  '/.//evil.example',
  '/x/..//evil.example',
  'javascript:alert(1)',
  'motions',
  '',
  '/sign-in?next=/sign-in',
  '/sign-out',
  '/api/auth/callback/github',
  `/${'x'.repeat(2_000)}`,
  null,
  undefined,
  ['/motions', '/x'],
])('after signing in nobody is sent to %j', (wanted) => {
  expect(ownPathOf(wanted)).toBe('/account');
});
