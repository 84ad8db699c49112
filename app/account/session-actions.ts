'use server';

import { z } from 'zod';
import { action } from '@/lib/access/action';
import { forgetSession } from '@/lib/access/session';
import { endEverySession, endSession } from '@/lib/people/sign-in/session-end-commands';
import { sessionSchema } from '@/lib/people/sign-in/session-schema';
import { ok } from '@/lib/result';

const elsewhere = { tooMany: '/account?done=too-many', refused: '/account?done=gone' };

const nothing = z.object({});

/** Signs out one of the reader's browsers: this one or another. */
export const endSessionAction = action(
  { who: 'signed in', limit: 'write', schema: sessionSchema, elsewhere },
  endSession,
  { goTo: ({ isOwn }) => (isOwn ? signedOut() : '/account?done=session#sessions') },
);

/** Signs this browser out. */
export const signOutAction = action(
  { who: 'signed in', limit: 'write', schema: nothing, elsewhere },
  async (actor) => {
    await endSession(actor, actor);
    return ok(null); // A session that had already ended counts as success.
  },
  { goTo: signedOut },
);

/** Signs out every browser of the reader, including this one. */
export const signOutEverywhereAction = action(
  { who: 'signed in', limit: 'write', schema: nothing, elsewhere },
  async (actor) => ok(await endEverySession(actor)),
  { goTo: signedOut },
);

async function signedOut(): Promise<string> {
  await forgetSession();
  return '/sign-out';
}
