import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/env';
import {
  contentSecurityPolicy,
  PATH_HEADER,
  SEARCH_HEADER,
  TLS_ONLY,
} from '@/lib/http/security-headers';

const isSecure = env.siteUrl.startsWith('https:');

/**
 * Gives each page its own script nonce. Next.js reads the nonce from the policy on the request and puts it on
 * its scripts; the browser enforces the same policy from the response.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy({ nonce, isDevelopment: !env.isProduction });
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set(PATH_HEADER, request.nextUrl.pathname);
  headers.set(SEARCH_HEADER, request.nextUrl.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (isSecure) response.headers.set('strict-transport-security', TLS_ONLY);
  return response;
}

/** Matches pages only: the API, feeds, calendars and files with a hash in their name run no script. */
export const config = {
  matcher: ['/((?!api/|_next/static|_next/image|.*\\.(?:xml|ics|svg|png|ico|txt|webmanifest)$).*)'],
};
