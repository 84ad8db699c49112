import type { z } from 'zod';
import { storable } from './text';

/** What a form is drawn with again after it was refused: a message for its head, and one per field by name. */
export type FormState = {
  message?: string;
  fields?: Record<string, string>;
  /** What was typed, so that nobody types it twice. */
  values?: Record<string, string>;
};

/** The most text a form may carry, in characters, all fields together. */
const MAX_TEXT_LENGTH = 400_000;

/** The most values a form may carry. */
const MAX_VALUES = 500;

const TOO_MUCH = 'This is more than the form can take. Shorten it.';

/** The longest value that is sent back: longer than any field may be. */
const MAX_KEPT_LENGTH = 100_000;

/** What the fields of a form are called, for sentences like “The title must not be empty.” */
export type FieldNames = Readonly<Record<string, string>>;

type Parsed<Value> = { ok: true; value: Value } | { ok: false; state: FormState };

/**
 * Reads a form by its schema. A field given once is a string, one given several times an array of strings; a
 * checkbox that is not ticked is absent. Files are refused, and lines end with `\n`, whatever the browser sent.
 *
 * When it does not fit, the state says what is wrong with which field (the first fault of each) and keeps what
 * was typed. With `names`, each fault is made a whole sentence.
 */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
  names?: FieldNames,
): Parsed<z.output<Schema>> {
  const given = valuesOf(form);
  if (given === null) return { ok: false, state: refusedForm(TOO_MUCH, form) };
  const values = Object.fromEntries(
    [...given].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
  const result = schema.safeParse(values);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, state: { ...faultsOf(result.error, names), values: valuesIn(form) } };
}

/** A form that was refused as a whole, with everything that was typed. */
export function refusedForm(message: string, form: FormData): FormState {
  return { message, values: valuesIn(form) };
}

/** What was typed, so that nobody types it twice; but for what no field may hold. */
export function valuesIn(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('$ACTION')) continue;
    if (value.length <= MAX_KEPT_LENGTH) values[name] = value;
  }
  return values;
}

/** The values by field; null when there are too many, too much, or files among them. */
function valuesOf(form: FormData): Map<string, string[]> | null {
  const given = new Map<string, string[]>();
  let text = 0;
  let count = 0;
  for (const [name, value] of form) {
    // React's own fields say which action is meant.
    if (name.startsWith('$ACTION')) continue;
    if (typeof value !== 'string') return null;
    text += name.length + value.length;
    count += 1;
    if (text > MAX_TEXT_LENGTH || count > MAX_VALUES) return null;
    given.set(name, [...(given.get(name) ?? []), cleaned(value)]);
  }
  return given;
}

/** Fit for PostgreSQL, without NUL, and with one kind of line end. */
function cleaned(value: string): string {
  return storable(value.replace(/\r\n?/g, '\n').replaceAll('\0', ''));
}

function faultsOf(error: z.ZodError, names?: FieldNames): FormState {
  const fields: Record<string, string> = {};
  let message = 'Some answers need a change.';
  for (const issue of error.issues) {
    const [field] = issue.path;
    if (field === undefined) message = issue.message;
    else fields[String(field)] ??= faultOf(String(field), issue.message, names);
  }
  return { message, fields };
}

function faultOf(field: string, fault: string, names?: FieldNames): string {
  return names ? `${names[field] ?? `“${field}”`} ${fault}.` : fault;
}
