import { commonRefusalText } from '@/lib/people/messages';
import type { GrantRefusal, RevokeRefusal } from './grant-rules';

/** Reason a role may not be granted or revoked. */
export type RoleRefusal = GrantRefusal | RevokeRefusal;

/** Texts for the refusals. */
export const roleRefusalText: Record<RoleRefusal, string> = {
  ...commonRefusalText,
  'scope-missing': 'Choose the team or body that this role is for.',
  'scope-not-needed': 'This role is of the whole community: choose no team or body.',
  'no-such-team': 'A PTL leads a current team. Choose one.',
  'seats-from-record':
    'Seats can be given only on a body whose members are granted. The others come from the governance repository.',
  'already-held': 'This role has been given already and is in force.',
  'own-grant': 'A role for yourself is for another admin to give.',
  'no-seat-left':
    'The body has no seat left: as many members as it has seats are in force. Take one back first.',
  'chair-held': 'The body has a chair. Take that role back first, then give it to somebody else.',
  'ends-too-early': 'The last day must be in the future.',
  'ends-too-late': 'A role can be given for two years at most.',
  'no-such-grant': 'There is no such role to take back.',
  'not-in-force': 'This role has ended already.',
  'last-admin':
    'This is the last admin. Give the role to somebody else first, or name an admin in the settings (ROLLCALL_ADMIN).',
};
