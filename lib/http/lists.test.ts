import { expect, test } from 'vitest';
import { z } from 'zod';
import { searchParameter, takePage } from './lists';
import { readParameters } from './parameters';

test('the row too many says that there is a next page, which starts after the last row shown', () => {
  expect(takePage(['a', 'b', 'c'], 2)).toEqual({ shown: ['a', 'b'], last: 'b' });
  expect(takePage(['a', 'b'], 2)).toEqual({ shown: ['a', 'b'], last: undefined });
  expect(takePage([], 2)).toEqual({ shown: [], last: undefined });
});

test('words to look for lose the space around them, and are absent when nothing is left', () => {
  const read = (q: string | string[]) => readParameters(z.object({ q: searchParameter }), { q });
  expect(read('  ana  ')).toEqual({ ok: true, value: { q: 'ana' } });
  expect(read(['ana', 'bo'])).toEqual({ ok: true, value: { q: 'ana' } });
  expect(read('   ')).toEqual({ ok: true, value: { q: undefined } });
  expect(read('x'.repeat(300))).toEqual({ ok: true, value: { q: 'x'.repeat(200) } });
});
