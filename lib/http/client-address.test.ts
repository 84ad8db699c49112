import { expect, test } from 'vitest';
import { clientAddressOf } from './client-address';

const claim = '192.0.2.1, 203.0.113.9';

test.each([
  [
    'no proxy: the connection counts, whatever is claimed',
    '198.51.100.7',
    claim,
    0,
    '198.51.100.7',
  ],
  ['one proxy: the last of the list', '10.0.0.2', claim, 1, '203.0.113.9'],
  ['two proxies: the one before it', '10.0.0.2', claim, 2, '192.0.2.1'],
  ['more proxies than addresses: the first', '10.0.0.2', claim, 9, '192.0.2.1'],
  ['a proxy that was called around', '198.51.100.7', null, 1, '198.51.100.7'],
  ['an empty list', '198.51.100.7', ' , ', 1, '198.51.100.7'],
  ['nothing is known', null, null, 0, 'unknown'],
  ['a claim that is no address', '10.0.0.2', "' or 1=1; --", 1, 'unknown'],
  ['a claim of any length', '10.0.0.2', 'x'.repeat(100_000), 1, 'unknown'],
  ['IPv4 written as IPv6', '::ffff:127.0.0.1', null, 0, '127.0.0.1'],
  ['a port after an IPv4 address', '10.0.0.2', '203.0.113.9:4711', 1, '203.0.113.9'],
  ['a port after an IPv6 address', '10.0.0.2', '[2001:db8::1]:4711', 1, '2001:db8:0:0::/64'],
  ['IPv6: the network of the subscriber', '2001:DB8:0:0a:1:2:3:4', null, 0, '2001:db8:0:a::/64'],
  ['IPv6, loopback', '::1', null, 0, '0:0:0:0::/64'],
  ['IPv6 with a zone', 'fe80::1%eth0', null, 0, 'fe80:0:0:0::/64'],
])('%s', (_, peer, forwardedFor, proxies, address) => {
  expect(clientAddressOf({ peer, forwardedFor, proxies })).toBe(address);
});
