'use server';

import { formWords } from '@/app/motions/form-words';
import { numberIn } from '@/app/motions/motion-address';
import { previewForm } from '@/app/motions/preview';
import type { FormAnswer } from '@/components/action-form';
import { action } from '@/lib/access/action';
import { reviseMotion } from '@/lib/motions/commands';
import { getMotion } from '@/lib/motions/queries';
import { revisionSchema } from '@/lib/motions/schema';
import { diffTexts } from '@/lib/motions/text-diff';

/** Publishes a new text in place of the old one, or previews the change. */
export const reviseMotionAction = action(
  {
    who: 'signed in',
    limit: 'proposal',
    schema: revisionSchema,
    preview: previewChanges,
    ...formWords,
  },
  reviseMotion,
  { goTo: ({ id, revision }) => `/motions/${id}/revisions/${revision}` },
);

async function previewChanges(form: FormData): Promise<FormAnswer> {
  const answer = await previewForm(form);
  const id = numberIn(answer.values?.id ?? '');
  const motion = id === null ? null : await getMotion(id);
  if (answer.preview === undefined || !motion) return answer;
  return { ...answer, changes: diffTexts(motion.text, answer.values?.text ?? '') };
}
