import { afterEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/database/client';
import { linkIdentity, linkWaiting } from '@/lib/people/identity/link-commands';
import { profileOfClaims } from '@/lib/people/sign-in/sign-in-rules';
import { addPerson, addUser, recordAliases } from '@/test/people';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** Addresses that differ from kim@example.org, but equal it under some way of lowercasing or simplifying letters. */
const LOOKALIKES = [
  '\u212aim@example.org',
  'ｋim@example.org',
  'KİM@example.org',
  'kim@eхample.org',
];

const claims = (email: string) => ({ sub: '1', name: 'Kim', email, email_verified: true });

test.each(LOOKALIKES)('%s, once verified, is not kim@example.org', async (lookalike) => {
  await addPerson('Kim Lee', { aliases: recordAliases('Kim Lee', 'kim', 'kim@example.org') });
  const { userId, personId } = await addUser('Kim');
  const { verifiedEmail } = profileOfClaims(claims(lookalike));
  await db.user.update({
    where: { id: userId },
    data: { email: verifiedEmail, emailVerified: new Date() },
  });
  const tie = await linkIdentity({ userId, provider: 'oidc', login: null, verifiedEmail });

  expect(tie).toEqual({ isLinked: false });
  expect(await linkWaiting(), 'nor after a sync').toBe(0);
  const verified = await db.personAlias.findMany({ where: { personId, source: 'verified' } });
  expect(verified.map(({ key }) => key)).not.toContain('kim@example.org');
});

test('the same address in capitals is', async () => {
  await addPerson('Kim Lee', { aliases: recordAliases('Kim Lee', 'kim', 'kim@example.org') });
  const { userId } = await addUser('Kim');
  const { verifiedEmail } = profileOfClaims(claims('KIM@Example.org'));

  expect(await linkIdentity({ userId, provider: 'oidc', login: null, verifiedEmail })).toEqual({
    isLinked: true,
  });
});

test.each([...LOOKALIKES, 'Kim@example.org'])(
  'is %s an admin named kim@example.org?',
  async (email) => {
    vi.stubEnv('ROLLCALL_ADMIN', 'KIM@example.org');
    vi.resetModules();
    const { rolesOf } = await import('@/lib/people/roles/role-queries');
    const { userId, personId } = await addUser('Kim');
    const { verifiedEmail } = profileOfClaims(claims(email));
    await db.user.update({
      where: { id: userId },
      data: { email: verifiedEmail, emailVerified: new Date() },
    });
    const roles = await rolesOf(personId, new Date());

    expect(roles.some(({ name }) => name === 'admin')).toBe(email === 'Kim@example.org');
  },
);
