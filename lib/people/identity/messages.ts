import { commonRefusalText } from '@/lib/people/messages';
import type { AliasRefusal } from './alias-rules';
import type { ClaimRefusal, DecisionRefusal } from './claim-rules';
import type { MergeRefusal, UndoRefusal } from './merge-rules';

/** Reason a change of identity is refused. */
export type IdentityRefusal =
  AliasRefusal | ClaimRefusal | DecisionRefusal | MergeRefusal | UndoRefusal;

/** Texts for the refusals. */
export const identityRefusalText: Record<IdentityRefusal, string> = {
  ...commonRefusalText,
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
  'no-such-alias': 'There is nothing like this to remove.',
  'too-many-aliases': 'You have said enough names. Remove one first.',
};
