import { z } from 'zod';
import type { MailKind } from '@/lib/notices/kinds';

/** The one mail about an account that somebody can choose not to get. */
export const castKind: MailKind = {
  kind: 'cast',
  label: 'A vote was cast in your name',
  hint: 'Each time your vote is cast or changed, so that you notice one that was not yours.',
};

/** The form on the account page: which of these kinds are wanted. One ticked box comes alone, none is absent. */
export function mailChoiceSchemaOf(names: readonly string[]) {
  const kinds = z.enum(names);
  return z.object({
    kinds: z
      .union([kinds.transform((kind) => [kind]), z.array(kinds)])
      .default([])
      .transform((wanted) => [...new Set(wanted)]),
  });
}

/** What a person wants mail about. */
export type MailChoiceInput = z.infer<ReturnType<typeof mailChoiceSchemaOf>>;

/** What a link in a mail asks for. `all`: no mail about motions at all; `resume`: this kind again. */
export const STOP_WISHES = ['stop', 'stop-all', 'resume'] as const;

/** What a link in a mail asks for. */
export type StopWish = (typeof STOP_WISHES)[number];

/** The kinds somebody wants after a wish about one of them, by those they want before it. */
export function wantedAfter(wish: StopWish, kind: string, before: readonly string[]): string[] {
  if (wish === 'stop-all') return [];
  const others = before.filter((each) => each !== kind);
  return wish === 'resume' ? [...others, kind] : others;
}
