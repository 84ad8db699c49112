'use server';

import { action } from '@/lib/access/action';
import { retractAlias, stateAlias } from '@/lib/people/identity/alias-commands';
import { identityRefusalText } from '@/lib/people/identity/messages';
import { aliasSchema } from '@/lib/people/identity/schema';

/** Adds a name that the reader has elsewhere. */
export const stateAliasAction = action(
  { who: 'signed in', limit: 'write', schema: aliasSchema, words: identityRefusalText },
  stateAlias,
  { goTo: () => '/account' },
);

/** Removes a name that the reader added. Succeeds if it is no longer there. */
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
