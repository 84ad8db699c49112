import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { forbiddenBy, PERMITS } from './permits';
import { AUDITED } from './columns';

const FOLDERS = ['lib', 'app', 'scripts'];

/** Every action that some file of ours writes down: `motion.vote`. */
function writtenActions(): Map<string, string> {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|generated/.test(name)),
  );
  const found = files
    .filter((file) => readFileSync(file, 'utf8').match(/recordAudit|recordRest/))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const literals = text.matchAll(
        /'((?:motion|person|claim|grant|alias|session|mail|resolution)\.[a-z-]+)'/g,
      );
      return [...literals].map(([, action = '']) => [action, file] as const);
    });
  return new Map(found);
}

test('every action that is written down may change what it changes, and no permit is left over', () => {
  const written = writtenActions();
  expect(written.size).toBeGreaterThan(30);
  const unknown = [...written].filter(([action]) => !Object.hasOwn(PERMITS, action));
  expect(unknown, 'Say in lib/audit/permits.ts what it may change.').toEqual([]);
  const unused = Object.keys(PERMITS).filter(
    (action) => !written.has(action) && !action.startsWith('audit.'),
  );
  expect(unused).toEqual([]);
});

test('a permit names tables that the log answers for', () => {
  const tables = Object.values(PERMITS).flatMap(({ tables: named }) => Object.keys(named));
  expect(tables.filter((table) => !Object.hasOwn(AUDITED, table))).toEqual([]);
});

const key = { id: 1 };

test.each([
  [
    'motion.comment',
    { table: 'MotionVote', key, set: { choice: 'yes' } },
    'motion.comment does not touch MotionVote',
  ],
  [
    'motion.comment',
    { table: 'MotionComment', key, gone: true },
    'motion.comment removes nothing from MotionComment',
  ],
  [
    'motion.link',
    { table: 'MotionLink', key, set: { title: 'x' } },
    'motion.link does not change title of MotionLink',
  ],
  [
    'motion.hold',
    { table: 'Motion', key, put: { state: 'held' } },
    'motion.hold adds nothing to Motion',
  ],
  [
    'motion.hold',
    { table: 'Motion', key, set: { state: 'passed' } },
    'motion.hold leaves state at "held", never "passed"',
  ],
  [
    'motion.reckon',
    { table: 'Motion', key, set: { state: 'held' } },
    'no action of that name changes anything',
  ],
  [
    'toString',
    { table: 'Motion', key, set: { state: 'held' } },
    'no action of that name changes anything',
  ],
  [
    'audit.repair',
    { table: 'Motion', key, set: { state: 'held' } },
    'only the owner of the tables does that',
  ],
] as const)('%s may not do that: %j', (action, change, why) => {
  expect(forbiddenBy(PERMITS, action, change, false)).toBe(why);
});

test.each([
  ['motion.hold', { table: 'Motion', key, set: { state: 'held' } }, false],
  ['motion.vote', { table: 'MotionVoteCast', key, put: { source: 'rollcall' } }, false],
  ['audit.repair', { table: 'Motion', key, set: { state: 'held' } }, true],
] as const)('%s may do that: %j', (action, change, owner) => {
  expect(forbiddenBy(PERMITS, action, change, owner)).toBeNull();
});
