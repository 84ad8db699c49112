import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderContent } from '@/lib/markup/render';
import { readCycles } from './cycle';
import { readFolder } from './files';
import { describeProblem } from '@/lib/formats/problems';
import { guideSchema } from './schema';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'content-'));
});
afterEach(() => rm(folder, { recursive: true }));

const guide = (title: string) => `---\ntitle: ${title}\nsummary: About it\n---\nText.`;

async function put(name: string, content: string | Buffer) {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

test('one bad file does not hide the good ones, and says what is wrong with it', async () => {
  await put('good.md', guide('Good'));
  await put('methods/also-good.md', guide('Also good'));
  const bad = await put('bad.md', guide('[1, 2]'));

  const { pages, problems } = await readFolder(folder, guideSchema);

  expect(pages.map(({ name }) => name)).toEqual(['good', 'methods/also-good']);
  expect(problems.map(describeProblem)).toEqual([`${bad}:2: title: must be text, not a list`]);
});

test('a file that is not UTF-8 is a problem', async () => {
  await put('gb.md', Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xa1, 0xaf]));

  const { problems } = await readFolder(folder, guideSchema);

  expect(problems).toMatchObject([{ line: 1, message: 'is not UTF-8; save it as UTF-8' }]);
});

test.each(['With Space.md', 'Upper.md', 'under_score.md', 'a/b/c.md', '-x.md'])(
  '%s can not be part of an address',
  async (name) => {
    await put(name, guide('x'));

    const { pages, problems } = await readFolder(folder, guideSchema);

    expect(pages).toEqual([]);
    expect(problems).toHaveLength(1);
  },
);

test('hidden files and files of other kinds are passed over', async () => {
  await put('.draft.md', 'x');
  await put('notes.txt', 'x');

  expect(await readFolder(folder, guideSchema)).toEqual({ pages: [], problems: [] });
});

test('a folder that does not exist is empty', async () => {
  expect(await readFolder(path.join(folder, 'none'), guideSchema)).toEqual({
    pages: [],
    problems: [],
  });
});

test('an edit shows at the next reading', async () => {
  const file = await put('a.md', guide('Before'));
  await readFolder(folder, guideSchema);
  await writeFile(file, guide('Later!'));
  await utimes(file, new Date(), new Date(Date.now() + 5000));

  const { pages } = await readFolder(folder, guideSchema);

  expect(pages[0]?.attributes.title).toBe('Later!');
});

test('a page that has not changed is the same object, so that it is rendered once', async () => {
  await put('a.md', guide('A'));

  const first = await readFolder(folder, guideSchema);
  const second = await readFolder(folder, guideSchema);

  expect(second.pages[0]).toBe(first.pages[0]);
});

test('a script in a text does not run, and a title is text', async () => {
  await put(
    'a.md',
    `${guide('<script>alert(1)</script>')}\n\n<script>alert(1)</script> <b onclick="x()">b</b>`,
  );

  const { pages } = await readFolder(folder, guideSchema);
  const { html } = await renderContent(pages[0]!.body);

  expect(pages[0]!.attributes.title).toBe('<script>alert(1)</script>');
  expect(html).not.toMatch(/<(script|b)/);
  expect(html).toContain('&#x3C;script>alert(1)&#x3C;/script>');
}, 60_000);

const cycle = (name: string) => `
series:
  name: ${name}
  id: '2027.1'
  release: 2027-03-24
  phases: [{ status: development, from: 2026-10-01 }]
start: 2026-10-05
source: { title: Schedule }
events:
  - { id: a, title: A, week: 2027-02-15 }
`;

test('a cycle described twice is used once', async () => {
  await put('a.yaml', cycle('indri'));
  await put('b.yaml', cycle('indri'));

  const { cycles, problems } = await readCycles(folder);

  expect(cycles).toHaveLength(1);
  expect(problems).toMatchObject([{ field: 'series.name', line: 1 }]);
});

test.each([
  [
    'an id that is a number',
    "'2027.1'",
    '2027.1',
    /:4: series\.id: must be text, not a number; put it in quotes$/,
  ],
  [
    'a week that begins on a Tuesday',
    '2027-02-15',
    '2027-02-16',
    /:10: events\[0\]\.week: must be a Monday$/,
  ],
  [
    'a status nobody knows',
    'development',
    'asleep',
    /:6: series\.phases\[0\]\.status: must be one of: future, development, maintained, extended maintenance, unmaintained, end of life$/,
  ],
  [
    'a day outside of its week',
    'week: 2027-02-15',
    'week: 2027-02-15, day: 2027-02-22',
    /:10: events\[0\]\.day: is not in its week$/,
  ],
])('%s is named with its line', async (_, good, bad, problem) => {
  await put('a.yaml', cycle('indri').replace(good, bad));

  const { problems } = await readCycles(folder);

  expect(problems.map(describeProblem)).toEqual([expect.stringMatching(problem)]);
});

test('two events with the same id are refused', async () => {
  await put('a.yaml', `${cycle('indri')}  - { id: a, title: B, week: 2027-02-22 }\n`);

  const { problems } = await readCycles(folder);

  expect(problems).toMatchObject([{ field: 'events', message: 'has two events with the same id' }]);
});
