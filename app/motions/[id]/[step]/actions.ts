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

/** Back to the motion when it is done; the form again when it is not. */
function motionAction<Schema extends z.ZodType>(
  schema: Schema,
  command: Command<z.output<Schema>>,
) {
  const declared = { who: 'signed in', limit: 'write', schema, ...formWords } as const;
  return action(declared, command, {
    goTo: ({ id }) => `/motions/${id}`,
    onRefusal(refusal) {
      // The page shows another text then, and its form carries the revision of that.
      if (refusal === 'revised-meanwhile') revalidatePath('/motions/[id]/[step]', 'page');
    },
  });
}

/** Opens the vote. */
export const openMotionAction = motionAction(openingSchema, openMotion);

/** Keeps an open motion from a decision. */
export const holdMotionAction = motionAction(reasonSchema, holdMotion);

/** Lets a motion that was on hold be decided. */
export const resumeMotionAction = motionAction(reasonSchema, resumeMotion);

/** Takes a motion off the table. */
export const withdrawMotionAction = motionAction(reasonSchema, withdrawMotion);

/** Takes the decision. */
export const closeMotionAction = motionAction(closingSchema, closeMotion);

/** Says what a revision does to the clock. */
export const chooseClockAction = motionAction(clockSchema, chooseClock);

/** Stands aside from a vote. */
export const recuseAction = motionAction(reasonSchema, recuse);

/** Takes part again after standing aside. */
export const undoRecusalAction = motionAction(reasonSchema, undoRecusal);

/** Gives a consent that the rule asks for, or seconds a motion. */
export const approveMotionAction = motionAction(approvalSchema, approveMotion);

/** Takes a consent back. */
export const retractApprovalAction = motionAction(approvalSchema, retractApproval);

/** Adds links to a motion. */
export const linkMotionAction = motionAction(linksSchema, linkMotion);

/** Takes a comment out of the page. */
export const hideCommentAction = motionAction(hidingSchema, hideComment);
