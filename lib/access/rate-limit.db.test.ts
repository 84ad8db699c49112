import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/database/client';
import {
  countAgainst,
  limitSignIn,
  limitUnsubscribe,
  limitWrites,
  tooManyResponse,
} from './rate-limit';
import { LIMITS } from './rate-limit-rules';

const ANA = { personId: '11111111-1111-4111-8111-111111111111' };
const BO = { personId: '22222222-2222-4222-8222-222222222222' };

vi.mock('./providers', () => ({
  isProviderId: (id: string) => ['github', 'oidc'].includes(id),
}));
const request = { peer: '198.51.100.7' };
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers({ 'x-rollcall-peer': request.peer })),
}));

beforeEach(() => {
  request.peer = '198.51.100.7';
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T12:00:00Z') });
});
afterEach(() => vi.useRealTimers());

async function countRefused(times: number, act: () => Promise<unknown>): Promise<number> {
  const answers = await Promise.all(Array.from({ length: times }, act));
  return answers.filter((answer) => answer !== null).length;
}

test('of eighty simultaneous changes of one person, sixty are within the limit', async () => {
  expect(await countRefused(80, () => limitWrites(ANA))).toBe(20);
  expect(await db.rateLimit.findMany({ select: { key: true, points: true } })).toEqual([
    { key: `write:${ANA.personId}`, points: 80 },
  ]);
});

test('what one person does is not counted against another', async () => {
  await countRefused(61, () => limitWrites(ANA));

  expect(await limitWrites(ANA)).not.toBeNull();
  expect(await limitWrites(BO)).toBeNull();
});

test('who is refused is told when to try again, and can then go on', async () => {
  await countRefused(60, () => limitWrites(ANA));
  vi.setSystemTime(new Date('2026-11-20T12:00:18Z'));

  expect(await limitWrites(ANA)).toEqual({
    refusal: 'too-many',
    message: 'Too many changes in a short time. Try again in 42 seconds.',
    retryAfterSeconds: 42,
  });
  vi.setSystemTime(new Date('2026-11-20T12:00:59.999Z'));
  expect(await limitWrites(ANA)).not.toBeNull();
  vi.setSystemTime(new Date('2026-11-20T12:01:00Z'));
  expect(await limitWrites(ANA)).toBeNull();
});

test('of eighty simultaneous changes just after the minute, sixty are within the limit', async () => {
  await countRefused(70, () => limitWrites(ANA));
  vi.setSystemTime(new Date('2026-11-20T12:01:00Z'));

  expect(await countRefused(80, () => limitWrites(ANA))).toBe(20);
});

test('comments and proposals have limits of their own below that of changes', async () => {
  expect(await countRefused(31, () => limitWrites(ANA, 'comment'))).toBe(1);
  expect(await limitWrites(ANA, 'vote')).toBeNull();
  vi.setSystemTime(new Date('2026-11-20T12:01:00Z'));
  expect(await countRefused(31, () => limitWrites(ANA, 'proposal'))).toBe(1);
});

test('attempts to sign in are counted by address and provider', async () => {
  expect(await countRefused(40, () => limitSignIn('github'))).toBe(10);
  expect(await limitSignIn('oidc')).toBeNull();
  request.peer = '198.51.100.8';
  expect(await limitSignIn('github')).toBeNull();
});

test('requests to end mail are counted by address', async () => {
  expect(await countRefused(31, () => limitUnsubscribe())).toBe(1);
});

test('no name of a person or provider makes the count fail', async () => {
  for (const name of ["' or 1=1; --", '', ':', '\u{10FFFF}', 'x'.repeat(10_000)]) {
    expect(await countAgainst('write', name)).toBeNull();
    expect(await limitSignIn(name)).toBeNull();
  }
});

test('providers that somebody makes up share one count, and one row', async () => {
  const names = Array.from({ length: 80 }, (_, at) => `made-up-${at}`);
  const answers = await Promise.all(names.map((name) => limitSignIn(name)));

  expect(answers.filter((answer) => answer !== null)).toHaveLength(50);
  expect(await db.rateLimit.count()).toBe(1);
  expect(await limitSignIn('github'), 'a provider there is has its own').toBeNull();
});

test('a refusal is a 429 that says when to come back', async () => {
  for (let done = 0; done < LIMITS.unsubscribe.points; done += 1) await limitUnsubscribe();
  const refused = await limitUnsubscribe();
  const response = tooManyResponse(refused!);

  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('600');
  expect(await response.text()).toBe(
    'Too many requests in a short time. Try again in 10 minutes.\n',
  );
});
