import { createHash } from 'node:crypto';
import { countItems, toSave } from './batches';
import type { Reading } from './run-row';
import type { Item, SnapshotSource } from './source';
import { inTransaction } from './transaction';
import { replaceSnapshotWarnings } from './warnings';

/**
 * Reads a snapshot, and saves it in one transaction if it differs from the last. Its position is a digest of what was
 * read, so the same content twice writes nothing.
 */
export async function takeSnapshot<Value>(
  source: SnapshotSource<Value>,
  { work, position, context }: Reading,
): Promise<string> {
  const at = work.now();
  const items: Item<Value>[] = [];
  for await (const item of source.read(context)) {
    items.push(item);
    work.tally.seen += 1;
  }
  const digest = digestOf(items);
  if (digest === position) return digest;
  if (!work.dryRun) {
    await inTransaction(async (tx) => {
      await source.saveAll(tx, toSave(items), at);
      await replaceSnapshotWarnings(tx, source.name, items, { runId: work.runId, at });
    });
  }
  countItems(work.tally, items);
  return digest;
}

function digestOf(items: readonly Item<unknown>[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('hex');
}
