'use server';

import { redirect } from 'next/navigation';
import { refusedPeople } from '@/app/people/form-answer';
import { parseForm, refusedForm, type FormState } from '@/lib/form';
import { decideClaim } from '@/lib/people/identity/claim-commands';
import { decisionSchema } from '@/lib/people/identity/schema';
import { limitWrites } from '@/lib/access/rate-limit';
import { requireActor } from '@/lib/access/session';

/** Approves or refuses a claim. */
export async function decideClaimAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(decisionSchema, form);
  if (!input.ok) return input.state;

  const result = await decideClaim(actor, input.value);
  if (!result.ok) return refusedPeople(result.refusal, form);
  const done = input.value.decision === 'approve' ? 'approved' : 'refused';
  redirect(`/admin/claims?done=${done}`);
}
