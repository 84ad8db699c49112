'use server';

import { redirect } from 'next/navigation';
import { refusedPeople } from '@/app/people/form-answer';
import { parseForm, refusedForm, type FormState } from '@/lib/form';
import { mergePeople } from '@/lib/people/identity/merge-commands';
import { mergeSchema } from '@/lib/people/identity/schema';
import { limitWrites } from '@/lib/access/rate-limit';
import { requireActor } from '@/lib/access/session';

/** Makes two rows one person. */
export async function mergePeopleAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(mergeSchema, form);
  if (!input.ok) return input.state;

  const result = await mergePeople(actor, input.value);
  if (!result.ok) return refusedPeople(result.refusal, form);
  redirect('/admin/people?done=merged');
}
