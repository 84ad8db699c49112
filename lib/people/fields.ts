import { z } from 'zod';
import { refuseAddress } from '@/lib/markup/address-schema';
import { invisibleFault } from '@/lib/markup/invisible';

/** Refuses e-mail addresses in a text that is kept and shown. */
export const noAddress = refuseAddress('Leave e-mail addresses out', '.');

/** Reason for an action. Kept for ever and read by others, so it may not contain an e-mail address. */
export const reason = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  // Punctuation alone is not a reason.
  .refine((text) => text.length >= 3 && /[\p{L}\p{N}]/u.test(text), {
    error: 'Say why in a few words.',
  })
  .refine((text) => text.length <= 500, { error: 'Keep the reason to 500 characters.' })
  .refine((text) => !/\p{Cc}|\p{Cs}/u.test(text), {
    error: 'Take out the characters that are no text.',
  })
  .superRefine((text, context) => {
    const fault = invisibleFault(text);
    if (fault !== null) context.addIssue({ code: 'custom', message: `The reason ${fault}.` });
  })
  .superRefine(noAddress);

/** Id of a row, from a hidden field of a form. */
export const id = z.uuid({ error: 'Reload the page: this entry is not known.' });

/** Handle as in the address of a page. `/people/ann-smith` is accepted too. */
export const handle = z
  .string()
  .trim()
  .transform((text) => text.replace(/^.*\/people\//, ''))
  .pipe(
    z
      .string()
      .min(1, { error: 'Name a person by the handle in their page’s address.' })
      .max(200, { error: 'No handle is this long.' }),
  );
