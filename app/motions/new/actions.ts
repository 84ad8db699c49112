'use server';

import { formWords } from '@/app/motions/form-words';
import { previewForm } from '@/app/motions/preview';
import { action } from '@/lib/access/action';
import { proposeMotion } from '@/lib/motions/commands';
import { proposalSchema } from '@/lib/motions/schema';

/** Files a proposal, or previews it. */
export const proposeMotionAction = action(
  {
    who: 'signed in',
    limit: 'proposal',
    schema: proposalSchema,
    preview: previewForm,
    ...formWords,
  },
  proposeMotion,
  { goTo: ({ id }) => `/motions/${id}` },
);
