import 'server-only';
import path from 'node:path';
import type { z } from 'zod';
import { env } from '@/lib/env';
import { contentRoot, readFolder, type ContentPage } from './files';
import { ContentError } from '@/lib/formats/problems';
import { renderPage, type RenderedText } from './render';
import { guideSchema, noteSchema, type GuideFields, type NoteFields } from './schema';

/** A guide in a list; `name` is its address below `/guides`. */
export type Guide = GuideFields & { name: string; changedAt: Date };
/** A note in a list; `name` is its address below `/notes`. */
export type Note = NoteFields & { name: string; changedAt: Date };
/** An entry with its text and its neighbours in the list. */
export type Opened<Entry> = Entry & RenderedText & { previous: Entry | null; next: Entry | null };

/**
 * Lists the valid pages of a folder of `content/`.
 *
 * In development a bad file throws an error that shows file, line and field on the screen. In production it is left
 * out; the status page lists it once `loadContent` has found it.
 */
export async function listPages<Schema extends z.ZodType>(
  folder: 'digests' | 'guides' | 'notes',
  schema: Schema,
): Promise<ContentPage<z.output<Schema>>[]> {
  const { pages, problems } = await readFolder(path.join(contentRoot, folder), schema);
  if (problems.length > 0 && !env.isProduction) throw new ContentError(problems);
  return pages;
}

/** Opens the first matching entry of a list: its text, and the entries before and after it. Null if none matches. */
export async function openEntry<Entry>(
  list: readonly { entry: Entry; page: { body: string } }[],
  matches: (entry: Entry) => boolean,
): Promise<Opened<Entry> | null> {
  const index = list.findIndex(({ entry }) => matches(entry));
  const found = list[index];
  if (!found) return null;
  return {
    ...found.entry,
    ...(await renderPage(found.page)),
    previous: list[index - 1]?.entry ?? null,
    next: list[index + 1]?.entry ?? null,
  };
}

async function readGuides() {
  const pages = await listPages('guides', guideSchema);
  return pages
    .map((page) => ({
      page,
      entry: { ...page.attributes, name: page.name, changedAt: page.changedAt } satisfies Guide,
    }))
    .sort((a, b) => guideOrder(a.entry, b.entry));
}

/** Orders guides: those in a folder, such as the counting methods, come after the others. */
function guideOrder(a: Guide, b: Guide): number {
  const apart = Number(a.name.includes('/')) - Number(b.name.includes('/'));
  return apart || a.order - b.order || a.title.localeCompare(b.title, 'en');
}

/** Lists all guides in their order; those in folders (`methods/schulze`) last. */
export async function listGuides(): Promise<Guide[]> {
  return (await readGuides()).map(({ entry }) => entry);
}

/** Returns a guide with its text, or null. */
export async function getGuide(name: string): Promise<Opened<Guide> | null> {
  return openEntry(await readGuides(), (guide) => guide.name === name);
}

async function readNotes() {
  const pages = await listPages('notes', noteSchema);
  return pages
    .map((page) => ({
      page,
      entry: { ...page.attributes, name: page.name, changedAt: page.changedAt } satisfies Note,
    }))
    .sort((a, b) => b.entry.date.localeCompare(a.entry.date));
}

/** Lists all notes, newest first. */
export async function listNotes(): Promise<Note[]> {
  return (await readNotes()).map(({ entry }) => entry);
}

/** Returns a note with its text, or null. `previous` is the newer one, `next` the older. */
export async function getNote(name: string): Promise<Opened<Note> | null> {
  return openEntry(await readNotes(), (note) => note.name === name);
}
