import { env } from '@/lib/env';
import { isLoopback } from '@/lib/environment';

/**
 * Whether a form was sent from a page of ours. The browser says so in `Origin`, which no page can forge; a request
 * without it is no form of ours.
 *
 * While the demo runs on this machine, the machine's other names (`127.0.0.1` beside `localhost`) are ours too, on
 * our port.
 */
export function isFromOurPages(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null || !URL.canParse(origin)) return false;
  const site = new URL(env.siteUrl);
  if (origin === site.origin) return true;
  const { protocol, hostname, port } = new URL(origin);
  return env.isDemo && isLoopback(hostname) && protocol === site.protocol && port === site.port;
}
