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
      revalidatePath(`/motions/${id}`); // The refusal is about something that has changed since the page was loaded.
    },
  },
);

/** Adds a comment to the discussion. */
export const sayCommentAction = action(
  { who: 'signed in', limit: 'comment', schema: commentSchema, ...formWords },
  sayComment,
  {
    goTo({ id, commentId }) {
      revalidatePath(`/motions/${id}`); // A fragment of the current page does not reload it.
      return `/motions/${id}#comment-${commentId}`;
    },
  },
);
