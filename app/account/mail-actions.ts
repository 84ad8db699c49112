'use server';

import { action } from '@/lib/access/action';
import { mailRefusalText } from '@/lib/notices/messages';
import { mailKindNames } from '@/lib/parts/mail-kinds';
import { chooseMail } from '@/lib/people/notices/choice-commands';
import { mailChoiceSchemaOf } from '@/lib/people/notices/choice-rules';

/** Saves the reader's choice of mails about motions. */
export const chooseMailAction = action(
  {
    ...{ who: 'signed in', limit: 'write' },
    schema: mailChoiceSchemaOf(mailKindNames),
    words: mailRefusalText,
  },
  (actor, input) => chooseMail(actor, input, mailKindNames),
  { goTo: () => '/account?kept=mail#mail' },
);
