import { expect, test } from 'vitest';
import { decode } from './decode';

const GB_PAIR = [0xd6, 0xd0];
const GB_FOUR = [0x81, 0x30, 0x81, 0x30];
const LATIN = [0x63, 0xe9];

test('UTF-8 loses its byte order mark and nothing else', () => {
  const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0x0d, 0x00);
  expect(decode(bytes, ['windows-1252'])).toEqual({ text: 'é\r\0', encoding: 'utf-8' });
});

test('without a fallback, what is no UTF-8 becomes U+FFFD', () => {
  expect(decode(Uint8Array.from(LATIN))).toEqual({ text: 'c\uFFFD', encoding: null });
});

test.each([
  ['pairs of high bytes', GB_PAIR, 'gb18030-pairs', '中'],
  ['characters of four bytes', GB_FOUR, 'gb18030', '\u0080'],
  ['an accent', LATIN, 'windows-1252', 'cé'],
])('%s are read in the fallback they fit, here %s', (_what, bytes, fallback, text) => {
  const fallbacks =
    fallback === 'gb18030'
      ? (['utf-16', 'gb18030-pairs', 'gb18030'] as const)
      : (['utf-16', 'gb18030-pairs', 'windows-1252'] as const);
  const encoding = fallback.replace('-pairs', '');
  expect(decode(Uint8Array.from(bytes), fallbacks)).toEqual({ text, encoding });
});

test.each([
  [[0xff, 0xfe, 0x48, 0x00], 'utf-16le'],
  [[0xfe, 0xff, 0x00, 0x48], 'utf-16be'],
])('bytes that begin with %s are %s', (bytes, encoding) => {
  expect(decode(Uint8Array.from(bytes), ['utf-16'])).toEqual({ text: 'H', encoding });
});
