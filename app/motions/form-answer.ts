import 'server-only';
import type { FormState } from '@/lib/form';
import { type MotionRefusal, refusalText } from '@/lib/motions/messages';

/** Longer than any field may be, and short enough to send back. */
const LONGEST_KEPT = 100_000;

/** What each field of a form about motions is called, for sentences like “The title must not be empty.” */
const LABELS: Record<string, string> = {
  title: 'The title',
  text: 'The text',
  comment: 'The comment',
  reason: 'The reason',
  note: 'What changed',
  team: 'The team',
  resolutions: 'Related resolutions',
  teams: 'Related teams',
  threads: 'Related threads',
  motions: 'Competing motions',
  supersedes: 'What it takes the place of',
  choice: 'Your vote',
  clock: 'The clock',
  closesAt: 'The end of voting',
  capacity: 'The consent',
};

/** A form that did not fit, with each fault as a whole sentence. */
export function faultyForm({ message, fields = {} }: FormState, form: FormData): FormState {
  const sentences = Object.entries(fields).map(([name, fault]): [string, string] => [
    name,
    `${LABELS[name] ?? `“${name}”`} ${fault}.`,
  ]);
  return { message, fields: Object.fromEntries(sentences), values: valuesIn(form) };
}

/** A form that was refused as a whole, with everything that was typed. */
export function refusedForm(message: string, form: FormData): FormState {
  return { message, values: valuesIn(form) };
}

/** What a command refused, as an answer to its form. */
export function refusedMotion(refusal: MotionRefusal, form: FormData): FormState {
  return refusedForm(refusalText[refusal], form);
}

/** What was typed, so that nobody types it twice; but for what no field may hold. */
export function valuesIn(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('$ACTION')) continue;
    if (value.length <= LONGEST_KEPT) values[name] = value;
  }
  return values;
}
