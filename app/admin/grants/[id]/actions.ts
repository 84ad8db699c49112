'use server';

import { redirect } from 'next/navigation';
import { refusedPeople } from '@/app/people/form-answer';
import { parseForm, refusedForm, type FormState } from '@/lib/form';
import { revokeGrant } from '@/lib/people/roles/grant-commands';
import { revokeSchema } from '@/lib/people/roles/schema';
import { limitWrites } from '@/lib/access/rate-limit';
import { requireActor } from '@/lib/access/session';

/** Takes a role back before its last day. */
export async function revokeGrantAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(revokeSchema, form);
  if (!input.ok) return input.state;

  const result = await revokeGrant(actor, input.value);
  if (!result.ok) return refusedPeople(result.refusal, form);
  redirect('/admin/grants?done=revoked');
}
