import { z } from 'zod';

/** A line of text: not empty, without line breaks. */
export const line = z
  .string()
  .trim()
  .min(1, { error: 'must not be empty' })
  .max(300, { error: 'must be at most 300 characters' })
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'must be one line without control characters' });

/** A segment of an address: `release-management`. */
export const slug = z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, {
  error: 'must be lower-case letters and digits joined by hyphens, like release-management',
});

/** A web address that a browser can open and that can't run code. */
export const webAddress = z.url({
  protocol: /^https?$/,
  hostname: z.regexes.domain,
  error: 'must be a web address that begins with https:// or http://',
});
