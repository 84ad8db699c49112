'use server';

import { z } from 'zod';
import { action } from '@/lib/access/action';
import { env } from '@/lib/env';
import { mailRefusalText } from '@/lib/notices/messages';
import { readStopToken } from '@/lib/notices/token';
import { mailKindNames } from '@/lib/parts/mail-kinds';
import { chooseByLink } from '@/lib/people/notices/choice-commands';
import { STOP_WISHES } from '@/lib/people/notices/choice-rules';
import { refuse } from '@/lib/result';

const wishSchema = z.object({ token: z.string().max(200), wish: z.enum(STOP_WISHES) });

/** Ends or resumes mail through the link in a mail, without signing in. */
export const chooseByLinkAction = action(
  { who: 'everybody', limit: 'unsubscribe', schema: wishSchema, words: mailRefusalText },
  async (_, { token, wish }) => {
    const request = readStopToken(token, env.authSecret, mailKindNames);
    return request ? chooseByLink(request, wish, mailKindNames) : refuse('link-not-valid');
  },
  { goTo: (_, { token }) => `/mail/unsubscribe/${token}/choice` },
);
