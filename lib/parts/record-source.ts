import { searchPass } from '@/lib/search/pass';
import { listHeads } from '@/lib/sync/run-queries';
import type { Source } from '@/lib/sync/source';
import { concepts } from './concepts';
import { searchKinds } from './search-kinds';
import { personReferences } from './person-references';
import { peoplePass } from '@/lib/people/identity/people-pass';

/**
 * What follows from all sources together: who is who, what contradicts what, what can be found.
 *
 * It has no items of its own. Its head is the sum of the others' heads, so its passes run once for each
 * state of the record, after the sources that make it up.
 */
export const recordSource: Source<never> = {
  name: 'record',
  title: 'The record as a whole',
  save: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  collect: async () => ({ head: await listHeads('record'), seen: 0, items: noItems() }),
  passes: [
    ...concepts.flatMap((parts) => parts.recordPasses ?? []),
    peoplePass(personReferences),
    searchPass(searchKinds),
  ],
};

// eslint-disable-next-line @typescript-eslint/require-await -- there are none
async function* noItems(): AsyncGenerator<never> {
  return;
}
