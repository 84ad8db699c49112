'use server';

import { redirect } from 'next/navigation';
import { parseForm, type FormState } from '@/lib/form';
import { chooseMail } from '@/lib/people/notices/choice-commands';
import { mailChoiceSchema } from '@/lib/people/notices/choice-rules';
import { mailRefusalText } from '@/lib/notices/messages';
import { limitWrites } from '@/lib/access/rate-limit';
import { requireActor } from '@/lib/access/session';

/** Keeps which mails about motions the reader wants. */
export async function chooseMailAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return tooMany;
  const input = parseForm(mailChoiceSchema, form);
  if (!input.ok) return input.state;

  const result = await chooseMail(actor, input.value);
  if (!result.ok) return { message: mailRefusalText[result.refusal] };

  redirect('/account?kept=mail#mail');
}
