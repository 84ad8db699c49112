'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { faultyForm, refusedMotion } from '@/app/motions/form-answer';
import { parseForm, refusedForm, type FormState } from '@/lib/form';
import { sayComment } from '@/lib/motions/comment-commands';
import { commentSchema, voteSchema } from '@/lib/motions/schema';
import { castVote } from '@/lib/motions/vote-commands';
import { limitWrites } from '@/lib/access/rate-limit';
import { requireActor } from '@/lib/access/session';

/** Casts, changes or confirms a vote. */
export async function castVoteAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor, 'vote');
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(voteSchema, form);
  if (!input.ok) return faultyForm(input.state, form);

  const { id } = input.value;
  const result = await castVote(actor, input.value);
  if (!result.ok) {
    revalidatePath(`/motions/${id}`); // Whatever has changed meanwhile is what the refusal is about.
    return refusedMotion(result.refusal, form);
  }
  redirect(`/motions/${id}`);
}

/** Says something in the discussion. */
export async function sayCommentAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor, 'comment');
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(commentSchema, form);
  if (!input.ok) return faultyForm(input.state, form);

  const result = await sayComment(actor, input.value);
  if (!result.ok) return refusedMotion(result.refusal, form);
  revalidatePath(`/motions/${result.value.id}`); // A part of the page it is on would not be loaded anew.
  redirect(`/motions/${result.value.id}#comment-${result.value.commentId}`);
}
