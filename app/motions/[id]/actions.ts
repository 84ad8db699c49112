'use server';

import { revalidatePath } from 'next/cache';
import { formWords } from '@/app/motions/form-words';
import { action } from '@/lib/access/action';
import { sayComment } from '@/lib/motions/comment-commands';
import { commentSchema, voteSchema } from '@/lib/motions/schema';
import { castVote } from '@/lib/motions/vote-commands';

/** Casts, changes or confirms a vote. */
export const castVoteAction = action(
  { who: 'signed in', limit: 'vote', schema: voteSchema, ...formWords },
  castVote,
  {
    goTo: (_, { id }) => `/motions/${id}`,
    onRefusal(_, { id }) {
      revalidatePath(`/motions/${id}`); // Whatever has changed meanwhile is what the refusal is about.
    },
  },
);

/** Says something in the discussion. */
export const sayCommentAction = action(
  { who: 'signed in', limit: 'comment', schema: commentSchema, ...formWords },
  sayComment,
  {
    goTo({ id, commentId }) {
      revalidatePath(`/motions/${id}`); // A part of the page it is on would not be loaded anew.
      return `/motions/${id}#comment-${commentId}`;
    },
  },
);
