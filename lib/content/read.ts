import 'server-only';
import path from 'node:path';
import type { SearchDocumentInput } from '@/lib/search/commands';
import { startOfDay } from '@/lib/time';
import { readCycles, type CycleFile } from './cycle';
import { contentRoot, readFolder } from './files';
import type { Problem } from '@/lib/formats/problems';
import { renderPage } from './render';
import { digestSchema, guideSchema, noteSchema } from './schema';

/** Parsed and rendered files of `content/`, which `loadContent` writes. */
export type ReadContent = { cycles: CycleFile[]; pages: Indexed; problems: Problem[] };

/** Reads and renders `content/`. It needs no database, so that a start does it while the database opens. */
export async function readContent(root = contentRoot): Promise<ReadContent> {
  const [{ cycles, problems: wrong }, { problems, ...pages }] = await Promise.all([
    readCycles(path.join(root, 'schedule')),
    readPages(root),
  ]);
  return { cycles, pages, problems: [...wrong, ...problems] };
}

type Indexed = Record<'digest' | 'guide' | 'note', SearchDocumentInput[]>;

async function readPages(root: string): Promise<Indexed & { problems: Problem[] }> {
  const [digests, guides, notes] = await Promise.all([
    readFolder(path.join(root, 'digests'), digestSchema),
    readFolder(path.join(root, 'guides'), guideSchema),
    readFolder(path.join(root, 'notes'), noteSchema),
  ]);
  const [digest, guide, note] = await Promise.all([
    Promise.all(digests.pages.map((page) => documentOf('digests', page, page.attributes.end))),
    Promise.all(guides.pages.map((page) => documentOf('guides', page, null))),
    Promise.all(notes.pages.map((page) => documentOf('notes', page, page.attributes.date))),
  ]);
  const problems = [...digests.problems, ...guides.problems, ...notes.problems];
  return { digest, guide, note, problems };
}

type Found = { name: string; body: string; attributes: { title: string; summary: string } };

async function documentOf(
  folder: string,
  page: Found,
  day: string | null,
): Promise<SearchDocumentInput> {
  const { name, attributes } = page;
  const { text } = await renderPage(page);
  return {
    key: name,
    title: attributes.title,
    url: `/${folder}/${name}`,
    body: `${attributes.summary}\n${text}`,
    date: day === null ? null : startOfDay(day),
  };
}
