import 'server-only';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { parsePage } from './front-matter';
import type { Parsed, Problem } from '@/lib/formats/problems';

/** A Markdown page of `content/`. Its name is its path in the folder without the extension. */
export type ContentPage<Attributes> = {
  name: string;
  file: string;
  attributes: Attributes;
  body: string;
  /** Time of the file's last change. */
  changedAt: Date;
};

/** The valid pages of a folder, and the problems of the others. */
export type ContentFolder<Attributes> = {
  pages: ContentPage<Attributes>[];
  problems: Problem[];
};

/** Path of the community's folder. It is fixed: community.yaml may be elsewhere, the texts may not. */
export const contentRoot = path.resolve('content');

/** Pattern of a page's file name, and so of its address: `2016-07-22`, `methods/schulze`. */
const pageName = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?$/;

type Seen = { changed: string; parsed: Parsed<ContentPage<unknown>> };
const seen = new Map<string, Seen>();

/** Reads a text file as UTF-8. A file that is not UTF-8 is a problem, instead of a page of question marks. */
export async function readText(file: string, shown: string): Promise<Parsed<string>> {
  const bytes = await readFile(file);
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const message = 'is not UTF-8; save it as UTF-8';
    return { ok: false, problems: [{ file: shown, line: 1, field: null, message }] };
  }
}

async function readPage<Schema extends z.ZodType>(
  file: string,
  shown: string,
  name: string,
  schema: Schema,
): Promise<Parsed<ContentPage<z.output<Schema>>>> {
  const { mtimeMs, mtime, size } = await stat(file);
  const changed = `${mtimeMs}/${size}`;
  const known = seen.get(file);
  if (known?.changed === changed) return known.parsed as Parsed<ContentPage<z.output<Schema>>>;

  const text = await readText(file, shown);
  const page = text.ok ? parsePage({ file: shown, text: text.value }, schema) : text;
  const parsed: Parsed<ContentPage<z.output<Schema>>> = page.ok
    ? {
        ok: true,
        value: {
          name,
          file: shown,
          attributes: page.value.attributes,
          body: page.value.body,
          changedAt: mtime,
        },
      }
    : page;
  seen.set(file, { changed, parsed });
  return parsed;
}

async function fileNames(folder: string, ending: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    return entries
      .filter(
        (entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.name.startsWith('.'),
      )
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Returns the path of a file for messages: relative to the project's folder if it is inside. */
export function shownPath(file: string): string {
  const shown = path.relative(process.cwd(), file);
  return shown.startsWith('..') ? file : shown.split(path.sep).join('/');
}

/** Lists the files in a folder of `content/` with an extension, as full paths; none if the folder does not exist. */
export async function listFiles(folder: string, ending: string): Promise<string[]> {
  return (await fileNames(folder, ending)).map((name) => path.join(folder, name));
}

/**
 * Reads the Markdown files of a folder and its direct subfolders, and validates them against a schema.
 *
 * A file is read again when it has changed, so that an edit is visible at the next request. One bad file never hides
 * the others: its problems are listed beside the valid pages.
 */
export async function readFolder<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
): Promise<ContentFolder<z.output<Schema>>> {
  const files = await listFiles(folder, '.md');
  const parsed = await Promise.all(
    files.map((file): Promise<Parsed<ContentPage<z.output<Schema>>>> => {
      const shown = shownPath(file);
      const name = path.relative(folder, file).split(path.sep).join('/').slice(0, -'.md'.length);
      if (pageName.test(name)) return readPage(file, shown, name, schema);
      const message =
        'must be called by lower-case letters, digits and hyphens, at most one folder deep';
      return Promise.resolve({
        ok: false,
        problems: [{ file: shown, line: 1, field: null, message }],
      });
    }),
  );
  return {
    pages: parsed.flatMap((page) => (page.ok ? [page.value] : [])),
    problems: parsed.flatMap((page) => (page.ok ? [] : page.problems)),
  };
}
