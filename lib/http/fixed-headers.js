/**
 * Headers of every response, whether a page, a file or a refusal. The content security policy is not among them,
 * because pages need a nonce (`proxy.ts`).
 *
 * @type {{ key: string, value: string }[]}
 */
export const fixedHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
];

/** Content security policy of responses that are not pages: API data, and refusals of requests. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/** Policy of files that `proxy.ts` does not handle. For a missing file, a page without script says so. */
export const filePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
