import { z } from 'zod';
import { momentOf } from '@/lib/clock';
import { decodeCursor, encodeCursor } from './cursor';

/** How many items a list answers when it isn't told, and at most. */
export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

/** In an answer: a day, `YYYY-MM-DD`. */
export const daySchema = z.iso.date();

/** In an answer: a moment, ISO 8601 in UTC. */
export const momentSchema = z.iso.datetime();

/**
 * In an answer: one word of a list, for values that are plain text in the database. What else may be
 * there is a bug and shows as one.
 */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.string().pipe(z.enum(words));
}

/** What every refused request answers. */
export const errorSchema = z
  .object({
    error: z.object({
      code: z.string().describe('Stable, for programs: `not-found`, `bad-cursor`, …'),
      message: z.string().describe('One sentence, for people.'),
    }),
  })
  .meta({ id: 'Error' });

/** The answer of a list: its items, and where it goes on. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z
      .string()
      .nullable()
      .describe('Give it as `cursor` to read on; null at the end of the list.'),
  });
}

/** The `on` parameter: the moment asked about, undefined when absent (use `query.on ?? now`). */
export const onParameter = z
  .string()
  .transform((text, context) => {
    const moment = momentOf(text);
    if (moment.ok) return moment.on;
    context.addIssue(`can't be read: ${moment.message}`);
    return z.NEVER;
  })
  .optional()
  .describe(
    'A day (YYYY-MM-DD, its first instant in UTC) or an ISO 8601 instant. Now when absent.',
  );

/** A day among the parameters (`since`, `until`), as text. */
export const dayParameter = z.iso
  .date('must be a day like 2026-04-01, and one that exists.')
  .optional();

/** A word or name among the parameters; a match must be exact unless its description says otherwise. */
export const textParameter = z.string().optional();

/** The `limit` and `cursor` of a list whose cursors hold a `place`; the cursor arrives decoded. */
export function pageParameters<Place>(place: z.ZodType<Place>) {
  return {
    limit: z.coerce
      .number('must be a number.')
      .int('must be a whole number.')
      .min(1, 'must be at least 1.')
      .max(MAX_LIMIT, `must be at most ${MAX_LIMIT}.`)
      .default(DEFAULT_LIMIT)
      .describe('How many items to answer at most.'),
    cursor: z
      .string()
      .transform((cursor, context) => {
        const decoded = decodeCursor(cursor, place);
        if (decoded !== null) return decoded;
        context.addIssue('is not one that this list has given out. Start again without it.');
        return z.NEVER;
      })
      .optional()
      .describe('`nextCursor` of the page before.'),
  };
}

/**
 * Makes a page of the rows of a query that asked for one row more than `limit`: the row too many is
 * dropped and says that there is a next page, which starts after the place of the last row kept.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  {
    limit,
    placeOf,
    item,
  }: { limit: number; placeOf: (row: Row) => unknown; item: (row: Row) => Item },
): { items: Item[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(item),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null,
  };
}
