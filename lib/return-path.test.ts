import { expect, test } from 'vitest';
import { returnPathOf } from './return-path';

test.each([
  ['http://localhost:3000/releases?team=nova#x', '/releases?team=nova'],
  ['https://evil.example//evil.example/x', '/evil.example/x'],
  ['https://evil.example/\\evil.example', '/evil.example'],
  ['not a url', '/'],
  [null, '/'],
])('from %s the reader goes back to %s', (referer, path) => {
  expect(returnPathOf(referer)).toBe(path);
});
