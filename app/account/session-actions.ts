'use server';

import { z } from 'zod';
import { action } from '@/lib/access/action';
import { forgetSession } from '@/lib/access/session';
import { endEverySession, endSession } from '@/lib/people/sign-in/session-end-commands';
import { sessionSchema } from '@/lib/people/sign-in/session-schema';
import { ok } from '@/lib/result';

const elsewhere = { tooMany: '/account?done=too-many', refused: '/account?done=gone' };

const nothing = z.object({});

/** Signs one of one's browsers out: this one or another. */
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
    return ok(null); // A session that was over already is as good.
  },
  { goTo: signedOut },
);

/** Signs every browser out, this one too. */
export const signOutEverywhereAction = action(
  { who: 'signed in', limit: 'write', schema: nothing, elsewhere },
  async (actor) => ok(await endEverySession(actor)),
  { goTo: signedOut },
);

async function signedOut(): Promise<string> {
  await forgetSession();
  return '/sign-out';
}
