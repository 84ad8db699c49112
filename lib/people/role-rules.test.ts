import { expect, test } from 'vitest';
import { hasRole, type Role } from './role-rules';

const holding = (name: Role['name'], scope: string | null) => ({
  roles: [{ name, scope, ground: 'record', reason: 'For a test.', until: null } as const],
});

test('a role of one body or team is none of another', () => {
  expect(hasRole(holding('chair', 'tc'), 'chair', { body: 'tc' })).toBe(true);
  expect(hasRole(holding('chair', 'tc'), 'chair', { body: 'demo' })).toBe(false);
  expect(hasRole(holding('ptl', 'nova'), 'ptl', { team: 'nova' })).toBe(true);
  expect(hasRole(holding('ptl', 'nova'), 'liaison', { team: 'nova' })).toBe(false);
});

test('a role of the community is of no body and no team', () => {
  expect(hasRole(holding('admin', null), 'admin', 'community')).toBe(true);
  expect(hasRole(holding('admin', 'tc'), 'admin', 'community')).toBe(false);
  expect(hasRole(null, 'admin', 'community')).toBe(false);
});

test('nobody can ask for a role without saying of what', () => {
  const chair = holding('chair', 'tc');
  // @ts-expect-error -- a chair is the chair of a body
  expect(hasRole(chair, 'chair', 'community')).toBe(false);
  // @ts-expect-error -- and of no team
  expect(hasRole(chair, 'chair', { team: 'demo' })).toBe(false);
  // @ts-expect-error -- an admin is one of the whole community
  expect(hasRole(chair, 'admin', { body: 'tc' })).toBe(false);
});
