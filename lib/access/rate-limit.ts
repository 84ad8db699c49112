import 'server-only';
import { headers } from 'next/headers';
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import { isProviderId } from './providers';
import { clientAddressOf, PEER_HEADER } from '@/lib/http/client-address';
import { db } from '@/lib/database/client';
import { env } from '@/lib/env';
import { LIMITS, tooMany, type Limit, type TooMany } from './rate-limit-rules';

const limiters = new Map<Limit, RateLimiterPrisma>();

function limiterOf(limit: Limit): RateLimiterPrisma {
  const known = limiters.get(limit);
  if (known) return known;
  const { points, seconds } = LIMITS[limit];
  const made = new RateLimiterPrisma({
    storeClient: db,
    tableName: 'rateLimit',
    keyPrefix: limit,
    points,
    duration: seconds,
  });
  limiters.set(limit, made);
  return made;
}

/**
 * Counts one act against a limit. The count is in the database, so all processes share it and simultaneous acts are all
 * counted. Returns null within the limit.
 *
 * A refused act counts too, but does not extend the period.
 */
export async function countAgainst(limit: Limit, who: string): Promise<TooMany | null> {
  try {
    await limiterOf(limit).consume(who);
    return null;
  } catch (answer) {
    if (answer instanceof RateLimiterRes) return tooMany(limit, answer.msBeforeNext);
    throw answer;
  }
}

/** Limits for signed-in people. */
export type WriteLimit = 'write' | 'vote' | 'proposal' | 'comment';

/**
 * Limits the writes of a person. Returns null within the limit, otherwise the refusal. Proposals and comments count as
 * writes and have an additional limit.
 */
export async function limitWrites(
  { personId }: { personId: string },
  kind: WriteLimit = 'write',
): Promise<TooMany | null> {
  const refused = await countAgainst('write', personId);
  if (refused || kind === 'write' || kind === 'vote') return refused;
  return countAgainst(kind, personId);
}

/**
 * Limits attempts to sign in with a provider, by client address. Unknown providers share one count, because names are
 * easier to invent than addresses.
 */
export async function limitSignIn(provider: string): Promise<TooMany | null> {
  const counted = provider === 'demo' || isProviderId(provider) ? provider : 'none';
  return countAgainst('sign-in', `${counted}:${await clientAddress()}`);
}

/** Limits requests to end mail, which need no sign-in, by client address. */
export async function limitUnsubscribe(): Promise<TooMany | null> {
  return countAgainst('unsubscribe', await clientAddress());
}

/** Response for a refusal: 429, plain text, with `Retry-After`. */
export function tooManyResponse({ message, retryAfterSeconds }: TooMany): Response {
  return new Response(`${message}\n`, {
    status: 429,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Retry-After': String(retryAfterSeconds),
    },
  });
}

async function clientAddress(): Promise<string> {
  const sent = await headers();
  return clientAddressOf({
    peer: sent.get(PEER_HEADER),
    forwardedFor: sent.get('x-forwarded-for'),
    proxies: env.trustedProxies,
  });
}
