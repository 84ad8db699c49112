import { z } from 'zod';
import { momentOf } from '@/lib/clock';

/** A day in a response: `YYYY-MM-DD`. */
export const daySchema = z.iso.date();

/** A moment in a response: ISO 8601 in UTC. */
export const momentSchema = z.iso.datetime();

/**
 * One word of a list in a response, for values that are plain text in the database. Any other value is a bug and shows
 * as an error.
 */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.string().pipe(z.enum(words));
}

/** Body of every response to a refused request. */
export const errorSchema = z
  .object({
    error: z.object({
      code: z.string().describe('Stable, for programs: `not-found`, `bad-cursor`, …'),
      message: z.string().describe('One sentence, for people.'),
    }),
  })
  .meta({ id: 'Error' });

/** Response of a list: its items, and the cursor of the next page. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z
      .string()
      .nullable()
      .describe('Give it as `cursor` to read on; null at the end of the list.'),
  });
}

/** The `on` parameter: the requested moment, undefined if absent (use `query.on ?? now`). */
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
