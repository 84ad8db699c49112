import { z } from 'zod';
import { handle, id, noAddress, reason } from '@/lib/people/fields';
import { STATED_KINDS } from './alias-rules';

/** Form of a claim on a person in the record. */
export const claimSchema = z.object({ handle, reason });
/** Input of a claim. */
export type ClaimInput = z.output<typeof claimSchema>;

/** Form to withdraw a claim. */
export const withdrawalSchema = z.object({ claimId: id });

/** Form of an admin's decision on a claim. */
export const decisionSchema = z.object({
  claimId: id,
  decision: z.enum(['approve', 'refuse'], { error: 'Choose to approve or to refuse.' }),
  reason,
});
/** Input of a decision on a claim. */
export type DecisionInput = z.output<typeof decisionSchema>;

/** Form to merge two rows. */
export const mergeSchema = z.object({
  from: handle,
  into: handle,
  reason,
  isSure: z.literal('on', { error: 'Confirm that they are one person.' }),
});
/** Input of a merge. */
export type MergeInput = Omit<z.output<typeof mergeSchema>, 'isSure'>;

/** Form to undo a merge. */
export const undoSchema = z.object({ mergeId: id, reason });
/** Input to undo a merge. */
export type UndoInput = z.output<typeof undoSchema>;

/** Form of a stated name. */
export const aliasSchema = z.object({
  kind: z.enum(STATED_KINDS, { error: 'Choose what kind of name it is.' }),
  value: z
    .string()
    .trim()
    .min(1, { error: 'Give a name.' })
    .max(60, { error: 'Keep it to 60 characters.' })
    .regex(/^[^\s@\p{Cc}\p{Cs}\p{Cf}]+$/u, {
      error: 'Give a name without blanks, and no e-mail address.',
    })
    .superRefine(noAddress),
});
/** Input of a stated name. */
export type AliasInput = z.output<typeof aliasSchema>;
