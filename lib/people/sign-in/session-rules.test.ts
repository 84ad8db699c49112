import { expect, test } from 'vitest';
import { deviceName, hasSeveral, isToken, keptDevice, standingOfBrowser } from './session-rules';

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari on iOS',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'A browser on macOS'],
  ['curl/8.5.0', 'curl'],
  ['something', 'An unknown browser'],
  [null, 'An unknown browser'],
])('a browser that calls itself %j is shown as %j', (device, name) => {
  expect(deviceName(device)).toBe(name);
});

test('of what a browser calls itself 200 printable characters are kept', () => {
  expect(keptDevice(`a\0b\n${'x'.repeat(500)}`)).toBe(`ab${'x'.repeat(198)}`);
  expect(keptDevice('')).toBeNull();
  expect(keptDevice(null)).toBeNull();
});

test.each(['', 'short', `${'a'.repeat(42)}=`, 'a'.repeat(44), undefined])(
  '%j is no token, and not looked for',
  (value) => {
    expect(isToken(value)).toBe(false);
  },
);

test.each([
  [null, false],
  ['', false],
  ['rollcall.session=a', false],
  ['theme=dark; rollcall.session=a; other=b', false],
  ['rollcall.session=a; rollcall.session=a', false],
  ['rollcall.session=a; rollcall.session=b', true],
  ['rollcall.session=a; theme=dark;rollcall.session=b', true],
  ['rollcall.session=a; rollcall.session=', true],
  ['rollcall.session=a; xrollcall.session=b; rollcall.sessions=c', false],
])('of two cookies of one name none counts: %s %s', (cookies, has) => {
  expect(hasSeveral(cookies, 'rollcall.session')).toBe(has);
});

const NOW = new Date('2026-11-26T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

test.each([
  ['that was signed in with a moment ago', daysAgo(0), true, 'known'],
  ['of a sign-in that the log has no row of', daysAgo(1), false, 'known'],
  ['399.9 days old', daysAgo(399.9), true, 'known'],
  ['400 days old', daysAgo(400), true, 'new'],
  ['400 days old, of a sign-in that the log has no row of', daysAgo(400), false, 'new'],
  ['never seen, of somebody who has signed in', null, true, 'new'],
  ['never seen, of somebody who never has', null, false, 'first'],
] as const)('a browser %s', (_, seenAt, hasSignedIn, standing) => {
  expect(standingOfBrowser({ seenAt, hasSignedIn }, NOW)).toBe(standing);
});
