import path from 'node:path';
import { expect, test } from 'vitest';
import { renderContent } from '@/lib/markup/render';
import { readCycles } from './cycle';
import { contentRoot, readFolder } from './files';
import { describeProblem } from '@/lib/formats/problems';
import { datedEvents } from './rules';
import { digestSchema, guideSchema, noteSchema } from './schema';

const folders = {
  digests: await readFolder(path.join(contentRoot, 'digests'), digestSchema),
  guides: await readFolder(path.join(contentRoot, 'guides'), guideSchema),
  notes: await readFolder(path.join(contentRoot, 'notes'), noteSchema),
};
const { cycles, problems } = await readCycles();
const pages = Object.entries(folders).flatMap(([folder, found]) =>
  found.pages.map((page) => ({ address: `/${folder}/${page.name}`, ...page })),
);

test('every file of content/ can be used', () => {
  const all = [...problems, ...Object.values(folders).flatMap((folder) => folder.problems)];

  expect(all.map(describeProblem)).toEqual([]);
  expect(folders.digests.pages.length).toBeGreaterThanOrEqual(6);
  expect(cycles.map(({ cycle }) => cycle.series.name)).toContain('indri');
});

test('a digest is called by its last day', () => {
  for (const { name, attributes } of folders.digests.pages) expect(name).toBe(attributes.end);
});

test.each(pages.map(({ address, body }) => [address, body] as const))(
  '%s renders whole, with headings in order',
  async (_, body) => {
    const { html, isFallback, warnings } = await renderContent(body);
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));

    expect({ isFallback, warnings }).toEqual({ isFallback: false, warnings: [] });
    levels.forEach((level, index) => {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 1) + 1);
      expect(level).toBeGreaterThanOrEqual(2);
    });
  },
);

test('links between guides, digests and notes lead somewhere', () => {
  const known = new Set(['/guides', '/digests', '/notes', ...pages.map(({ address }) => address)]);
  const links = pages.flatMap(({ file, body }) =>
    [...body.matchAll(/\]\((\/(?:guides|digests|notes)[^)#?]*)/g)].map(([, to]) => ({ file, to })),
  );

  expect(links.filter(({ to }) => !known.has(to ?? ''))).toEqual([]);
});

test('a guide is read in a few minutes: at most 900 words', () => {
  const long = folders.guides.pages.filter(({ body }) => body.split(/\s+/).length > 900);

  expect(long.map(({ file }) => file)).toEqual([]);
});

test('the current cycle has the customary weeks', () => {
  const indri = cycles.find(({ cycle }) => cycle.series.name === 'indri')!.cycle;
  const weeks = Object.fromEntries(datedEvents(indri).map(({ id, weekName }) => [id, weekName]));

  expect(weeks).toMatchObject({
    'i-ptg': 'R-23',
    'i-1': 'R-18',
    'i-2': 'R-10',
    'i-final-lib': 'R-6',
    'i-ff': 'R-5',
    'i-rc1': 'R-3',
    'i-finalrc': 'R-1',
    'i-final': 'R+0',
  });
});
