import { z } from 'zod';
import { refuseAddress } from '@/lib/markup/address-schema';
import { invisibleFault } from '@/lib/markup/invisible';

/** Maximum length of a motion's text, in characters; a charter has 30,000. */
export const MAX_TEXT = 60_000;

/** Maximum length of a comment, with a vote or in the discussion, in characters. */
export const MAX_COMMENT = 2000;

/** Maximum number of links in each list of a motion. */
export const MAX_LINKS = 20;

const noAddress = refuseAddress('must hold no e-mail address');

/**
 * Text over several lines. Browsers send CRLF, which becomes LF. Of the control characters, only tabs and line breaks
 * are allowed.
 */
const prose = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .refine((text) => !/[^\P{Cc}\n\t]|\p{Cs}/u.test(text), {
    error: 'has characters that are no text; remove them',
  })
  // The text voted on must be the text shown, and the record can't be cleaned later.
  .superRefine((text, context) => {
    const fault = invisibleFault(text);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  })
  .superRefine(noAddress);

/** One line of text, at most this long. */
export const line = (most: number) =>
  prose
    .refine((text) => !/[\n\t]/.test(text), { error: 'must be one line' })
    .pipe(
      z
        .string()
        .min(1, { error: 'must not be empty' })
        .max(most, { error: `must be at most ${most} characters` }),
    );

/** Text of a motion. */
export const text = prose.pipe(
  z
    .string()
    .min(1, { error: 'must not be empty' })
    .max(MAX_TEXT, { error: `must be at most ${MAX_TEXT} characters` }),
);

/** A comment on a vote or a motion; may be empty. */
export const comment = prose.pipe(
  z.string().max(MAX_COMMENT, { error: `must be at most ${MAX_COMMENT} characters` }),
);

/** Reason for an action; stored with it. */
export const reason = line(500);

/** Number of a motion. */
export const id = z.coerce.number().int().min(1).max(2_147_483_647);

/** Number of a revision. */
export const revision = z.coerce.number().int().min(1);

/** A form's list of lines: a field given several times, or one field split at line breaks and commas. */
export const lines = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => [
    ...new Set(
      [given]
        .flat()
        .flatMap((part) => part.split(/[\n,]/))
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ])
  .pipe(
    z
      .array(
        z
          .string()
          .max(500, { error: 'has a line that is too long' })
          .refine((one) => invisibleFault(one) === null, {
            error: 'has a character that nobody sees; remove it',
          }),
      )
      .max(MAX_LINKS, { error: `must be at most ${MAX_LINKS} lines` })
      .superRefine((given, context) => {
        noAddress(given.join('\n'), context);
      }),
  );

/** Reads a time without a zone as UTC: a browser's field names none, and the page says that it means UTC. */
export function inUtc(moment: string): string {
  return /T\d\d:\d\d(:\d\d)?$/.test(moment) ? `${moment}Z` : moment;
}
