import { env } from '@/lib/env';
import { isLoopback } from '@/lib/loopback';

/** What of a request's headers says where it was sent from; null where there is none. */
export type Sender = {
  origin: string | null;
  /** `Sec-Fetch-Site`, which no script can set. */
  fetchSite: string | null;
  host: string | null;
  forwardedHost: string | null;
};

/**
 * The origin of a form that was sent from a page of ours; null when it was sent from elsewhere, or when nothing says
 * where from.
 *
 * The browser says so in `Origin`, which no page can forge. Where it keeps that to itself (none at all, or `null`,
 * as some are set up to), `Sec-Fetch-Site` has to say that the page was ours. A request with neither is no form of
 * ours, and nor is one of a file (`file://`) or of a sandboxed frame.
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
 * While the demo runs on this machine, the machine's other names (`127.0.0.1` beside `localhost`) are ours too, on
 * our port. Where the operator has not said where the site is, it is wherever the request went to: a page of
 * another site can't choose that.
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

/** Whether a form was sent from a page of ours. */
export function isFromOurPages(headers: Headers): boolean {
  const sender = {
    origin: headers.get('origin'),
    fetchSite: headers.get('sec-fetch-site'),
    host: headers.get('host'),
    forwardedHost: headers.get('x-forwarded-host'),
  };
  return originOfOurs(sender) !== null;
}
