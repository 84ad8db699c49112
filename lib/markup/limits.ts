/**
 * Maximum size of an imported text, in bytes; larger ones are shown as written. No text written by hand is that long.
 */
export const MAX_SOURCE_BYTES = 1024 * 1024;

/** Maximum time for one text of an import, in milliseconds. */
export const IMPORT_LIMIT_MS = 10_000;

/** Maximum time for a text that a person waits for; an ordinary text of the full length takes a fifth of it. */
export const READER_LIMIT_MS = 500;

/** Maximum ratio of HTML to source. A text of many one-letter headings or cells reaches it. */
const GROWTH = 12;

/**
 * Lower and upper bound of the output limit for a text written here, in bytes: a comment, and a motion of the full
 * length.
 */
const READER_BYTES = [20_000, 1_000_000] as const;

/** Lower and upper bound of the output limit for an imported text, in bytes. */
const IMPORT_BYTES = [200_000, 8_000_000] as const;

/** Returns the maximum number of bytes of HTML for a text. */
export function outputLimit(source: string, isImport: boolean): number {
  const [least, most] = isImport ? IMPORT_BYTES : READER_BYTES;
  return Math.min(most, Math.max(least, source.length * GROWTH));
}

/** Thrown when a text turns out to become too large, before memory for it is allocated. */
export class TooLarge extends Error {}
