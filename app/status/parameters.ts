import { z } from 'zod';
import { cursorParameter, textParameter } from '@/lib/http/lists';

/** The query parameters of the status page. */
export const statusParameters = z.object({
  source: textParameter,
  kind: textParameter,
  cursor: cursorParameter(z.tuple([z.string(), z.uuid()])),
});
