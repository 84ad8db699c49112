import { z } from 'zod';
import { cursorParameter, textParameter } from '@/lib/http/lists';

/** What the address of the page may say. */
export const statusParameters = z.object({
  source: textParameter,
  kind: textParameter,
  cursor: cursorParameter(z.tuple([z.string(), z.uuid()])),
});
