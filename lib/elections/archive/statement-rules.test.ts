import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HIDDEN, HIDDEN_ADDRESS, redact } from '@/lib/markup/redact';
import { decodeText, identityOfFile, parseExceptions } from './statement-rules';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  );

test('UTF-8 is read as it is, without its byte order mark and carriage returns', () => {
  expect(decodeText(bytes([0xef, 0xbb, 0xbf], 'Çağrı\r\nönerir\r'))).toEqual({
    text: 'Çağrı\nönerir\n',
    encoding: 'utf-8',
  });
});

test('an empty file is the empty text', () => {
  expect(decodeText(bytes())).toEqual({ text: '', encoding: 'utf-8' });
});

test('Chinese punctuation among English words is GB18030', () => {
  const read = decodeText(bytes('I', [0xa1, 0xaf], 'm here', [0xa3, 0xac], ' hello'));
  expect(read).toEqual({ text: 'I’m here， hello', encoding: 'gb18030' });
});

test('a lone byte above 127 is Windows-1252', () => {
  expect(decodeText(bytes('caf', [0xe9], ' and it', [0x92], 's'))).toEqual({
    text: 'café and it’s',
    encoding: 'windows-1252',
  });
});

test('UTF-16 is told by its byte order mark', () => {
  const read = decodeText(bytes([0xff, 0xfe], [...Buffer.from('Hi', 'utf16le')]));
  expect(read).toEqual({ text: 'Hi', encoding: 'utf-16le' });
});

test('NUL, which the database cannot hold, becomes U+FFFD', () => {
  expect(decodeText(bytes('a\0b')).text).toBe('a\uFFFDb');
});

test('any bytes are read as some text that the database can hold', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (content) => {
      const { text } = decodeText(content);
      expect(text).not.toContain('\0');
      expect(text).not.toContain('\r');
      expect(text.isWellFormed()).toBe(true);
    }),
  );
});

test.each([
  'Write to ann.lee+team@mail.example.org today',
  'Ann <ann@example.org>',
  'Ann <mailto:ann@example.org>',
  'https://review.example.org/#/q/owner:ann%40example.org',
  'ann [at] example [dot] org',
  'ann(at)example.org',
  'ann AT example DOT org',
  'ann_lee at example dot org',
  'mail: ann.lee at example.org',
  'ä.ö@exämple.org',
])('the address in “%s” is hidden', (text) => {
  const shown = redact(text, HIDDEN);
  expect(shown).toContain(HIDDEN_ADDRESS);
  expect(shown).not.toMatch(/(ann|lee|ö)[\w.+]*\s*(@|%40|\W*at\W*)\s*\w*\.?ex/i);
});

test.each([
  'We meet at example.org and look at docs.example.org',
  'I work at Example, on nova at scale.',
  'I lead engineering at Example. I have done so since 2017.',
  'Ask @ann in #nova, or see https://example.org/a@b',
  'at 10 UTC',
])('“%s” holds no address and stays', (text) => {
  expect(redact(text, HIDDEN)).toBe(text);
});

test('an address is hidden wherever it stands', () => {
  const part = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
  const around = fc
    .string({ maxLength: 12 })
    .map((text) => text.replace(/[\p{L}\p{N}._%+@-]/gu, ' '));
  fc.assert(
    fc.property(around, part, part, around, (before, local, host, after) => {
      const shown = redact(`${before} ${local}@${host}.org ${after}`, HIDDEN);
      expect(shown).not.toContain(`${local}@`);
      expect(shown).toContain(HIDDEN_ADDRESS);
    }),
  );
});

test.each([
  'a'.repeat(1_000_000),
  'a@'.repeat(300_000),
  '%40'.repeat(300_000),
  `a${' '.repeat(1_000_000)}at`,
  'a at b '.repeat(100_000),
  `a@${'b.'.repeat(300_000)}`,
  `${'a-'.repeat(300_000)} [at] `,
])('a long text made to be slow is read quickly (%#)', (text) => {
  const start = performance.now();
  redact(text, HIDDEN);
  expect(performance.now() - start).toBeLessThan(2_000);
});

test.each([
  ['ann@example.org', { email: 'ann@example.org', name: null }],
  ['Ann@Example.org', { email: 'ann@example.org', name: null }],
  ['Ann_van_Lee.txt', { email: null, name: 'Ann van Lee' }],
  ['ann_lee.txt', { email: null, name: 'Ann Lee' }],
  ['ann.txt', { email: null, name: 'ann' }],
  ['an`.txt', { email: null, name: 'an`' }],
])('a statement in %s is from %o', (fileName, identity) => {
  expect(identityOfFile(fileName)).toEqual(identity);
});

test('exceptions name the people behind files; comments and broken lines are passed over', () => {
  const names = parseExceptions(
    '# comment: x\ncandidates/ocata/Trove/a.txt: Ann Lee\r\nno colon\ncandidates/pike/Nova/b`.txt :  Bo  \n: nobody\nempty:\n'.replace(
      /\r/g,
      '',
    ),
  );
  expect([...names]).toEqual([
    ['candidates/ocata/Trove/a.txt', 'Ann Lee'],
    ['candidates/pike/Nova/b`.txt', 'Bo'],
  ]);
});
