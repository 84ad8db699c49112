import { env } from '@/lib/env';
import { isLoopback } from '@/lib/loopback';

/** Headers of a request that show its origin; null for one that is absent. */
export type Sender = {
  origin: string | null;
  /** `Sec-Fetch-Site`, which no script can set. */
  fetchSite: string | null;
  host: string | null;
  forwardedHost: string | null;
};

/**
 * Returns the origin of a form sent from one of our pages; null if it was sent from elsewhere, or if nothing shows its
 * origin.
 *
 * The browser sends it in `Origin`, which no page can forge. If it withholds that (absent, or `null`, as some are set
 * up to do), `Sec-Fetch-Site` must show that the page was ours. A request with neither is not from one of our pages.
 * The same is true of requests from a file (`file://`) or a sandboxed frame.
 */
export function originOfOurs({ origin, fetchSite, ...asked }: Sender): string | null {
  const site = new URL(env.siteUrl);
  if (origin === null || origin === 'null') return fetchSite === 'same-origin' ? site.origin : null;
  if (!URL.canParse(origin)) return null;
  const sender = new URL(origin);
  if (!/^https?:$/.test(sender.protocol)) return null;
  return sender.origin === site.origin || isOtherNameOfOurs(sender, asked) ? sender.origin : null;
}

/**
 * True for another name of this site. While the demo runs on this machine, the machine's other names (`127.0.0.1`
 * besides `localhost`) are valid on our port. If the operator has not set the site's address, it is the address that
 * the request went to: a page of another site can't choose that.
 */
function isOtherNameOfOurs(
  { protocol, hostname, port, host }: URL,
  asked: Pick<Sender, 'host' | 'forwardedHost'>,
): boolean {
  if (env.isDemo) {
    const site = new URL(env.siteUrl);
    return isLoopback(hostname) && protocol === site.protocol && port === site.port;
  }
  if (env.isSiteUrlGiven) return false;
  const forwarded = env.trustedProxies > 0 ? asked.forwardedHost : null;
  return host === asked.host?.toLowerCase() || host === forwarded?.toLowerCase();
}

/** True if a form was sent from one of our pages. */
export function isFromOurPages(headers: Headers): boolean {
  const sender = {
    origin: headers.get('origin'),
    fetchSite: headers.get('sec-fetch-site'),
    host: headers.get('host'),
    forwardedHost: headers.get('x-forwarded-host'),
  };
  return originOfOurs(sender) !== null;
}
