'use server';

import { action } from '@/lib/access/action';
import { claimPerson } from '@/lib/people/identity/claim-commands';
import { identityRefusalText } from '@/lib/people/identity/messages';
import { claimSchema } from '@/lib/people/identity/schema';

/** Says that a person of the record is the reader. */
export const claimPersonAction = action(
  { who: 'signed in', limit: 'write', schema: claimSchema, words: identityRefusalText },
  claimPerson,
  { goTo: () => '/account#claims' },
);
