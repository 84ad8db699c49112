import { z } from 'zod';
import { MAIL_KINDS, type MailKind } from '@/lib/notices/kinds';

const kinds = z.enum(MAIL_KINDS);

/** The form on the account page: the kinds that are wanted. One ticked box comes alone, none is absent. */
export const mailChoiceSchema = z.object({
  kinds: z
    .union([kinds.transform((kind) => [kind]), z.array(kinds)])
    .default([])
    .transform((wanted) => [...new Set(wanted)]),
});

/** What a person wants mail about. */
export type MailChoiceInput = z.infer<typeof mailChoiceSchema>;

/** What a link in a mail asks for. `all`: no mail about motions at all; `resume`: this kind again. */
export const STOP_WISHES = ['stop', 'stop-all', 'resume'] as const;

/** What a link in a mail asks for. */
export type StopWish = (typeof STOP_WISHES)[number];

/** The kinds somebody wants after a wish, by those they want before it. */
export function wantedAfter(
  wish: StopWish,
  kind: MailKind,
  before: ReadonlySet<MailKind>,
): MailKind[] {
  if (wish === 'stop-all') return [];
  return MAIL_KINDS.filter((each) => (each === kind ? wish === 'resume' : before.has(each)));
}
