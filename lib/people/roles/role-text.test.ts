import { expect, test } from 'vitest';
import { roleText } from './role-text';

test.each([
  ['admin', null, 'Admin'],
  ['chair', 'tc', 'Chair of the Technical Committee'],
  ['member', 'gone', 'Member of gone'],
  ['ptl', 'nova', 'PTL of nova'],
  // A team that is called like a body is not the body.
  ['liaison', 'tc', 'Liaison of tc'],
  ['constructor', null, 'constructor'],
])('%s for %s is told as %s', (role, scope, text) => {
  expect(roleText(role, scope)).toBe(text);
});
