import { z } from 'zod';
import { listPositions } from '@/lib/sync/run-queries';
import type { Pass } from '@/lib/sync/source';
import { rebuildSearch, type SearchKind } from './commands';

/** Raise it when the kinds say other things of the same tables: all of them are then indexed anew. */
const VERSION = 2;

/** The positions of its sources that each kind was indexed at, by its name. */
const stateSchema = z.record(z.string(), z.string());

/**
 * Keeps the search index equal to the record: it indexes the kinds whose sources have brought something. It is a pass
 * of the source that sums up the others, called `summary`.
 */
export function searchPass(kinds: readonly SearchKind[], summary: string): Pass {
  return {
    name: 'search',
    title: 'Indexing for the search',
    versionAtHead: VERSION,
    async run({ checkpoint, progress, state }) {
      progress({ label: '', done: 0, total: null });
      const indexed = stateSchema.safeParse(state).data ?? {};
      const positions = await listPositions(summary);
      const current = Object.fromEntries(
        kinds.map((kind) => [kind.kind, marksOf(kind, positions)]),
      );
      const stale = kinds.filter(({ kind }) => indexed[kind] !== current[kind]);
      let changed = 0;
      await checkpoint(async (tx) => {
        changed = await rebuildSearch(tx, stale);
      }, current);
      return { changed, warnings: [] };
    },
  };
}

/** The version, and where the sources of a kind stand, as one text. */
function marksOf({ sources }: SearchKind, positions: ReadonlyMap<string, string>): string {
  const names = sources ?? [...positions.keys()];
  const heads = names.map((name) => `${name}=${positions.get(name) ?? ''}`);
  return [`version ${String(VERSION)}`, ...heads].join(' ');
}
