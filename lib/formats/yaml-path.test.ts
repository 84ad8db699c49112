import { parseDocument } from 'yaml';
import { expect, test } from 'vitest';
import { lineAt } from './location';
import { findPath, pathName } from './yaml-path';

const TEXT = `---
name: nova
releases:
  - &first
    version: 1.0.0
    1: one
  - *first
name: again
`;

const document = parseDocument(TEXT, { schema: 'failsafe', uniqueKeys: false });

test.each([
  ['releases[0].version', ['releases', 0, 'version'], 5, true],
  ['releases[0].1', ['releases', 0, '1'], 6, true],
  ['releases[0].hash', ['releases', 0, 'hash'], 5, false],
  ['releases[1].version', ['releases', 1, 'version'], 3, false],
  ['releases[7]', ['releases', 7], 3, false],
  ['name', ['name'], 8, true],
  ['name.x', ['name', 'x'], 8, false],
])('%s is found on its line, or its nearest part is', (name, path, line, isPresent) => {
  const found = findPath(document, path);
  expect([lineAt(TEXT, found.offset ?? 0), found.isPresent]).toEqual([line, isPresent]);
  expect(pathName(path)).toBe(name);
});

test('of a path that nothing of is there, the offset is null', () => {
  expect(findPath(document, ['mascot', 0])).toEqual({ offset: null, isPresent: false });
  expect(findPath(document, [])).toEqual({ offset: null, isPresent: true });
  expect(pathName([])).toBe('');
});
