/**
 * Headers of every answer, whoever makes it: a page, a file, a refusal. The content security policy is not among
 * them, because pages need a nonce (`proxy.ts`).
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

/** The content security policy of what is no page: data of the API, and sentences that refuse a request. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/** The policy of files that `proxy.ts` leaves alone. Where there is no such file a page says so, without script. */
export const filePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
