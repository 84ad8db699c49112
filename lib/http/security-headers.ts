/** Request header in which proxy.ts gives the layout the path of the page, to mark the current section. */
export const PATH_HEADER = 'x-rollcall-path';

/** Request header with the page's query (`?on=…`, or nothing), for returning to the page after signing in. */
export const SEARCH_HEADER = 'x-rollcall-search';

/**
 * HSTS for two years: browsers that have come by TLS return only by TLS. It does not cover subdomains, which may not be
 * ours.
 */
export const TLS_ONLY = 'max-age=63072000';

type Options = { nonce: string; isDevelopment: boolean };

/**
 * Content security policy of a page: scripts only with this request's nonce, styles and fonts only from our own files,
 * nothing from elsewhere, no framing.
 *
 * In development it also allows what hot reloading needs (`eval`, inline styles, a web socket).
 */
export function contentSecurityPolicy({ nonce, isDevelopment }: Options): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    // A worker obeys the sandbox; without this line browsers disagree on the meaning of 'strict-dynamic' for it.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
