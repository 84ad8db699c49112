import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor';

/** Number of rows on a page of a list, for rows that are a text, a line, or a word. */
export const pageSizes = { short: 25, medium: 50, long: 100 } as const;

/** Number of items in an API response by default, and its maximum. */
export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

/** A day as text among the parameters (`since`, `until`). */
export const dayParameter = z.iso
  .date('must be a day like 2026-04-01, and one that exists.')
  .optional();

/** A word or name among the parameters; a match must be exact unless its description says otherwise. */
export const textParameter = z.string().optional();

const MAX_SEARCH_LENGTH = 200;

/** Search words without surrounding space, cut to the maximum length. */
export const searchParameter = z
  .string()
  .transform((text) => text.trim().slice(0, MAX_SEARCH_LENGTH) || undefined)
  .optional();

/** The `cursor` parameter of a list; it arrives decoded as a `place`. */
export function cursorParameter<Place>(place: z.ZodType<Place>) {
  return z
    .string()
    .transform((cursor, context) => {
      const decoded = decodeCursor(cursor, place);
      if (decoded !== null) return decoded;
      context.addIssue('is not one that this list has given out. Start again without it.');
      return z.NEVER;
    })
    .optional()
    .describe('`nextCursor` of the page before.');
}

/** The `limit` and `cursor` parameters of a list of the API. */
export function pageParameters<Place>(place: z.ZodType<Place>) {
  return {
    limit: z.coerce
      .number('must be a number.')
      .int('must be a whole number.')
      .min(1, 'must be at least 1.')
      .max(MAX_LIMIT, `must be at most ${MAX_LIMIT}.`)
      .default(DEFAULT_LIMIT)
      .describe('How many items to answer at most.'),
    cursor: cursorParameter(place),
  };
}

/**
 * Takes a page off the rows of a query that requested one row more than fits. `last` is the row after which the next
 * page starts, or undefined if there is no next page.
 */
export function takePage<Row>(
  rows: readonly Row[],
  size: number,
): { shown: Row[]; last: Row | undefined } {
  const shown = rows.slice(0, size);
  return { shown, last: rows.length > size ? shown.at(-1) : undefined };
}

/** Makes a page of a list of the API: like `takePage`, with each row as an item and the cursor of the last row. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  {
    limit,
    placeOf,
    item,
  }: { limit: number; placeOf: (row: Row) => unknown; item: (row: Row) => Item },
): { items: Item[]; nextCursor: string | null } {
  const { shown, last } = takePage(rows, limit);
  return {
    items: shown.map(item),
    nextCursor: last === undefined ? null : encodeCursor(placeOf(last)),
  };
}
