import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * The request header in which `instrumentation.ts` writes the peer address of the connection. A value sent by the
 * client is overwritten.
 */
export const PEER_HEADER = 'x-rollcall-peer';

/**
 * Returns the address of a request's client, as far as it can be trusted; `unknown` if it can't.
 *
 * Each proxy appends the address that called it to `X-Forwarded-For`; anything before that is the client's own claim.
 * So the peer address is appended to that list, and as many entries are skipped from the end as we have proxies.
 *
 * @example
 * // Our one proxy at 10.0.0.2 was called by 203.0.113.9, who claims to be 192.0.2.1:
 * clientAddressOf({ peer: '10.0.0.2', forwardedFor: '192.0.2.1, 203.0.113.9', proxies: 1 });
 * // => '203.0.113.9'
 */
export function clientAddressOf({
  peer,
  forwardedFor,
  proxies,
}: {
  peer: string | null;
  forwardedFor: string | null;
  proxies: number;
}): string {
  const claimed = proxies > 0 ? (forwardedFor ?? '').split(',') : [];
  const chain = [...claimed.map((part) => part.trim()).filter((part) => part !== ''), peer ?? ''];
  return subscriberOf(chain[Math.max(0, chain.length - 1 - proxies)] ?? '');
}

/** Network of a subscriber: one IPv4 address, or a whole /64 of IPv6, in which they can change address at will. */
function subscriberOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^\[(.*)\](:\d+)?$/, '$1');
  const host = plain.includes('.') ? plain.replace(/:\d+$/, '') : plain;
  if (isIPv4(host)) return host;
  if (!isIPv6(host)) return 'unknown';
  const { parts } = ipaddr.IPv6.parse(host.replace(/%.*/, ''));
  const network = parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}
