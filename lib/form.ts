import type { z } from 'zod';
import { storable } from './text';

/** State of a form that is shown again after a refusal: a general message, and one per field by name. */
export type FormState = {
  message?: string;
  fields?: Record<string, string>;
  /** Values that were typed, so that nobody types them twice. */
  values?: Record<string, string>;
};

/** Maximum length of a form's text, in characters, all fields together. */
const MAX_TEXT_LENGTH = 400_000;

/** Maximum number of values in a form. */
const MAX_VALUES = 500;

const TOO_MUCH = 'This is more than the form can take. Shorten it.';

/** Maximum length of a value that is sent back: more than any field may have. */
const MAX_KEPT_LENGTH = 100_000;

/** Names of a form's fields, for sentences like “The title must not be empty.” */
export type FieldNames = Readonly<Record<string, string>>;

type Parsed<Value> = { ok: true; value: Value } | { ok: false; state: FormState };

/**
 * Parses a form by its schema. A field given once is a string, one given several times an array of strings; an unticked
 * checkbox is absent. Files are refused, and lines end with `\n`, whatever the browser sent.
 *
 * If the form is invalid, the state has the first fault of each field and keeps what was typed. With `names`, each
 * fault becomes a whole sentence.
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

/** State of a form that is refused as a whole, with everything that was typed. */
export function refusedForm(message: string, form: FormData): FormState {
  return { message, values: valuesIn(form) };
}

/** Values that were typed, without those longer than any field may have. */
export function valuesIn(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('$ACTION')) continue;
    if (value.length <= MAX_KEPT_LENGTH) values[name] = value;
  }
  return values;
}

/** Values by field; null if there are too many, too much text, or files among them. */
function valuesOf(form: FormData): Map<string, string[]> | null {
  const given = new Map<string, string[]>();
  let text = 0;
  let count = 0;
  for (const [name, value] of form) {
    // React's own fields name the action.
    if (name.startsWith('$ACTION')) continue;
    if (typeof value !== 'string') return null;
    text += name.length + value.length;
    count += 1;
    if (text > MAX_TEXT_LENGTH || count > MAX_VALUES) return null;
    given.set(name, [...(given.get(name) ?? []), cleaned(value)]);
  }
  return given;
}

/** Normalises a value for PostgreSQL: no NUL or half surrogate pair, and one kind of line end. */
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
