import type { AliasRefusal } from './alias-rules';
import type { ClaimRefusal, DecisionRefusal } from './claim-rules';
import type { GrantRefusal, RevokeRefusal } from './grant-rules';
import type { MergeRefusal, UndoRefusal } from './merge-rules';

/** Everything about people that can be refused. */
export type PeopleRefusal =
  | AliasRefusal
  | ClaimRefusal
  | DecisionRefusal
  | GrantRefusal
  | MergeRefusal
  | RevokeRefusal
  | UndoRefusal;

/** What is said to somebody who is refused. */
export const refusalText: Record<PeopleRefusal, string> = {
  'not-admin': 'This is for admins.',
  'no-such-person': 'There is nobody with this handle.',
  'same-person': 'These are one person already.',
  'already-merged': 'This row is merged already. Undo that merge first.',
  'wrong-way':
    'A person of the record can’t be merged into somebody who only signed in. Merge the other way round.',
  'own-merge': 'A merge that is about you is for another admin.',
  'no-such-merge': 'There is no such merge.',
  'already-undone': 'This merge has been undone already.',
  'not-of-record': 'Only a person whom the record names can be claimed.',
  yourself: 'This is you already.',
  'already-claimed': 'You have asked for this already. An admin will answer.',
  'no-such-claim': 'There is no such claim.',
  'not-open': 'This claim has been answered or withdrawn already.',
  'own-claim': 'Your own claim is for another admin.',
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
  'no-such-alias': 'There is nothing like this to remove.',
  'too-many-aliases': 'You have said enough names. Remove one first.',
};
