'use server';

import { redirect } from 'next/navigation';
import { faultyForm, refusedMotion } from '@/app/motions/form-answer';
import { previewForm } from '@/app/motions/preview';
import type { FormAnswer } from '@/components/action-form';
import { parseForm, refusedForm } from '@/lib/form';
import { proposeMotion } from '@/lib/motions/commands';
import { proposalSchema } from '@/lib/motions/schema';
import { limitWrites } from '@/lib/access/rate-limit';
import { requireActor } from '@/lib/access/session';

/** Files a proposal, or shows what it would look like. */
export async function proposeMotionAction(
  _previous: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const actor = await requireActor();
  const isPreview = form.get('intent') === 'preview';
  const tooMany = await limitWrites(actor, isPreview ? 'write' : 'proposal');
  if (tooMany) return refusedForm(tooMany.message, form);
  if (isPreview) return previewForm(form);
  const input = parseForm(proposalSchema, form);
  if (!input.ok) return faultyForm(input.state, form);

  const result = await proposeMotion(actor, input.value);
  if (!result.ok) return refusedMotion(result.refusal, form);
  redirect(`/motions/${result.value.id}`);
}
