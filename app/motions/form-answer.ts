import 'server-only';
import { refusedForm, valuesIn, type FormState } from '@/lib/form';
import { type MotionRefusal, refusalText } from '@/lib/motions/messages';

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
  reverts: 'What it takes back',
  revision: 'The revision',
};

/** A form that did not fit, with each fault as a whole sentence. */
export function faultyForm({ message, fields = {} }: FormState, form: FormData): FormState {
  const sentences = Object.entries(fields).map(([name, fault]): [string, string] => [
    name,
    `${LABELS[name] ?? `“${name}”`} ${fault}.`,
  ]);
  return { message, fields: Object.fromEntries(sentences), values: valuesIn(form) };
}

/** What a command refused, as an answer to its form. */
export function refusedMotion(refusal: MotionRefusal, form: FormData): FormState {
  return refusedForm(refusalText[refusal], form);
}
