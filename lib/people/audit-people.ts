import type { SamePerson } from '@/lib/audit/meaning';
import type { Change } from '@/lib/audit/replay';

/**
 * Rows of people that were ever one person by the log. Merges that were undone count too: what was done in the meantime
 * stays in the name of either.
 */
export function peopleOnce(): { note: (change: Change) => void; isSame: SamePerson } {
  const above = new Map<unknown, unknown>();
  const root = (id: unknown): unknown => {
    const next = above.get(id);
    return next === undefined || next === id ? id : root(next);
  };
  const join = (one: unknown, other: unknown) => {
    if (typeof one === 'string' && typeof other === 'string' && root(one) !== root(other)) {
      above.set(root(one), root(other));
    }
  };
  return {
    note: ({ table, key, put, set }) => {
      const row = put ?? set ?? {};
      if (table === 'PersonMerge' && put) join(put.fromId, put.intoId);
      if (table === 'Person') join(key.id, row.mergedIntoId);
    },
    isSame: (one, other) => one === other || root(one) === root(other),
  };
}
