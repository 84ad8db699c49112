'use server';

import { redirect } from 'next/navigation';
import { refusedPeople } from '@/app/people/form-answer';
import { parseForm, refusedForm, type FormState } from '@/lib/form';
import { giveGrant } from '@/lib/people/roles/grant-commands';
import { grantSchema } from '@/lib/people/roles/schema';
import { limitWrites } from '@/lib/access/rate-limit';
import { requireActor } from '@/lib/access/session';

/** Gives somebody a role. */
export async function giveGrantAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(grantSchema, form);
  if (!input.ok) return input.state;

  const result = await giveGrant(actor, input.value);
  if (!result.ok) return refusedPeople(result.refusal, form);
  redirect('/admin/grants?done=given');
}
