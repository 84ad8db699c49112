'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { faultyForm, refusedMotion } from '@/app/motions/form-answer';
import { parseForm, refusedForm, type FormState } from '@/lib/form';
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
import type { Result } from '@/lib/result';
import { limitWrites } from '@/lib/access/rate-limit';
import { requireActor } from '@/lib/access/session';

/** Opens the vote. */
export async function openMotionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(openingSchema, form);
  return input.ok
    ? answer(await openMotion(actor, input.value), form)
    : faultyForm(input.state, form);
}

/** Keeps an open motion from a decision. */
export async function holdMotionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(reasonSchema, form);
  return input.ok
    ? answer(await holdMotion(actor, input.value), form)
    : faultyForm(input.state, form);
}

/** Lets a motion that was on hold be decided. */
export async function resumeMotionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(reasonSchema, form);
  return input.ok
    ? answer(await resumeMotion(actor, input.value), form)
    : faultyForm(input.state, form);
}

/** Takes a motion off the table. */
export async function withdrawMotionAction(
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(reasonSchema, form);
  return input.ok
    ? answer(await withdrawMotion(actor, input.value), form)
    : faultyForm(input.state, form);
}

/** Takes the decision. */
export async function closeMotionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(closingSchema, form);
  return input.ok
    ? answer(await closeMotion(actor, input.value), form)
    : faultyForm(input.state, form);
}

/** Says what a revision does to the clock. */
export async function chooseClockAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(clockSchema, form);
  return input.ok
    ? answer(await chooseClock(actor, input.value), form)
    : faultyForm(input.state, form);
}

/** Stands aside from a vote. */
export async function recuseAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(reasonSchema, form);
  return input.ok ? answer(await recuse(actor, input.value), form) : faultyForm(input.state, form);
}

/** Takes part again after standing aside. */
export async function undoRecusalAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(reasonSchema, form);
  return input.ok
    ? answer(await undoRecusal(actor, input.value), form)
    : faultyForm(input.state, form);
}

/** Gives a consent that the rule asks for, or seconds a motion. */
export async function approveMotionAction(
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(approvalSchema, form);
  return input.ok
    ? answer(await approveMotion(actor, input.value), form)
    : faultyForm(input.state, form);
}

/** Takes a consent back. */
export async function retractApprovalAction(
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(approvalSchema, form);
  return input.ok
    ? answer(await retractApproval(actor, input.value), form)
    : faultyForm(input.state, form);
}

/** Adds links to a motion. */
export async function linkMotionAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(linksSchema, form);
  return input.ok
    ? answer(await linkMotion(actor, input.value), form)
    : faultyForm(input.state, form);
}

/** Takes a comment out of the page. */
export async function hideCommentAction(_previous: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const tooMany = await limitWrites(actor);
  if (tooMany) return refusedForm(tooMany.message, form);
  const input = parseForm(hidingSchema, form);
  return input.ok
    ? answer(await hideComment(actor, input.value), form)
    : faultyForm(input.state, form);
}

/** Back to the motion when it is done; the form again, with the reason, when it is not. */
function answer(result: Result<{ id: number }, MotionRefusal>, form: FormData): FormState {
  if (!result.ok) {
    // The page shows another text then, and its form carries the revision of that.
    if (result.refusal === 'revised-meanwhile') revalidatePath('/motions/[id]/[deed]', 'page');
    return refusedMotion(result.refusal, form);
  }
  redirect(`/motions/${result.value.id}`);
}
