import { codesOf, isOutage } from '@/lib/database/outage';
import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';
import type { Work, Tally } from './run-row';
import type { Item, Source } from './source';
import { inTransaction } from './transaction';
import { addWarnings } from './warnings';

/** Key and fingerprint of every item of a source that was saved. */
export async function knownItems(source: string): Promise<Map<string, string>> {
  const rows = await db.syncItem.findMany({
    where: { source },
    select: { key: true, fingerprint: true },
  });
  return new Map(rows.map(({ key, fingerprint }) => [key, fingerprint]));
}

/** How many items share a transaction: few enough to lose little to a kill, many enough to be quick. */
const BATCH_SIZE = 50;

/** Saves items as they come, in batches; each batch lands whole, with what is known of its items. */
export async function takeItems<Value>(
  source: Source<Value>,
  items: AsyncIterable<Item<Value>>,
  work: Work,
): Promise<void> {
  let batch: Item<Value>[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH_SIZE) continue;
    await takeBatch(source, batch, work);
    batch = [];
  }
  await takeBatch(source, batch, work);
}

/**
 * Saves a batch in one transaction. When the database refuses something in it, its items are saved one by
 * one, so that only the bad one is passed over.
 */
async function takeBatch<Value>(
  source: Source<Value>,
  batch: readonly Item<Value>[],
  work: Work,
): Promise<void> {
  if (batch.length === 0) return;
  try {
    if (!work.dryRun) await inTransaction((tx) => saveBatch(tx, source, batch, work));
    count(work.tally, batch);
  } catch (error) {
    if (!isDataError(error)) throw error;
    const [only, ...others] = batch;
    if (only && others.length === 0) await refuseItem(source, only, { error, work });
    else for (const item of batch) await takeBatch(source, [item], work);
  }
}

function count<Value>(tally: Tally, batch: readonly Item<Value>[]): void {
  for (const { error, warnings } of batch) {
    if (error) tally.skipped += 1;
    else tally.changed += 1;
    tally.warnings.push(...(error ? [error] : warnings));
  }
}

/** What was saved of a bad item before stays; that it was looked at is noted all the same. */
async function saveBatch<Value>(
  tx: Transaction,
  source: Source<Value>,
  batch: readonly Item<Value>[],
  { runId, now }: Work,
): Promise<void> {
  for (const { key, value, error } of batch) {
    if (error) continue;
    if (value === null) await source.remove(tx, key);
    else await source.save(tx, value, key);
  }
  const found = batch.flatMap(({ key, warnings, error }) =>
    (error ? [error] : warnings).map((warning) => ({ scope: key, warning })),
  );
  const keys = batch.map(({ key }) => key);
  await tx.syncWarning.deleteMany({ where: { source: source.name, scope: { in: keys } } });
  await addWarnings(tx, source.name, found, { runId, at: now() });
  await noteItems(tx, source.name, batch, now());
}

async function noteItems<Value>(
  tx: Transaction,
  source: string,
  batch: readonly Item<Value>[],
  at: Date,
): Promise<void> {
  const isGone = ({ value, error }: Item<Value>) => value === null && !error;
  const gone = batch.filter(isGone).map(({ key }) => key);
  const held = batch.filter((item) => !isGone(item));
  if (gone.length > 0) await tx.syncItem.deleteMany({ where: { source, key: { in: gone } } });
  await tx.$executeRaw`
    insert into "SyncItem" (source, key, fingerprint, "importedAt")
    select ${source}, key, fingerprint, ${at}
      from unnest(${held.map(({ key }) => key)}::text[], ${held.map(({ fingerprint }) => fingerprint)}::text[])
        as held (key, fingerprint)
    on conflict (source, key) do update
      set fingerprint = excluded.fingerprint, "importedAt" = excluded."importedAt"`;
}

/** The database itself would not take the item: a value too long, a character it can't hold. */
function isDataError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    [
      'PrismaClientKnownRequestError',
      'PrismaClientValidationError',
      'PrismaClientUnknownRequestError',
      'DriverAdapterError',
    ].includes(error.name) &&
    !isOutage(error) &&
    !isConflict(error)
  );
}

/** A transaction that ran out of time, or into another one. */
function isConflict(error: Error): boolean {
  return codesOf(error).some((code) => ['P2028', 'P2034'].includes(code));
}

async function refuseItem<Value>(
  source: Source<Value>,
  item: Item<Value>,
  { error, work }: { error: Error; work: Work },
): Promise<void> {
  const reason = error.message.trim().split('\n').at(-1) ?? error.name;
  const where = `${source.name}:${item.key}`;
  const refused: Item<Value> = {
    ...item,
    error: { kind: 'malformed', where, message: `could not be saved: ${reason}` },
  };
  await inTransaction((tx) => saveBatch(tx, source, [refused], work));
  count(work.tally, [refused]);
}
