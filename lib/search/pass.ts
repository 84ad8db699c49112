import { z } from 'zod';
import { listPositions } from '@/lib/sync/run-queries';
import type { Pass } from '@/lib/sync/source';
import { rebuildSearch, type SearchKind } from './commands';

/** Version of the kinds. Raise it when they index the same tables differently: everything is then indexed again. */
const VERSION = 2;

/** Positions of the sources at which each kind was indexed, by its name. */
const stateSchema = z.record(z.string(), z.string());

/**
 * Pass that keeps the search index equal to the record: it indexes the kinds whose sources have changed. It belongs to
 * the source that sums up the others, called `summary`.
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

/** Version and positions of the sources of a kind, as one text. */
function marksOf({ sources }: SearchKind, positions: ReadonlyMap<string, string>): string {
  const names = sources ?? [...positions.keys()];
  const heads = names.map((name) => `${name}=${positions.get(name) ?? ''}`);
  return [`version ${String(VERSION)}`, ...heads].join(' ');
}
