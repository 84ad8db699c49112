'use server';

import { action } from '@/lib/access/action';
import { mailRefusalText } from '@/lib/notices/messages';
import { chooseMail } from '@/lib/people/notices/choice-commands';
import { mailChoiceSchema } from '@/lib/people/notices/choice-rules';

/** Keeps which mails about motions the reader wants. */
export const chooseMailAction = action(
  { who: 'signed in', limit: 'write', schema: mailChoiceSchema, words: mailRefusalText },
  chooseMail,
  { goTo: () => '/account?kept=mail#mail' },
);
