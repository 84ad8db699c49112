'use server';

import { redirect } from 'next/navigation';
import { parseForm, type FormState } from '@/lib/form';
import { endEverySession, endSession } from '@/lib/people/sign-in/session-commands';
import { sessionSchema } from '@/lib/people/sign-in/session-schema';
import { limitWrites } from '@/lib/access/rate-limit';
import { forgetSession, requireActor } from '@/lib/access/session';

/** Signs one of one's browsers out: this one or another. */
export async function endSessionAction(_previous: FormState, form: FormData): Promise<never> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) redirect('/account?done=too-many');

  const input = parseForm(sessionSchema, form);
  if (!input.ok) redirect('/account?done=gone');

  const result = await endSession(actor, input.value);
  if (!result.ok) redirect('/account?done=gone');

  if (!result.value.isOwn) redirect('/account?done=session#sessions');
  await forgetSession();
  redirect('/sign-out');
}

/** Signs this browser out. */
export async function signOutAction(_previous: FormState, _form: FormData): Promise<never> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) redirect('/account?done=too-many');

  await endSession(actor, actor);
  await forgetSession();
  redirect('/sign-out');
}

/** Signs every browser out, this one too. */
export async function signOutEverywhereAction(
  _previous: FormState,
  _form: FormData,
): Promise<never> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) redirect('/account?done=too-many');

  await endEverySession(actor);
  await forgetSession();
  redirect('/sign-out');
}
