'use server';

import { action } from '@/lib/access/action';
import { withdrawClaim } from '@/lib/people/identity/claim-commands';
import { withdrawalSchema } from '@/lib/people/identity/schema';

/** Takes a claim of the reader's back; the page shows what became of it. */
export const withdrawClaimAction = action(
  {
    who: 'signed in',
    limit: 'write',
    schema: withdrawalSchema,
    elsewhere: { tooMany: '/account', refused: '/account' },
  },
  withdrawClaim,
  { goTo: () => '/account' },
);
