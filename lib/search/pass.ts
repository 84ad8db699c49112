import type { Pass } from '@/lib/sync/source';
import { rebuildSearch, type SearchKind } from './commands';

/** Keeps the search index equal to the record, once for each state of the record. */
export function searchPass(kinds: readonly SearchKind[]): Pass {
  return {
    name: 'search',
    title: 'Indexing for the search',
    versionAtHead: 2,
    async run({ checkpoint, progress }) {
      progress({ label: '', done: 0, total: null });
      let changed = 0;
      await checkpoint(async (tx) => {
        changed = await rebuildSearch(tx, kinds);
      }, null);
      return { changed, warnings: [] };
    },
  };
}
