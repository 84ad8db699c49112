import { z } from 'zod';
import type { MailKind } from '@/lib/notices/kinds';

/** The only kind of mail about an account that a person can switch off. */
export const castKind: MailKind = {
  kind: 'cast',
  label: 'A vote was cast in your name',
  hint: 'Each time your vote is cast or changed, so that you notice one that was not yours.',
};

/** Schema of the form on the account page, with the kinds wanted. A single ticked box arrives alone, none is absent. */
export function mailChoiceSchemaOf(names: readonly string[]) {
  const kinds = z.enum(names);
  return z.object({
    kinds: z
      .union([kinds.transform((kind) => [kind]), z.array(kinds)])
      .default([])
      .transform((wanted) => [...new Set(wanted)]),
  });
}

/** The kinds of mail that a person wants. */
export type MailChoiceInput = z.infer<ReturnType<typeof mailChoiceSchemaOf>>;

/** Requests that a link in a mail can make. `stop-all`: no optional mail at all; `resume`: this kind again. */
export const STOP_WISHES = ['stop', 'stop-all', 'resume'] as const;

/** One of {@link STOP_WISHES}. */
export type StopWish = (typeof STOP_WISHES)[number];

/** Returns the kinds a person wants after a request about one of them, from those wanted before. */
export function wantedAfter(wish: StopWish, kind: string, before: readonly string[]): string[] {
  if (wish === 'stop-all') return [];
  const others = before.filter((each) => each !== kind);
  return wish === 'resume' ? [...others, kind] : others;
}
