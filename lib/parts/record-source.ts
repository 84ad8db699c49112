import { searchPass } from '@/lib/search/pass';
import { listPositions } from '@/lib/sync/run-queries';
import type { Source } from '@/lib/sync/source';
import { concepts } from './concepts';
import { listMentions } from './mentions';
import { searchKinds } from './search-kinds';
import { personReferences } from './person-references';
import { peoplePass } from '@/lib/people/identity/people-pass';

/** Name of the source that sums up the others. */
const RECORD = 'record';

/**
 * Source of what follows from all sources together: people, contradictions, the search index.
 *
 * It has no items. Its position combines those of the others, so its passes run once for each state of the record,
 * after the sources it depends on.
 */
export const recordSource: Source<never> = {
  mode: 'ledger',
  name: RECORD,
  title: 'The record as a whole',
  schedule: null,
  list: async () => ({ position: headsOf(await listPositions(RECORD)), entries: [] }),
  read: noItems,
  saveAll: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  passes: [
    ...concepts.flatMap((parts) => parts.recordPasses ?? []),
    peoplePass({ listMentions, references: personReferences }),
    searchPass(searchKinds, RECORD),
  ],
};

/** Positions of all sources as one text, which changes exactly when the imported record changes. */
function headsOf(positions: ReadonlyMap<string, string>): string {
  return [...positions].map(([source, head]) => `${source}=${head}`).join(' ');
}

// eslint-disable-next-line @typescript-eslint/require-await -- there are none
async function* noItems(): AsyncGenerator<never> {
  return;
}
