'use server';

import { revalidatePath } from 'next/cache';
import { formWords } from '@/app/motions/form-words';
import { action } from '@/lib/access/action';
import { approveMotion, retractApproval } from '@/lib/motions/approval-commands';
import {
  chooseClock,
  holdMotion,
  openMotion,
  resumeMotion,
  withdrawMotion,
} from '@/lib/motions/chair-commands';
import { linkMotion } from '@/lib/motions/commands';
import { hideComment } from '@/lib/motions/comment-commands';
import { closeMotion } from '@/lib/motions/decision-commands';
import type { MotionRefusal } from '@/lib/motions/messages';
import {
  approvalSchema,
  clockSchema,
  closingSchema,
  hidingSchema,
  linksSchema,
  openingSchema,
  reasonSchema,
} from '@/lib/motions/schema';
import { recuse, undoRecusal } from '@/lib/motions/vote-commands';

/** Back to the motion when it is done; the form again when it is not. */
const backToMotion = {
  goTo: ({ id }: { id: number }) => `/motions/${id}`,
  onRefusal(refusal: MotionRefusal) {
    // The page shows another text then, and its form carries the revision of that.
    if (refusal === 'revised-meanwhile') revalidatePath('/motions/[id]/[deed]', 'page');
  },
};

/** Opens the vote. */
export const openMotionAction = action(
  { who: 'signed in', limit: 'write', schema: openingSchema, ...formWords },
  openMotion,
  backToMotion,
);

/** Keeps an open motion from a decision. */
export const holdMotionAction = action(
  { who: 'signed in', limit: 'write', schema: reasonSchema, ...formWords },
  holdMotion,
  backToMotion,
);

/** Lets a motion that was on hold be decided. */
export const resumeMotionAction = action(
  { who: 'signed in', limit: 'write', schema: reasonSchema, ...formWords },
  resumeMotion,
  backToMotion,
);

/** Takes a motion off the table. */
export const withdrawMotionAction = action(
  { who: 'signed in', limit: 'write', schema: reasonSchema, ...formWords },
  withdrawMotion,
  backToMotion,
);

/** Takes the decision. */
export const closeMotionAction = action(
  { who: 'signed in', limit: 'write', schema: closingSchema, ...formWords },
  closeMotion,
  backToMotion,
);

/** Says what a revision does to the clock. */
export const chooseClockAction = action(
  { who: 'signed in', limit: 'write', schema: clockSchema, ...formWords },
  chooseClock,
  backToMotion,
);

/** Stands aside from a vote. */
export const recuseAction = action(
  { who: 'signed in', limit: 'write', schema: reasonSchema, ...formWords },
  recuse,
  backToMotion,
);

/** Takes part again after standing aside. */
export const undoRecusalAction = action(
  { who: 'signed in', limit: 'write', schema: reasonSchema, ...formWords },
  undoRecusal,
  backToMotion,
);

/** Gives a consent that the rule asks for, or seconds a motion. */
export const approveMotionAction = action(
  { who: 'signed in', limit: 'write', schema: approvalSchema, ...formWords },
  approveMotion,
  backToMotion,
);

/** Takes a consent back. */
export const retractApprovalAction = action(
  { who: 'signed in', limit: 'write', schema: approvalSchema, ...formWords },
  retractApproval,
  backToMotion,
);

/** Adds links to a motion. */
export const linkMotionAction = action(
  { who: 'signed in', limit: 'write', schema: linksSchema, ...formWords },
  linkMotion,
  backToMotion,
);

/** Takes a comment out of the page. */
export const hideCommentAction = action(
  { who: 'signed in', limit: 'write', schema: hidingSchema, ...formWords },
  hideComment,
  backToMotion,
);
