import { expect, test } from 'vitest';
import { grantSchema } from './schema';

test('a role is one that can be given, and its last day exists', () => {
  const grant = {
    handle: 'ann',
    role: 'ptl',
    scope: 'nova',
    lastDay: '2027-02-28',
    reason: 'Elected.',
  };
  expect(grantSchema.safeParse(grant).data).toEqual(grant);
  expect(grantSchema.parse({ ...grant, scope: ' ' }).scope).toBeNull();
  expect(grantSchema.safeParse({ ...grant, lastDay: '2027-02-29' }).success).toBe(false);
  expect(grantSchema.safeParse({ ...grant, role: 'vice-chair' }).success).toBe(false);
});
