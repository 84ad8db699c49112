import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';
import { takeItems, toSave } from './batches';
import type { Reading } from './run-row';
import type { Entry, Item, LedgerSource, Listing } from './source';

/** Number of items per transaction: few enough to lose little to a kill, many enough to be fast. */
const BATCH_SIZE = 50;

/** Reads the new and changed items of a ledger, and removes those no longer listed. Returns the position reached. */
export async function takeLedger<Value>(
  source: LedgerSource<Value>,
  { work, position, context }: Reading,
): Promise<string> {
  const known = work.full ? new Map<string, string>() : await knownItems(source.name);
  const listing = await source.list({ ...context, known, position });
  work.tally.seen = listing.entries.length;

  const fingerprints = new Map(listing.entries.map(({ key, fingerprint }) => [key, fingerprint]));
  const writer = {
    source: source.name,
    size: BATCH_SIZE,
    write: async (tx: Transaction, batch: readonly Item<Value>[]) => {
      await saveItems(tx, source, batch);
      await noteItems(tx, source.name, batch, { fingerprints, at: work.now() });
    },
  };
  const fresh = listing.entries.filter(({ key, fingerprint }) => known.get(key) !== fingerprint);
  await takeItems(writer, itemsOf(source, { known, fresh, listing }, context), work);
  return listing.position;
}

/** Key and fingerprint of every saved item of a source. */
async function knownItems(source: string): Promise<Map<string, string>> {
  const rows = await db.syncItem.findMany({
    where: { source },
    select: { key: true, fingerprint: true },
  });
  return new Map(rows.map(({ key, fingerprint }) => [key, fingerprint]));
}

/** Yields items that are no longer listed, without a value, then those that are new or changed. */
async function* itemsOf<Value>(
  source: LedgerSource<Value>,
  {
    known,
    fresh,
    listing,
  }: { known: ReadonlyMap<string, string>; fresh: readonly Entry[]; listing: Listing },
  context: Reading['context'],
): AsyncGenerator<Item<Value>> {
  const present = new Set(listing.entries.map(({ key }) => key));
  for (const key of known.keys()) {
    if (!present.has(key)) yield { key, value: null, warnings: [] };
  }
  yield* source.read(fresh, context);
}

/** Saves a batch. What was saved of an item with an error is kept. */
async function saveItems<Value>(
  tx: Transaction,
  source: LedgerSource<Value>,
  batch: readonly Item<Value>[],
): Promise<void> {
  for (const item of batch.filter(isGone)) await source.remove(tx, item.key);
  await source.saveAll(tx, toSave(batch));
}

function isGone({ value, error }: Item<unknown>): boolean {
  return value === null && !error;
}

/** Saves fingerprints, also of items with an error: they are read again when they change. */
async function noteItems(
  tx: Transaction,
  source: string,
  batch: readonly Item<unknown>[],
  { fingerprints, at }: { fingerprints: ReadonlyMap<string, string>; at: Date },
): Promise<void> {
  const gone = batch.filter(isGone).map(({ key }) => key);
  const held = batch.filter((item) => !isGone(item)).map(({ key }) => key);
  if (gone.length > 0) await tx.syncItem.deleteMany({ where: { source, key: { in: gone } } });
  await tx.$executeRaw`
    insert into "SyncItem" (source, key, fingerprint, "importedAt")
    select ${source}, key, fingerprint, ${at}
      from unnest(${held}::text[], ${held.map((key) => fingerprints.get(key) ?? '')}::text[])
        as held (key, fingerprint)
    on conflict (source, key) do update
      set fingerprint = excluded.fingerprint, "importedAt" = excluded."importedAt"`;
}
