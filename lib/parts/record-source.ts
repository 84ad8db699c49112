import { searchPass } from '@/lib/search/pass';
import { listPositions } from '@/lib/sync/run-queries';
import type { Source } from '@/lib/sync/source';
import { concepts } from './concepts';
import { listMentions } from './mentions';
import { searchKinds } from './search-kinds';
import { personReferences } from './person-references';
import { peoplePass } from '@/lib/people/identity/people-pass';

/** The source that sums up the others. */
const RECORD = 'record';

/**
 * What follows from all sources together: who is who, what contradicts what, what can be found.
 *
 * It has no items of its own. Its position is the sum of the others', so its passes run once for each
 * state of the record, after the sources that make it up.
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

/** The positions as one text: it changes exactly when what was imported changes. */
function headsOf(positions: ReadonlyMap<string, string>): string {
  return [...positions].map(([source, head]) => `${source}=${head}`).join(' ');
}

// eslint-disable-next-line @typescript-eslint/require-await -- there are none
async function* noItems(): AsyncGenerator<never> {
  return;
}
