import { expect, test } from 'vitest';
import { isMailAddress } from './envelope-rules';

test.each(['ana@example.org', "o'neil+tc@sub.example.co", 'A.B@EXAMPLE.ORG'])('%s', (address) => {
  expect(isMailAddress(address)).toBe(true);
});

test.each([
  'ana at example.org',
  'ana@example.org, bo@example.org',
  'ana@example.org\r\nBcc: all@example.org',
  'ana@example.org\n',
  '<ana@example.org>',
  'ana@localhost',
  'ana@-example.org',
  '"ana"@example.org',
  '@example.org',
  '',
])('%j can not be written to', (address) => {
  expect(isMailAddress(address)).toBe(false);
});
