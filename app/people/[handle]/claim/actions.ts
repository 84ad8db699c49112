'use server';

import { redirect } from 'next/navigation';
import { refusedPeople } from '@/app/people/form-answer';
import { parseForm, refusedForm, type FormState } from '@/lib/form';
import { claimPerson } from '@/lib/people/identity/claim-commands';
import { claimSchema } from '@/lib/people/identity/schema';
import { limitWrites } from '@/lib/access/rate-limit';
import { requireActor } from '@/lib/access/session';

/** Says that a person of the record is the reader. */
export async function claimPersonAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(claimSchema, form);
  if (!input.ok) return input.state;

  const result = await claimPerson(actor, input.value);
  if (!result.ok) return refusedPeople(result.refusal, form);
  redirect('/account#claims');
}
