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
 * Counts one act against a limit, in the database: all processes count together, and of simultaneous acts each is
 * counted. Answers null while it is within the limit.
 *
 * A refused act counts too, but does not move the moment at which the count begins anew.
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

/** What somebody signed in may do so often. */
export type WriteLimit = 'write' | 'vote' | 'proposal' | 'comment';

/**
 * Null, or what is to be said to somebody who does too much. A proposal and a comment are writes as well, and have a
 * limit of their own.
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
 * For each attempt to sign in with a provider, by the address it comes from. Providers that there are not share one
 * count: names are made up more easily than addresses.
 */
export async function limitSignIn(provider: string): Promise<TooMany | null> {
  const counted = provider === 'demo' || isProviderId(provider) ? provider : 'none';
  return countAgainst('sign-in', `${counted}:${await clientAddress()}`);
}

/** For requests to end mail, which need no sign-in, by the address they come from. */
export async function limitUnsubscribe(): Promise<TooMany | null> {
  return countAgainst('unsubscribe', await clientAddress());
}

/** The refusal as an answer to a request: 429, plain text, and when to come back. */
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
