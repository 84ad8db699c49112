'use server';

import { revalidatePath } from 'next/cache';
import type { z } from 'zod';
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
import type { Actor } from '@/lib/people/role-rules';
import type { Result } from '@/lib/result';

type Command<Input> = (
  actor: Actor,
  input: Input,
) => Promise<Result<{ id: number }, MotionRefusal>>;

/** Declares an action on a motion. It returns to the motion on success, and to the form otherwise. */
function motionAction<Schema extends z.ZodType>(
  schema: Schema,
  command: Command<z.output<Schema>>,
) {
  const declared = { who: 'signed in', limit: 'write', schema, ...formWords } as const;
  return action(declared, command, {
    goTo: ({ id }) => `/motions/${id}`,
    onRefusal(refusal) {
      // The page then shows the new text, and its form carries the new revision.
      if (refusal === 'revised-meanwhile') revalidatePath('/motions/[id]/[step]', 'page');
    },
  });
}

/** Opens the vote. */
export const openMotionAction = motionAction(openingSchema, openMotion);

/** Holds an open motion, which keeps it from a decision. */
export const holdMotionAction = motionAction(reasonSchema, holdMotion);

/** Resumes a motion on hold, so that it can be decided. */
export const resumeMotionAction = motionAction(reasonSchema, resumeMotion);

/** Withdraws a motion. */
export const withdrawMotionAction = motionAction(reasonSchema, withdrawMotion);

/** Closes a motion, which decides it. */
export const closeMotionAction = motionAction(closingSchema, closeMotion);

/** Chooses the effect of a revision on the clock. */
export const chooseClockAction = motionAction(clockSchema, chooseClock);

/** Recuses the reader from a vote. */
export const recuseAction = motionAction(reasonSchema, recuse);

/** Takes back a recusal. */
export const undoRecusalAction = motionAction(reasonSchema, undoRecusal);

/** Gives a consent that the rule asks for, or seconds a motion. */
export const approveMotionAction = motionAction(approvalSchema, approveMotion);

/** Retracts a consent. */
export const retractApprovalAction = motionAction(approvalSchema, retractApproval);

/** Adds links to a motion. */
export const linkMotionAction = motionAction(linksSchema, linkMotion);

/** Hides a comment from the page. */
export const hideCommentAction = motionAction(hidingSchema, hideComment);
