import { z } from 'zod';
import { momentOf } from '@/lib/clock';

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
