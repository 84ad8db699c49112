import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { audited, permits } from '@/lib/parts/audit';
import { forbiddenBy, joinPermits, ownersPermit, permit } from './permits';

const FOLDERS = ['lib', 'app', 'scripts'];

/** Concepts that actions begin with: `motion`, `person`. */
const prefixes = Object.keys(permits).map((action) => action.slice(0, action.indexOf('.')));
const concepts = [...new Set(prefixes)].filter((prefix) => prefix !== 'audit').join('|');

/** Returns every action that a source file records, such as `motion.vote`, with that file. */
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
      const literals = text.matchAll(new RegExp(`'((?:${concepts})\\.[a-z-]+)'`, 'g'));
      return [...literals].map(([, action = '']) => [action, file] as const);
    });
  return new Map(found);
}

test('every action that is written down may change what it changes, and no permit is left over', () => {
  const written = writtenActions();
  expect(written.size).toBeGreaterThan(30);
  const unknown = [...written].filter(([action]) => !Object.hasOwn(permits, action));
  expect(unknown, 'Say in the permits of its concept what it may change.').toEqual([]);
  const unused = Object.keys(permits).filter(
    (action) => !written.has(action) && !action.startsWith('audit.'),
  );
  expect(unused).toEqual([]);
});

test('a permit names tables that the log answers for', () => {
  const tables = Object.values(permits).flatMap(({ tables: named }) =>
    named === 'all' ? [] : Object.keys(named),
  );
  expect(tables.filter((table) => !Object.hasOwn(audited, table))).toEqual([]);
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
  expect(forbiddenBy(permits, action, change, false)).toBe(why);
});

test.each([
  ['motion.hold', { table: 'Motion', key, set: { state: 'held' } }, false],
  ['motion.vote', { table: 'MotionVoteCast', key, put: { source: 'rollcall' } }, false],
  ['audit.repair', { table: 'Motion', key, set: { state: 'held' } }, true],
] as const)('%s may do that: %j', (action, change, owner) => {
  expect(forbiddenBy(permits, action, change, owner)).toBeNull();
});

test('what two concepts permit an action is joined, and no table is permitted twice', () => {
  const people = { 'person.unmerge': permit({ Person: { set: ['mergedIntoId'] } }) };
  const votes = { 'person.unmerge': permit({ MotionVote: { gone: true } }) };
  expect(joinPermits([people, {}, votes])).toEqual({
    'person.unmerge': { tables: { Person: { set: ['mergedIntoId'] }, MotionVote: { gone: true } } },
  });
  expect(() => joinPermits([people, votes, people])).toThrow('person.unmerge');
  expect(() => joinPermits([people, { 'person.unmerge': ownersPermit({}) }])).toThrow();
  expect(() => joinPermits([people, { 'person.unmerge': permit('all') }])).toThrow();
});
