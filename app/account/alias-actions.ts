'use server';

import { action } from '@/lib/access/action';
import { retractAlias, stateAlias } from '@/lib/people/identity/alias-commands';
import { identityRefusalText } from '@/lib/people/identity/messages';
import { aliasSchema } from '@/lib/people/identity/schema';

/** Adds what the reader says they are called elsewhere. */
export const stateAliasAction = action(
  { who: 'signed in', limit: 'write', schema: aliasSchema, words: identityRefusalText },
  stateAlias,
  { goTo: () => '/account' },
);

/** Removes what the reader said; what is not there (any more) needs no removing. */
export const retractAliasAction = action(
  {
    who: 'signed in',
    limit: 'write',
    schema: aliasSchema,
    elsewhere: { tooMany: '/account', refused: '/account' },
  },
  retractAlias,
  { goTo: () => '/account' },
);
