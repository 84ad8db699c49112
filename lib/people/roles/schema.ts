import { z } from 'zod';
import { handle, id, reason } from '@/lib/people/fields';
import { GRANTED_ROLES } from '@/lib/people/role-rules';

/** Form to grant a role until the end of a day. */
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
/** Input of a grant. */
export type GrantInput = z.output<typeof grantSchema>;

/** Form to revoke a role. */
export const revokeSchema = z.object({ grantId: id, reason });
/** Input to revoke a role. */
export type RevokeInput = z.output<typeof revokeSchema>;
