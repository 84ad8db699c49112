/** Larger imported texts are shown as written: nothing a community writes by hand is that long. */
export const MAX_SOURCE_BYTES = 1024 * 1024;

/** How long one text of an import may take before it is given up. */
export const IMPORT_LIMIT_MS = 10_000;

/** How long one text may take that somebody waits for: a text of the full length, if ordinary, takes a fifth of it. */
export const READER_LIMIT_MS = 500;

/** How many times as large as its text a page may become: text of many headings or cells of one letter reaches it. */
const GROWTH = 12;

/** The least and the most that a text of people may become, in bytes: a comment, and a motion of the full length. */
const READER_BYTES = [20_000, 1_000_000] as const;

/** The same for an imported text. */
const IMPORT_BYTES = [200_000, 8_000_000] as const;

/** How many bytes of HTML may be made of a text. */
export function outputLimit(source: string, isImport: boolean): number {
  const [least, most] = isImport ? IMPORT_BYTES : READER_BYTES;
  return Math.min(most, Math.max(least, source.length * GROWTH));
}

/** Thrown where a text turns out to become too large, before the memory for it is taken. */
export class TooLarge extends Error {}
