'use server';

import { redirect } from 'next/navigation';
import { refusedPeople } from '@/app/people/form-answer';
import { parseForm, refusedForm, type FormState } from '@/lib/form';
import { retractAlias, stateAlias } from '@/lib/people/identity/alias-commands';
import { aliasSchema } from '@/lib/people/identity/schema';
import { limitWrites } from '@/lib/access/rate-limit';
import { requireActor } from '@/lib/access/session';

/** Adds what the reader says they are called elsewhere. */
export async function stateAliasAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(aliasSchema, form);
  if (!input.ok) return input.state;

  const result = await stateAlias(actor, input.value);
  if (!result.ok) return refusedPeople(result.refusal, form);
  redirect('/account');
}

/** Removes what the reader said; what is not there (any more) needs no removing. */
export async function retractAliasAction(_previous: FormState, form: FormData): Promise<never> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  const input = parseForm(aliasSchema, form);
  if (!tooMany && input.ok) await retractAlias(actor, input.value);
  redirect('/account');
}
