import { tablesOfRecord } from '@/lib/audit/columns';
import type { PersonReference } from '@/lib/people/identity/reference-queries';
import { registerSource } from '@/lib/sync/register';
import { electionsApi } from './archive/api-schema';
import { listElectionMentions } from './archive/mention-queries';
import { contestsPass } from './archive/passes';
import { electionSource } from './archive/source';

const personReferences: PersonReference[] = [
  {
    table: 'Candidacy',
    column: 'personId',
    keeps: 'none',
    exported: { not: 'candidacies are public, as the elections repository has them' },
  },
];

/** The elections folder's entries for the application's registries: see `lib/parts/concepts.ts`. */
export const electionsParts = {
  endpoints: electionsApi,
  sources: [registerSource(electionSource)],
  recordPasses: [contestsPass],
  mentions: listElectionMentions,
  personReferences,
  unaudited: tablesOfRecord('Election', 'ElectionEvent', 'Contest', 'Candidacy'),
};
