import { expect, test } from 'vitest';
import { permits } from '@/lib/parts/audit';
import { compareHeads, type PublishedHead } from './comparison-rules';
import { isCheckpointDue, pageOfSubject, PUBLIC_ACTIONS, PUBLIC_CONCEPTS } from './rules';

const NOW = new Date('2026-11-26T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const due = (head: bigint, last: { seq: bigint; at: Date } | null, hasDecision = false) =>
  isCheckpointDue({ head: { seq: head }, last, hasDecision }, NOW);

test('the first row is signed at once, later ones within the hour', () => {
  expect(due(0n, null)).toBe(false);
  expect(due(1n, null)).toBe(true);
  expect(due(9n, { seq: 8n, at: minutesAgo(59) })).toBe(false);
  expect(due(9n, { seq: 8n, at: minutesAgo(60) })).toBe(true);
});

test('a decision does not wait', () => {
  expect(due(9n, { seq: 8n, at: minutesAgo(1) }, true)).toBe(true);
});

test('what was signed is not signed again, nor a log that became shorter', () => {
  expect(due(8n, { seq: 8n, at: minutesAgo(900) })).toBe(false);
  expect(due(7n, { seq: 8n, at: minutesAgo(900) }, true)).toBe(false);
});

test('anybody reads rows about motions, roles, resolutions and merges, and no others', () => {
  const isPublic = (action: string) =>
    PUBLIC_CONCEPTS.some((concept) => action.startsWith(`${concept}.`)) ||
    PUBLIC_ACTIONS.some((each) => each === action);
  expect(Object.keys(permits).filter((action) => !isPublic(action))).toEqual([
    'claim.open',
    'claim.withdraw',
    'claim.refuse',
    'person.verify',
    'person.sign-in',
    'person.identity',
    'person.address',
    'person.demo',
    'alias.state',
    'alias.retract',
    'session.start',
    'session.end',
    'session.end-all',
    'session.stolen',
    'mail.choose',
  ]);
});

test('a row leads to the page of what it is about', () => {
  expect(pageOfSubject('motion/12')).toBe('/motions/12');
  expect(pageOfSubject('person/ana-diaz')).toBe('/people/ana-diaz');
  expect(pageOfSubject('resolution/20261126-thanks')).toBe('/resolutions/20261126-thanks');
  expect(pageOfSubject('audit/baseline')).toBeNull();
  expect(pageOfSubject('motion/../admin')).toBeNull();
});

const head = (seq: number, hash: string): PublishedHead => ({
  ...{ seq: BigInt(seq), hash, at: '2026-11-26T10:00:00.000Z', line: seq },
});
const log = (hashes: Record<number, string>, last: number) => ({
  hashes: new Map(Object.entries(hashes).map(([seq, hash]) => [BigInt(seq), hash])),
  last: BigInt(last),
});

test('published heads that are in the log fit it, in any order', () => {
  const heads = [head(9, 'i'), head(3, 'c'), head(3, 'c')];
  expect(compareHeads(heads, log({ 3: 'c', 9: 'i' }, 12))).toEqual({ compared: 3, fault: null });
  expect(compareHeads([], log({}, 0))).toEqual({ compared: 0, fault: null });
});

test('the first row that no longer matches is named, with the rows it can be', () => {
  const heads = [head(3, 'c'), head(6, 'f'), head(9, 'i')];
  expect(compareHeads(heads, log({ 3: 'c', 6: 'X', 9: 'Y' }, 12))).toEqual({
    compared: 1,
    fault: {
      seq: 6n,
      what: 'Row 6 was published on 2026-11-26 10:00 UTC (line 6) with the hash f; the log has X. Up to row 3 it is as published. Something in rows 4 to 6 was written anew afterwards.',
    },
  });
  expect(compareHeads([head(4, 'd')], log({ 4: 'X' }, 4)).fault?.what).toContain(
    'Something in rows 1 to 4 was',
  );
  expect(
    compareHeads([head(3, 'c'), head(4, 'd')], log({ 3: 'c', 4: 'X' }, 4)).fault?.what,
  ).toContain('Something in row 4 was');
});

test('a log that ends before a published row was cut off', () => {
  expect(compareHeads([head(3, 'c'), head(9, 'i')], log({ 3: 'c' }, 5)).fault).toMatchObject({
    seq: 9n,
    what: expect.stringContaining('the log ends with row 5') as string,
  });
});

test('two heads of one row with different hashes can’t both fit', () => {
  const fault = compareHeads([head(3, 'c'), head(3, 'X')], log({ 3: 'c' }, 5)).fault;
  expect(fault).toMatchObject({ seq: 3n });
});
