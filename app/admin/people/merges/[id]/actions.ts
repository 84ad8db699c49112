'use server';

import { takePartedAlong } from '@/lib/motions/parted-commands';
import { action } from '@/lib/access/action';
import { undoMerge } from '@/lib/people/identity/merge-commands';
import { identityRefusalText } from '@/lib/people/identity/messages';
import { undoSchema } from '@/lib/people/identity/schema';

/** Undoes a merge. */
export const undoMergeAction = action(
  { who: { role: 'admin' }, limit: 'write', schema: undoSchema, words: identityRefusalText },
  (actor, input) => undoMerge(actor, input, takePartedAlong),
  { goTo: () => '/admin/people?done=parted' },
);
