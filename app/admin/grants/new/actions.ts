'use server';

import { action } from '@/lib/access/action';
import { giveGrant } from '@/lib/people/roles/grant-commands';
import { roleRefusalText } from '@/lib/people/roles/messages';
import { grantSchema } from '@/lib/people/roles/schema';

/** Grants a role to a person. */
export const giveGrantAction = action(
  { who: { role: 'admin' }, limit: 'write', schema: grantSchema, words: roleRefusalText },
  giveGrant,
  { goTo: () => '/admin/grants?done=given' },
);
