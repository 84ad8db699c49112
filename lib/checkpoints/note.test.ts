import * as fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { findNotes, isSigned, logKeyOf, verifierKey, type FoundNote } from './note';
import { isSigningKey } from '@/lib/secrets';

const LOG = 'rollcall.example.org/audit';
const HASH = 'ab'.repeat(32);

function newSecret(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

const key = logKeyOf(newSecret(), LOG);
const known = [verifierKey(key.verifier)!];
const noteOf = (seq: number, at = '2026-11-26T10:00:00.000Z') =>
  key.sign({ seq: BigInt(seq), hash: HASH, at });
const only = (text: string): FoundNote => {
  const { notes } = findNotes(text);
  expect(notes).toHaveLength(1);
  return notes[0]!;
};

test('the example of Go’s package note was signed with the key that it names', () => {
  const verifier = verifierKey(
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  );
  const note = {
    body: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
    signatures:
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
    checkpoint: { log: '', seq: 0n, hash: '', at: '' },
    line: 1,
  };
  expect(isSigned(note, [verifier!])).toBe(true);
  expect(isSigned({ ...note, body: note.body.replace('answer', 'Answer') }, [verifier!])).toBe(
    false,
  );
});

test('a checkpoint is four lines, an empty one and a signature', () => {
  const lines = noteOf(564).split('\n');
  expect(lines.slice(0, 5)).toEqual([LOG, '564', HASH, '2026-11-26T10:00:00.000Z', '']);
  expect(lines[5]).toMatch(/^— rollcall\.example\.org\/audit [A-Za-z0-9+/]{91}=$/);
  expect(lines.slice(6)).toEqual(['']);
});

test('what was signed is found again, whatever stands around it', () => {
  const mail = `Dear all,\r\n\r\nit passed.\r\n\r\n${noteOf(564).replaceAll('\n', '\r\n')}\r\n-- \r\nRollcall\r\n`;
  const note = only(mail);
  expect(note).toMatchObject({
    checkpoint: { log: LOG, seq: 564n, hash: HASH, at: '2026-11-26T10:00:00.000Z' },
    line: 5,
  });
  expect(isSigned(note, known)).toBe(true);
});

test('the lines of a file are counted, and what is no checkpoint is named', () => {
  const text = `${noteOf(1)}\n${noteOf(20).slice(0, 40)}\n\n${noteOf(300)}`;
  const { notes, other } = findNotes(text);
  expect(notes.map(({ checkpoint, line }) => [checkpoint.seq, line])).toEqual([
    [1n, 1],
    [300n, 12],
  ]);
  expect(other).toBe(8);
  expect(findNotes(noteOf(1) + '\n' + noteOf(2)).other).toBeNull();
});

test('no character of a checkpoint can be another', () => {
  const text = noteOf(564);
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.constantFrom('0', '7', 'a', 'Z', '+', '.', '\n'),
      (place, character) => {
        fc.pre(text[place] !== character);
        const other = text.slice(0, place) + character + text.slice(place + 1);
        const good = findNotes(other).notes.filter((note) => isSigned(note, known));
        // The last character of base64 holds bits that say nothing.
        expect(good.every(({ body }) => body === only(text).body)).toBe(true);
        if (place < text.indexOf('—')) expect(good).toEqual([]);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('another key has not signed it; the same key under another name has', () => {
  const secret = newSecret();
  const [here, moved] = [logKeyOf(secret, LOG), logKeyOf(secret, 'votes.example.net/audit')];
  const note = only(moved.sign({ seq: 1n, hash: HASH, at: '2026-11-26T10:00:00.000Z' }));
  expect(isSigned(note, known)).toBe(false);
  expect(isSigned(note, [verifierKey(here.verifier)!])).toBe(true);
  expect(isSigned(note, [])).toBe(false);
});

test.each([
  ['nothing', ''],
  ['no key', 'a+b+c'],
  ['another id', key.verifier.replace(/\+\w{8}\+/, '+00000000+')],
  ['another name', key.verifier.replace('rollcall', 'rollcal1')],
  ['a blank in its name', key.verifier.replace('rollcall', 'roll call')],
  ['another kind of key', 'x+00000000+AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
])('a verifier with %s is none', (_, text) => {
  expect(verifierKey(text)).toBeNull();
});

test('a secret is an Ed25519 key and nothing else', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const other = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  expect(isSigningKey(newSecret())).toBe(true);
  for (const text of ['', 'secret', other, newSecret().slice(4)]) {
    expect(isSigningKey(text), text).toBe(false);
  }
});
