import 'server-only';
import { refusedForm, type FormState } from '@/lib/form';
import { refusalText, type PeopleRefusal } from '@/lib/people/messages';

/** What a command refused, as an answer to its form, with everything that was typed. */
export function refusedPeople(refusal: PeopleRefusal, form: FormData): FormState {
  return refusedForm(refusalText[refusal], form);
}
