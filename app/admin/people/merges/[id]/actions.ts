'use server';

import { redirect } from 'next/navigation';
import { refusedPeople } from '@/app/people/form-answer';
import { parseForm, refusedForm, type FormState } from '@/lib/form';
import { takePartedAlong } from '@/lib/motions/parted-commands';
import { undoMerge } from '@/lib/people/identity/merge-commands';
import { undoSchema } from '@/lib/people/identity/schema';
import { limitWrites } from '@/lib/access/rate-limit';
import { requireActor } from '@/lib/access/session';

/** Takes a merge back. */
export async function undoMergeAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(undoSchema, form);
  if (!input.ok) return input.state;

  const result = await undoMerge(actor, input.value, takePartedAlong);
  if (!result.ok) return refusedPeople(result.refusal, form);
  redirect('/admin/people?done=parted');
}
