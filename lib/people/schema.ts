import { z } from 'zod';
import { refuseAddress } from '@/lib/markup/address-schema';
import { invisibleFault } from '@/lib/markup/invisible';
import { STATED_KINDS } from './alias-rules';
import { GRANTED_ROLES } from './role-rules';

const noAddress = refuseAddress('Leave e-mail addresses out', '.');

/** Why something is done. Kept for ever and read by others, so no address may be in it. */
const reason = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  // Marks alone are no reason.
  .refine((text) => text.length >= 3 && /[\p{L}\p{N}]/u.test(text), {
    error: 'Say why in a few words.',
  })
  .refine((text) => text.length <= 500, { error: 'Keep the reason to 500 characters.' })
  .refine((text) => !/\p{Cc}|\p{Cs}/u.test(text), {
    error: 'Take out the characters that are no text.',
  })
  .superRefine((text, context) => {
    const fault = invisibleFault(text);
    if (fault !== null) context.addIssue({ code: 'custom', message: `The reason ${fault}.` });
  })
  .superRefine(noAddress);

const id = z.uuid({ error: 'Reload the page: this entry is not known.' });

/** As in the address of a page; `/people/ann-smith` is understood too. */
const handle = z
  .string()
  .trim()
  .transform((text) => text.replace(/^.*\/people\//, ''))
  .pipe(
    z
      .string()
      .min(1, { error: 'Name a person by the handle in their page’s address.' })
      .max(200, { error: 'No handle is this long.' }),
  );

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

/** A role given until the end of a day. */
export const grantSchema = z.object({
  handle,
  role: z.enum(GRANTED_ROLES, { error: 'Choose a role.' }),
  scope: z
    .string()
    .trim()
    .max(200, { error: 'No team or body has a name this long.' })
    .default('')
    .transform((text) => (text === '' ? null : text)),
  lastDay: z.iso.date({ error: 'Give a day that exists, like 2027-11-20.' }),
  reason,
});
/** A role given until the end of a day. */
export type GrantInput = z.output<typeof grantSchema>;

/** A role taken back. */
export const revokeSchema = z.object({ grantId: id, reason });
/** A role taken back. */
export type RevokeInput = z.output<typeof revokeSchema>;

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
