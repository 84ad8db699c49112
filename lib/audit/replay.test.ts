import { expect, test } from 'vitest';
import { audited } from '@/lib/parts/audit';
import {
  applyChange,
  compareTable,
  emptyReplay,
  keptRow,
  readChanges,
  short,
  type Change,
} from './replay';

const key = { id: 'g' };
const GIVEN: Change = { table: 'Grant', key, put: { id: 'g', role: 'ptl', revokedAt: null } };

function replayed(...changes: Change[]) {
  const replay = emptyReplay(audited);
  const problems = changes.map((change, index) => applyChange(replay, change, BigInt(index + 1)));
  return { replay, problems: problems.filter((problem) => problem !== null) };
}

const compare = (changes: Change[], rows: Record<string, unknown>[], fallback?: unknown) =>
  compareTable('Grant', rows, {
    replay: replayed(...changes).replay,
    defaults: () => fallback,
    subjectOf: () => 'person/ana',
  });

test('a row is what was put, set since, and gone in the end', () => {
  const set: Change = { table: 'Grant', key, set: { role: 'chair' } };
  expect(keptRow(replayed(GIVEN, set).replay, 'Grant', key)).toMatchObject({ role: 'chair' });
  expect(
    keptRow(replayed(GIVEN, set, { table: 'Grant', key, gone: true }).replay, 'Grant', key),
  ).toBeNull();
});

test('a change of a row that is not there, or of an unknown table, is told', () => {
  expect(replayed({ table: 'Grant', key, set: { role: 'chair' } }).problems).toEqual([
    'Row 1 changes Grant ["g"], which no row before it wrote.',
  ]);
  expect(replayed({ table: 'Elsewhere', key, gone: true }).problems).toHaveLength(1);
});

test('an altered column is named with both values and the row that set it last', () => {
  const changes: Change[] = [GIVEN, { table: 'Grant', key, set: { revokedAt: 't' } }];
  const [role, revokedAt] = compare(changes, [{ id: 'g', role: 'admin', revokedAt: null }]);
  expect(role).toMatchObject({ seq: 1n, column: 'role', logged: '"ptl"', recorded: '"admin"' });
  expect(revokedAt).toMatchObject({
    seq: 2n,
    column: 'revokedAt',
    logged: '"t"',
    recorded: 'null',
  });
  expect(role?.what).toBe(
    'Grant ["g"]: role is "admin" in the database; the audit log says "ptl" (row 1).',
  );
});

test('a column of a later version holds null or what it came with', () => {
  const row = { id: 'g', role: 'ptl', revokedAt: null };
  expect(compare([GIVEN], [{ ...row, later: null }])).toEqual([]);
  expect(compare([GIVEN], [{ ...row, later: 0 }], 0)).toEqual([]);
  expect(compare([GIVEN], [{ ...row, later: 1 }], 0)).toHaveLength(1);
  expect(compare([GIVEN], [{ ...row, later: 1 }])).toHaveLength(1);
});

test('the fields of an object have no order, those of a list have', () => {
  const put = (value: unknown): Change => ({ table: 'Grant', key, put: { id: 'g', value } });
  const difference = (one: unknown, other: unknown) =>
    compare([put(one)], [{ id: 'g', value: other }]).length;
  expect(difference({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(0);
  expect(difference([1, 2], [2, 1])).toBe(1);
  expect(difference({ a: 1 }, { a: '1' })).toBe(1);
  expect(difference({ a: [] }, { a: {} })).toBe(1);
  expect(difference({ a: [['b', 1]] }, { a: { b: 1 } })).toBe(1);
  expect(difference(null, 'null')).toBe(1);
});

test('what is no JSON of ours is no change', () => {
  for (const text of [null, '', '{', '[]', '{"rows":1}', 'null'])
    expect(readChanges(text)).toBeNull();
});

test('a long value is cut', () => {
  expect(short('a'.repeat(1_000))).toMatch(/^"a{299}…$/);
  expect(short(undefined)).toBe('nothing');
});
