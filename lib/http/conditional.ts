import { createHash } from 'node:crypto';
import fresh from 'fresh';

/** Caching of a response: when its content last changed (null: unknown), and for how many seconds it may be kept. */
export type Freshness = { lastModified?: Date | null; maxAge?: number };

/** Type, status and caching of a response. */
export type Answer = Freshness & { type: string; status?: number };

/** Headers that let any site read public data, and only read it. */
const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag',
};

const PREFLIGHT = {
  ...OPEN_TO_ALL,
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'If-None-Match, If-Modified-Since',
  'access-control-max-age': '86400',
  allow: 'GET, HEAD, OPTIONS',
};

/**
 * Responds to a GET with a body that anybody may read and cache: JSON, a feed, a calendar.
 *
 * The ETag is weak, because a proxy or the server itself may compress the body on its way. A request that has the
 * current version gets a 304 without a body (RFC 9110, section 13). Responses with a status other than 200 must not be
 * cached.
 */
export function answer(
  request: Request,
  body: string,
  { type, status = 200, ...kept }: Answer,
): Response {
  const headers = new Headers({
    ...OPEN_TO_ALL,
    'content-type': type,
    'x-content-type-options': 'nosniff',
  });
  if (status !== 200) {
    headers.set('cache-control', 'no-store');
    return new Response(body, { status, headers });
  }

  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const { lastModified = null, maxAge = 60 } = kept;
  headers.set('etag', etag);
  headers.set('cache-control', `public, max-age=${maxAge}`);
  if (lastModified) headers.set('last-modified', lastModified.toUTCString());
  if (!isKnown(request, headers)) return new Response(body, { headers });
  headers.delete('content-type');
  return new Response(null, { status: 304, headers });
}

/** Responds to a browser that asks if another site's script may read this. */
export function preflight(): Response {
  return new Response(null, { status: 204, headers: PREFLIGHT });
}

/**
 * True if the reader has the current version, by its tag or else by its date. A request's `no-cache` is ignored: it is
 * meant for caches, and this is the origin.
 */
function isKnown(request: Request, answered: Headers): boolean {
  return fresh(
    {
      'if-none-match': request.headers.get('if-none-match') ?? undefined,
      'if-modified-since': request.headers.get('if-modified-since') ?? undefined,
    },
    Object.fromEntries(answered),
  );
}
