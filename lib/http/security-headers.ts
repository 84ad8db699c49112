/** The request header in which proxy.ts tells the layout the path of the page, for marking the current part. */
export const PATH_HEADER = 'x-rollcall-path';

/** The request header with the page's query (`?on=…`, or nothing), for coming back to it after signing in. */
export const SEARCH_HEADER = 'x-rollcall-search';

/** Browsers come back by TLS only for two years, once they have come by it. Subdomains are not ours to speak for. */
export const TLS_ONLY = 'max-age=63072000';

type Options = { nonce: string; isDevelopment: boolean };

/**
 * The content security policy of a page: scripts only with this request's nonce, styles and fonts only from
 * our own files, nothing from elsewhere, no framing.
 *
 * Development adds what hot reloading needs (`eval`, inline styles, a web socket) and nothing more.
 */
export function contentSecurityPolicy({ nonce, isDevelopment }: Options): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    // The sandbox counts in a worker; without this line browsers disagree on what 'strict-dynamic' means for it.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
