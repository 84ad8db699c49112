'use server';

import { action } from '@/lib/access/action';
import { claimPerson } from '@/lib/people/identity/claim-commands';
import { identityRefusalText } from '@/lib/people/identity/messages';
import { claimSchema } from '@/lib/people/identity/schema';

/** Claims that the reader is a person in the record. */
export const claimPersonAction = action(
  { who: 'signed in', limit: 'write', schema: claimSchema, words: identityRefusalText },
  claimPerson,
  { goTo: () => '/account#claims' },
);
