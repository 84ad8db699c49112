import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditHash, FIRST_LINK, type LinkedRow } from './chain';
import { db } from '@/lib/database/client';

type Words = Record<'actor' | 'action' | 'subject' | 'reason' | 'detail' | 'changes', string>;

async function hashesOf(words: Words, at: string): Promise<{ database: string; ours: string }> {
  const rows = await db.$queryRawUnsafe<(LinkedRow & { computed: string })[]>(
    `with entry as (
       select (7::bigint, $1::timestamptz, '11111111-1111-4111-8111-111111111111', $2, $3, $4, $5, $6, repeat('a', 64), '', nullif($7, ''))::"AuditEntry" as row)
     select rollcall_audit_hash(row) as computed from entry`,
    at,
    words.actor,
    words.action,
    words.subject,
    words.reason,
    words.detail,
    words.changes,
  );
  const actorId = '11111111-1111-4111-8111-111111111111';
  const changes = words.changes === '' ? null : words.changes;
  const ours = auditHash({ seq: 7n, at, actorId, ...words, changes, previous: 'a'.repeat(64) });
  return { database: rows[0]!.computed, ours };
}

const plain: Words = {
  actor: 'Ana',
  action: 'a.b',
  subject: 'c/d',
  reason: 'e',
  detail: '{}',
  changes: '',
};

test.each([
  ['nothing', ''],
  ['quotes', `'"\`\\'' $$ $1 %s`],
  ['line ends', 'a\nb\r\nc\u2028d\u0085'],
  ['what looks like a length', '3:abc'],
  ['letters outside the first plane', '𝒜🗳️👩🏽‍💻\u{10FFFF}'],
  ['composed and decomposed letters', 'é e\u0301 ﬁ Å'],
  [
    'control characters',
    Array.from({ length: 31 }, (_, code) => String.fromCharCode(code + 1)).join(''),
  ],
  ['text that runs both ways', '\u202Eabc\u202C עברית'],
  ['a byte order mark and a non-character', '\uFEFF\uFFFE\uFFFF'],
  ['very long text', 'é'.repeat(200_000)],
])('database and program agree on the hash of %s', async (_, text) => {
  const words = {
    actor: text,
    action: text,
    subject: text,
    reason: text,
    detail: text,
    changes: text,
  };
  const { database, ours } = await hashesOf(words, '2026-11-20T12:00:00.000Z');
  expect(ours).toBe(database);
});

test.each([
  '2026-11-20T12:00:00.000Z',
  '2026-11-20T12:00:00.001Z',
  '1970-01-01T00:00:00.000Z',
  '1969-12-31T23:59:59.999Z',
  '2026-12-31T23:59:59.120Z',
  '9999-12-31T23:59:59.999Z',
])('they agree on the moment %s', async (at) => {
  const { database, ours } = await hashesOf(plain, at);
  expect(ours).toBe(database);
});

const text = fc
  .string({ unit: 'binary', maxLength: 40 })
  .map((value) => value.replaceAll('\0', '').toWellFormed());

test('they agree on any text', async () => {
  const fields = { actor: text, action: text, subject: text, reason: text, detail: text };
  const words = fc.record({ ...fields, changes: text });
  const moment = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('9999-12-31'),
    noInvalidDate: true,
  });
  await fc.assert(
    fc.asyncProperty(words, moment, async (some, at) => {
      const { database, ours } = await hashesOf(some, at.toISOString());
      expect(ours).toBe(database);
    }),
    { numRuns: 200 },
  );
});

test('an empty log begins with the head the program begins with', async () => {
  expect(await db.auditHead.findMany()).toEqual([{ id: 1, seq: 0n, hash: FIRST_LINK }]);
});

test('moving a letter from one field to the next changes the hash', () => {
  const row = { seq: 1n, at: '', actorId: null, ...plain, previous: FIRST_LINK };
  expect(auditHash({ ...row, subject: 'c/', reason: 'de' })).not.toBe(auditHash(row));
});

test('a row without changes has the hash it always had, and changes put into it or taken out show', () => {
  const row = { seq: 1n, at: '', actorId: null, ...plain, previous: FIRST_LINK };
  const before = auditHash({ ...row, changes: null });
  expect(before).toBe('5d4fa2d5d9d9bc35d142ef7cbebdb321a87acd37a6e9994b5ee9c12faf05e51a');
  expect(auditHash({ ...row, changes: '{}' })).not.toBe(before);
  expect(auditHash({ ...row, changes: '' })).not.toBe(before);
});
