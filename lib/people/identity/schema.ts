import { z } from 'zod';
import { handle, id, noAddress, reason } from '@/lib/people/fields';
import { STATED_KINDS } from './alias-rules';

/** A claim on a person of the record. */
export const claimSchema = z.object({ handle, reason });
/** A claim on a person of the record. */
export type ClaimInput = z.output<typeof claimSchema>;

/** A claim taken back. */
export const withdrawalSchema = z.object({ claimId: id });

/** An admin's answer to a claim. */
export const decisionSchema = z.object({
  claimId: id,
  decision: z.enum(['approve', 'refuse'], { error: 'Choose to approve or to refuse.' }),
  reason,
});
/** An admin's answer to a claim. */
export type DecisionInput = z.output<typeof decisionSchema>;

/** Two rows that are one person. */
export const mergeSchema = z.object({
  from: handle,
  into: handle,
  reason,
  isSure: z.literal('on', { error: 'Confirm that they are one person.' }),
});
/** Two rows that are one person. */
export type MergeInput = Omit<z.output<typeof mergeSchema>, 'isSure'>;

/** A merge taken back. */
export const undoSchema = z.object({ mergeId: id, reason });
/** A merge taken back. */
export type UndoInput = z.output<typeof undoSchema>;

/** What somebody says they are called elsewhere. */
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
/** What somebody says they are called elsewhere. */
export type AliasInput = z.output<typeof aliasSchema>;
