import type { z } from 'zod';
import { storable } from '@/lib/text';

/** Maximum length of a cursor that is read; ours have well under a hundred characters. */
const MAX_LENGTH = 1000;

/** Encodes the position in a list as an opaque text. */
export function encodeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Decodes a cursor; null if `encodeCursor` can't have written it for this schema. */
export function decodeCursor<Place>(cursor: string, schema: z.ZodType<Place>): Place | null {
  if (cursor.length > MAX_LENGTH || !/^[\w-]+$/.test(cursor)) return null;
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, refuseUnstorable);
  } catch {
    return undefined;
  }
}

function refuseUnstorable(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && storable(value) !== value) {
    throw new SyntaxError('text that the database could not hold');
  }
  return value;
}
