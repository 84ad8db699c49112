import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isLoopback } from './loopback';
import { secretIn, SESSION_SECRET } from './secrets';

test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.8.9.1', '::1', '[::1]', '::ffff:127.0.0.1'])(
  '%s is this machine',
  (host) => {
    expect(isLoopback(host)).toBe(true);
  },
);

test.each([
  '0.0.0.0',
  '::',
  '',
  'localhost.example.org',
  '127.0.0.1.nip.io',
  '10.0.0.1',
  'rollcall',
])('“%s” may be reached from elsewhere', (host) => {
  expect(isLoopback(host)).toBe(false);
});

test('the secret is made once, long, and for its owner only', () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'rollcall-secret-')), 'data');

  const secret = secretIn(folder, SESSION_SECRET);

  expect(secretIn(folder, SESSION_SECRET)).toBe(secret);
  expect(secret).toHaveLength(64);
  expect(statSync(path.join(folder, 'nextauth-secret')).mode & 0o777).toBe(0o600);
});
