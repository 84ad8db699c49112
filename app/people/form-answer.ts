import 'server-only';
import { refusedForm, type FormState } from '@/lib/form';
import { identityRefusalText, type IdentityRefusal } from '@/lib/people/identity/messages';
import { roleRefusalText, type RoleRefusal } from '@/lib/people/roles/messages';

const refusalText = { ...identityRefusalText, ...roleRefusalText };

/** What a command refused, as an answer to its form, with everything that was typed. */
export function refusedPeople(refusal: IdentityRefusal | RoleRefusal, form: FormData): FormState {
  return refusedForm(refusalText[refusal], form);
}
