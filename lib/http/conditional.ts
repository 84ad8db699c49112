import { createHash } from 'node:crypto';

/** How an answer may be kept: when its content last changed (null: unknown), and for how many seconds. */
export type Freshness = { lastModified?: Date | null; maxAge?: number };

/** What a body is, and how long it may be kept. */
export type Answer = Freshness & { type: string; status?: number };

/** Any site may read what is public, and only read. */
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
 * Answers a GET with a body that anybody may read and keep: JSON, a feed, a calendar.
 *
 * The ETag is weak, because a proxy or the server itself may compress the body on its way. A request
 * that knows the present version is answered 304 without a body (RFC 9110, section 13). Answers with
 * a status other than 200 are not to be kept.
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
  if (!isKnown(request, etag, lastModified)) return new Response(body, { headers });
  headers.delete('content-type');
  return new Response(null, { status: 304, headers });
}

/** Answers a browser that asks whether another site's script may read this. */
export function preflight(): Response {
  return new Response(null, { status: 204, headers: PREFLIGHT });
}

/** If-None-Match decides when it is there; If-Modified-Since counts only without it, by whole seconds. */
function isKnown({ headers }: Request, etag: string, lastModified: Date | null): boolean {
  const tags = headers.get('if-none-match');
  if (tags !== null)
    return tags.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  return lastModified !== null && Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}

/** Two tags that differ in weakness alone name the same content (weak comparison). */
function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
