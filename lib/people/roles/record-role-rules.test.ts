import { expect, test } from 'vitest';
import { grantedRoles, isInForce, type GivenRole } from './record-role-rules';

const END = new Date('2027-01-01T00:00:00Z');
const before = new Date(END.getTime() - 1);

const grant = (role: GivenRole['role'], scope: string | null): GivenRole => ({
  role,
  scope,
  reason: 'Elected.',
  expiresAt: END,
  revokedAt: null,
});

test('a granted chair is a member too, on bodies whose seats are granted only', () => {
  const roles = grantedRoles(
    [grant('chair', 'board'), grant('member', 'tc')],
    new Set(['board']),
    before,
  );
  expect(roles.map(({ name, scope }) => [name, scope])).toEqual([
    ['chair', 'board'],
    ['member', 'board'],
  ]);
  expect(roles[0]).toMatchObject({
    ground: 'grant',
    reason: 'Given by an admin: Elected.',
    until: END,
  });
});

test('a grant is in force up to its end, exclusive, and never once revoked', () => {
  const given = grant('admin', null);
  expect(isInForce(given, before)).toBe(true);
  expect(isInForce(given, END)).toBe(false);
  expect(isInForce({ ...given, revokedAt: END }, before)).toBe(false);
});
