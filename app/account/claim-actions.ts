'use server';

import { redirect } from 'next/navigation';
import { parseForm, type FormState } from '@/lib/form';
import { withdrawClaim } from '@/lib/people/identity/claim-commands';
import { withdrawalSchema } from '@/lib/people/identity/schema';
import { limitWrites } from '@/lib/access/rate-limit';
import { requireActor } from '@/lib/access/session';

/** Takes a claim of the reader's back; the page shows what became of it. */
export async function withdrawClaimAction(_previous: FormState, form: FormData): Promise<never> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  const input = parseForm(withdrawalSchema, form);
  if (!tooMany && input.ok) await withdrawClaim(actor, input.value);
  redirect('/account');
}
