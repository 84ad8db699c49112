'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { env } from '@/lib/env';
import { parseForm, type FormState } from '@/lib/form';
import { chooseByLink } from '@/lib/people/notices/choice-commands';
import { STOP_WISHES } from '@/lib/people/notices/choice-rules';
import { mailRefusalText } from '@/lib/notices/messages';
import { readStopToken } from '@/lib/notices/token';
import { limitUnsubscribe } from '@/lib/access/rate-limit';

const wishSchema = z.object({ token: z.string().max(200), wish: z.enum(STOP_WISHES) });

/** Ends or resumes mail by the link in a mail; nobody need be signed in. */
export async function chooseByLinkAction(_previous: FormState, form: FormData): Promise<FormState> {
  const tooMany = await limitUnsubscribe();
  if (tooMany) return tooMany;
  const input = parseForm(wishSchema, form);
  if (!input.ok) return input.state;
  const { token, wish } = input.value;
  const request = readStopToken(token, env.authSecret);
  if (!request) return { message: mailRefusalText['link-not-valid'] };

  const result = await chooseByLink(request, wish);
  if (!result.ok) return { message: mailRefusalText[result.refusal] };

  redirect(`/mail/unsubscribe/${token}/choice`);
}
