import type { z } from 'zod';
import type { Parsed } from '@/lib/formats/problems';
import { parseYaml } from '@/lib/formats/schema-yaml';

/** A Markdown file in two parts. `bodyLine` is the line of the file on which the text begins. */
export type Page<Attributes> = { attributes: Attributes; body: string; bodyLine: number };

/** Maximum length of a page. A longer one is a mistake: nobody reads half a megabyte. */
export const MAX_PAGE_BYTES = 512 * 1024;

const fence = /^---[ \t]*$/;

/**
 * Splits a Markdown file into its front matter, validated against a schema, and its text.
 *
 * The file begins with a line `---`, the fields, and another line `---`. A byte order mark and Windows line ends
 * are accepted. All problems of the fields are returned together.
 *
 * @example
 * parsePage({ file: 'content/guides/x.md', text: '---\ntitle: X\n---\nHello' }, z.object({ title: z.string() }));
 * // => { ok: true, value: { attributes: { title: 'X' }, body: 'Hello', bodyLine: 4 } }
 */
export function parsePage<Schema extends z.ZodType>(
  { file, text }: { file: string; text: string },
  schema: Schema,
): Parsed<Page<z.output<Schema>>> {
  const failed = (line: number, message: string) => ({
    ok: false as const,
    problems: [{ file, line, field: null, message }],
  });
  if (text.length > MAX_PAGE_BYTES) {
    return failed(1, `is larger than ${MAX_PAGE_BYTES / 1024} KiB; split it`);
  }
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (!fence.test(lines[0] ?? '')) {
    return failed(1, 'has no front matter; the first line must be ---');
  }
  const end = lines.findIndex((line, index) => index > 0 && fence.test(line));
  if (end === -1) return failed(1, 'has front matter that does not end; close it with a line ---');

  const fields = parseYaml({ file, text: lines.slice(1, end).join('\n'), firstLine: 2 }, schema);
  if (!fields.ok) return fields;
  const body = lines.slice(end + 1).join('\n');
  if (body.trim() === '') return failed(end + 1, 'has no text after its front matter');
  return { ok: true, value: { attributes: fields.value, body, bodyLine: end + 2 } };
}
