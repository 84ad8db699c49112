'use server';

import { action } from '@/lib/access/action';
import { withdrawClaim } from '@/lib/people/identity/claim-commands';
import { withdrawalSchema } from '@/lib/people/identity/schema';

/** Withdraws a claim of the reader; the account page shows its state. */
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
