import type { z } from 'zod';
import { findAddress } from './redact';

/**
 * Describes the e-mail address in a text that is public and kept for ever: the address, its line, and what to write
 * instead. Returns null if there is none.
 *
 * @param sentence how the sentence begins, with or without the field's name before it
 */
export function addressFault(text: string, sentence: string): string | null {
  const found = findAddress(text);
  if (!found) return null;
  const place = text.includes('\n') ? ` in line ${found.line}` : '';
  return `${sentence} (“${found.shown}”${place}): it is kept for ever, and everybody reads it. Write the person’s name instead; the address of a list is fine`;
}

/**
 * Refuses a text that contains a person's e-mail address; for `superRefine` of any text that cannot be removed later.
 */
export function refuseAddress(
  sentence: string,
  end = '',
): (text: string, context: z.core.$RefinementCtx) => void {
  return (text, context) => {
    const fault = addressFault(text, sentence);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault + end });
  };
}
