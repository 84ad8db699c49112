'use server';

import { redirect } from 'next/navigation';
import { faultyForm, refusedMotion } from '@/app/motions/form-answer';
import { previewForm } from '@/app/motions/preview';
import type { FormAnswer } from '@/components/action-form';
import { parseForm, refusedForm } from '@/lib/form';
import { reviseMotion } from '@/lib/motions/commands';
import { getMotion } from '@/lib/motions/queries';
import { revisionSchema } from '@/lib/motions/schema';
import { diffTexts } from '@/lib/motions/text-diff';
import { numberIn } from '@/app/motions/motion-address';
import { limitWrites } from '@/lib/access/rate-limit';
import { requireActor } from '@/lib/access/session';

/** Puts a new text in the place of the old, or shows what it would change. */
export async function reviseMotionAction(
  _previous: FormAnswer,
  form: FormData,
): Promise<FormAnswer> {
  const actor = await requireActor();
  const isPreview = form.get('intent') === 'preview';
  const tooMany = await limitWrites(actor, isPreview ? 'write' : 'proposal');
  if (tooMany) return refusedForm(tooMany.message, form);
  if (isPreview) return previewChanges(form);
  const input = parseForm(revisionSchema, form);
  if (!input.ok) return faultyForm(input.state, form);

  const result = await reviseMotion(actor, input.value);
  if (!result.ok) return refusedMotion(result.refusal, form);
  redirect(`/motions/${result.value.id}/revisions/${result.value.revision}`);
}

async function previewChanges(form: FormData): Promise<FormAnswer> {
  const answer = await previewForm(form);
  const id = numberIn(answer.values?.id ?? '');
  const motion = id === null ? null : await getMotion(id);
  if (answer.preview === undefined || !motion) return answer;
  return { ...answer, changes: diffTexts(motion.text, answer.values?.text ?? '') };
}
