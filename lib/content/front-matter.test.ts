import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { MAX_PAGE_BYTES, parsePage } from './front-matter';
import { describeProblem } from '@/lib/formats/problems';
import { digestSchema, guideSchema, noteSchema } from './schema';

const good = `---
title: A week in June
summary: What was said.
start: 2016-06-18
end: 2016-06-24
list: openstack-dev
topics: [python-3]
sources:
  - title: Archive
    url: https://lists.example.org/june
---
Text.
`;

/** Returns the problems of a digest, one line each, without the name of the file. */
function problemsOf(
  text: string,
  schema: Parameters<typeof parsePage>[1] = digestSchema,
): string[] {
  const parsed = parsePage({ file: 'x.md', text }, schema);
  return parsed.ok ? [] : parsed.problems.map((problem) => describeProblem(problem).slice(5));
}

test('a page is its fields and its text, with the line the text begins on', () => {
  const parsed = parsePage({ file: 'x.md', text: good }, digestSchema);

  expect(parsed).toMatchObject({
    ok: true,
    value: {
      attributes: { start: '2016-06-18', editors: [], series: [] },
      body: 'Text.\n',
      bodyLine: 12,
    },
  });
});

test('Windows line ends and a byte order mark change nothing', () => {
  const windows = `\uFEFF${good.replaceAll('\n', '\r\n')}`;

  expect(parsePage({ file: 'x.md', text: windows }, digestSchema)).toEqual(
    parsePage({ file: 'x.md', text: good }, digestSchema),
  );
});

test('a rule in the text does not end the front matter a second time', () => {
  const parsed = parsePage({ file: 'x.md', text: `${good}\n---\n\nMore.` }, digestSchema);

  expect(parsed.ok && parsed.value.body).toBe('Text.\n\n---\n\nMore.');
});

describe('a mistake names its line and its field', () => {
  test.each([
    ['a missing field', good.replace('list: openstack-dev\n', ''), '2: list: is missing'],
    [
      'a number for text',
      good.replace('A week in June', '2016'),
      '2: title: must be text, not a number; put it in quotes',
    ],
    [
      'a list for text',
      good.replace('A week in June', '[a]'),
      '2: title: must be text, not a list',
    ],
    [
      'text for a list',
      good.replace('[python-3]', 'python-3'),
      '7: topics: must be a list, not text',
    ],
    [
      'an unknown field',
      good.replace('topics:', 'tags: []\ntopics:'),
      '7: tags: is not a field that is known here',
    ],
    [
      'an unknown field deep inside',
      good.replace('    url:', '    link: x\n    url:'),
      '10: sources[0].link: is not a field that is known here',
    ],
    [
      'a day that does not exist',
      good.replace('2016-06-18', '2016-02-30'),
      '4: start: must be a day that exists, like 2026-11-20',
    ],
    [
      'a day written otherwise',
      good.replace('2016-06-18', '18 June 2016'),
      '4: start: must be a day that exists, like 2026-11-20',
    ],
    [
      'an end before the start',
      good.replace('2016-06-24', '2016-06-17'),
      '5: end: is before start',
    ],
    [
      'a topic with a space',
      good.replace('python-3', 'python 3'),
      '7: topics[0]: must be lower-case letters and digits joined by hyphens, like release-management',
    ],
    ['a topic named twice', good.replace('[python-3]', '[a, a]'), '7: topics: names a topic twice'],
    ['no topic', good.replace('[python-3]', '[]'), '7: topics: must name at least one topic'],
    ['nothing', good.replace('A week in June', ''), '2: title: must be text, not nothing'],
    [
      'an address that runs',
      good.replace('https://lists.example.org/june', "'javascript:alert(1)'"),
      '10: sources[0].url: must be a web address that begins with https:// or http://',
    ],
    ['a key given twice', good.replace('list:', 'title: Again\nlist:'), '6: title: is given twice'],
    [
      'an alias',
      good
        .replace('[python-3]', '&t [python-3]')
        .replace('list: openstack-dev', 'series: *t\nlist: openstack-dev'),
      '6: *t repeats another part; write it out instead',
    ],
    [
      'front matter that never ends',
      '---\ntitle: x\n',
      '1: has front matter that does not end; close it with a line ---',
    ],
    ['no front matter', 'Text.', '1: has no front matter; the first line must be ---'],
    ['an empty file', '', '1: has no front matter; the first line must be ---'],
    ['no text', good.replace('Text.\n', ' \n'), '11: has no text after its front matter'],
    [
      'a text without end',
      good + 'x'.repeat(MAX_PAGE_BYTES),
      '1: is larger than 512 KiB; split it',
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });
});

test('a tab that YAML does not allow is named with its line', () => {
  expect(problemsOf(good.replace('  - title', '\t- title'))[0]).toMatch(/^9: /);
});

test('all mistakes of a file are named at once', () => {
  const text = good
    .replace('A week in June', '[]')
    .replace('openstack-dev', '3')
    .replace('[python-3]', 'x');

  expect(problemsOf(text)).toHaveLength(3);
});

test('two documents in one front matter are refused', () => {
  expect(problemsOf('---\ntitle: x\n...\ntitle: y\n---\nText.')).not.toEqual([]);
});

test('the prototype of objects is no field', () => {
  expect(problemsOf(good.replace('topics:', '__proto__: {}\ntopics:'))).toContain(
    '7: __proto__: is not a field that is known here',
  );
});

test('an order that is no whole number is named', () => {
  expect(problemsOf('---\ntitle: x\nsummary: y\norder: 1.5\n---\nText.', guideSchema)).toEqual([
    '4: order: must be a whole number',
  ]);
});

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((value) => value.replace(/\p{C}|\p{Z}/gu, ' ').trim())
  .filter((value) => value.length > 0 && value.isWellFormed());
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));
const note = fc.record({
  title: text,
  summary: text,
  date: day,
  topics: fc.uniqueArray(word, { minLength: 1, maxLength: 5 }),
  sources: fc.array(fc.record({ title: text }), { minLength: 1, maxLength: 3 }),
});

test('whatever fields are written come back as they were', () => {
  fc.assert(
    fc.property(note, (fields) => {
      const file = `---\n${stringify(fields)}---\nText.`;

      expect(parsePage({ file: 'x.md', text: file }, noteSchema)).toMatchObject({
        ok: true,
        value: { attributes: fields },
      });
    }),
  );
});

test('whatever a file holds, it is read or its problems have a line in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (fields, body) => {
      const file = `---\n${fields}\n---\n${body}`;
      const parsed = parsePage({ file: 'x.md', text: file }, noteSchema);
      const lines = file.split(/\r\n|\r|\n/).length;
      const places = parsed.ok ? [] : parsed.problems.map(({ line }) => line);

      expect(places.every((line) => line >= 1 && line <= lines)).toBe(true);
    }),
  );
});
