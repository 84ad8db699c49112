import 'server-only';
import { valuesIn } from '@/app/motions/form-answer';
import type { FormState } from '@/lib/form';
import { refusalText, type PeopleRefusal } from '@/lib/people/messages';

/** What a command refused, as an answer to its form, with everything that was typed. */
export function refusedPeople(refusal: PeopleRefusal, form: FormData): FormState {
  return { message: refusalText[refusal], values: valuesIn(form) };
}
