'use server';

import { action } from '@/lib/access/action';
import { mergePeople } from '@/lib/people/identity/merge-commands';
import { identityRefusalText } from '@/lib/people/identity/messages';
import { mergeSchema } from '@/lib/people/identity/schema';

/** Merges two rows into one person. */
export const mergePeopleAction = action(
  { who: { role: 'admin' }, limit: 'write', schema: mergeSchema, words: identityRefusalText },
  mergePeople,
  { goTo: () => '/admin/people?done=merged' },
);
