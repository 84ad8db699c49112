import type { z } from 'zod';
import { findAddress } from './redact';

/**
 * What is wrong with a text that is kept for ever and read by everybody: the address in it, where it stands, and what
 * to write instead. Null when there is none.
 *
 * @param sentence how the sentence begins, for the name of the field to go before it or not
 */
export function addressFault(text: string, sentence: string): string | null {
  const found = findAddress(text);
  if (!found) return null;
  const place = text.includes('\n') ? ` in line ${found.line}` : '';
  return `${sentence} (“${found.shown}”${place}): it is kept for ever, and everybody reads it. Write the person’s name instead; the address of a list is fine`;
}

/** Refuses a text with somebody's e-mail address in it; for `superRefine` of any text that nobody can take out again. */
export function refuseAddress(
  sentence: string,
  end = '',
): (text: string, context: z.core.$RefinementCtx) => void {
  return (text, context) => {
    const fault = addressFault(text, sentence);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault + end });
  };
}
