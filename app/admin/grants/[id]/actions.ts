'use server';

import { action } from '@/lib/access/action';
import { revokeGrant } from '@/lib/people/roles/grant-commands';
import { roleRefusalText } from '@/lib/people/roles/messages';
import { revokeSchema } from '@/lib/people/roles/schema';

/** Revokes a role before its last day. */
export const revokeGrantAction = action(
  { who: { role: 'admin' }, limit: 'write', schema: revokeSchema, words: roleRefusalText },
  revokeGrant,
  { goTo: () => '/admin/grants?done=revoked' },
);
