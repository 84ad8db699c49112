import { z } from 'zod';
import { storable } from '@/lib/text';

/** Unparsed parameters: of a URL, or of a page's `searchParams`. */
export type RawParameters = URLSearchParams | Record<string, string | string[] | undefined>;

/** Parsed parameters; or the first invalid one, with a code (`bad-limit`) and a sentence. */
export type ReadParameters<Value> =
  { ok: true; value: Value } | { ok: false; code: string; message: string };

/**
 * Parses parameters by their schema. The first of a repeated parameter counts, an empty one counts as absent (forms
 * send those), unknown ones are ignored.
 *
 * Pages use it too, and show the message where an API route responds with 400.
 */
export function readParameters<Schema extends z.ZodObject>(
  schema: Schema,
  raw: RawParameters,
): ReadParameters<z.output<Schema>> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = firstOf(raw, name);
    if (value) given[name] = storable(value);
  }

  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, value: parsed.data };
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'cannot be read.' };
  const name = String(path[0] ?? 'parameters');
  return { ok: false, code: `bad-${name}`, message: `${name} ${message}` };
}

function firstOf(raw: RawParameters, name: string): string | null | undefined {
  if (raw instanceof URLSearchParams) return raw.get(name);
  const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
  return Array.isArray(value) ? value[0] : value;
}
