import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * The request header in which `instrumentation.ts` writes who is at the other end of the connection. Whatever a
 * client sends under this name is overwritten.
 */
export const PEER_HEADER = 'x-rollcall-peer';

/**
 * The address a request comes from, as far as it can be believed: `unknown` when nothing can.
 *
 * Each proxy adds the address it was called from to the end of `X-Forwarded-For`; what stands before is the
 * client's own claim. So of that list, with the connection's other end after it, as many are passed over from the
 * end as there are proxies of ours.
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

/** One subscriber has one IPv4 address, and a whole /64 of IPv6, in which they may change address at will. */
function subscriberOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^\[(.*)\](:\d+)?$/, '$1');
  const host = plain.includes('.') ? plain.replace(/:\d+$/, '') : plain;
  if (isIPv4(host)) return host;
  if (!isIPv6(host)) return 'unknown';
  const { parts } = ipaddr.IPv6.parse(host.replace(/%.*/, ''));
  const network = parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}
