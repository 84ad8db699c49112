import { expect, test } from 'vitest';
import { likeLiteral } from './text';

test('a search for a part of a text takes the database’s own signs as they are', () => {
  expect(likeLiteral('100%_\\')).toBe('100\\%\\_\\\\');
});
