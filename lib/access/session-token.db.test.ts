import { beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/database/client';
import { addUser } from '@/test/people';
import { beginSession, endFormerSession } from './session';
import { SESSION_COOKIE } from './session-cookies';

const jar = new Map<string, string>();
let sent: Record<string, string> = {};
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers({ 'user-agent': 'Firefox', ...sent })),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
      set: (name: string, value: string) => jar.set(name, value),
    }),
}));

beforeEach(() => {
  sent = {};
  jar.clear();
});

test('a copy of the database signs nobody in: it holds hashes, and no token', async () => {
  const { userId } = await addUser('Ana');
  const tokens = new Set<string>();
  for (let count = 0; count < 20; count += 1) {
    jar.clear();
    await beginSession(userId, 'oidc');
    tokens.add(jar.get(SESSION_COOKIE.name) ?? '');
  }
  const [sessions, log] = [await db.session.findMany(), await db.auditEntry.findMany()];
  const stored = JSON.stringify([sessions, log], (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );

  expect(tokens.size).toBe(20);
  expect(sessions).toHaveLength(20);
  for (const token of tokens) {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(stored).not.toContain(token);
  }
});

test('a session that another host of the domain planted beside the own one counts for nobody', async () => {
  const { userId } = await addUser('Ana');
  await beginSession(userId, 'oidc');
  const own = jar.get(SESSION_COOKIE.name) ?? '';
  const open = () => db.session.count({ where: { expires: { gt: new Date() } } });

  // If the cookies sign a person in, this ends their session.
  sent = { cookie: `${SESSION_COOKIE.name}=planted; ${SESSION_COOKIE.name}=${own}` };
  await endFormerSession();
  expect(await open(), 'nobody was signed in').toBe(1);
  sent = { cookie: `${SESSION_COOKIE.name}=${own}` };
  await endFormerSession();
  expect(await open(), 'the one cookie signs in').toBe(0);
});
