'use server';

import { action } from '@/lib/access/action';
import { decideClaim } from '@/lib/people/identity/claim-commands';
import { identityRefusalText } from '@/lib/people/identity/messages';
import { decisionSchema } from '@/lib/people/identity/schema';

/** Approves or refuses a claim. */
export const decideClaimAction = action(
  { who: { role: 'admin' }, limit: 'write', schema: decisionSchema, words: identityRefusalText },
  decideClaim,
  {
    goTo: (_, { decision }) =>
      `/admin/claims?done=${decision === 'approve' ? 'approved' : 'refused'}`,
  },
);
