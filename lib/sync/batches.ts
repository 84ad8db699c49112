import { codesOf, isOutage } from '@/lib/database/outage';
import type { Transaction } from '@/lib/database/transaction';
import type { Tally, Work } from './run-row';
import type { Item, Keyed } from './source';
import { inTransaction } from './transaction';
import { replaceItemWarnings } from './warnings';

/** A writer of batches: the number of items per transaction, and the function that writes them. */
type Writer<Kind extends Item<unknown>> = {
  source: string;
  size: number;
  write: (tx: Transaction, batch: readonly Kind[]) => Promise<void>;
};

/** Saves items as they come, in batches. Each batch is written in one transaction, with the warnings of its items. */
export async function takeItems<Kind extends Item<unknown>>(
  writer: Writer<Kind>,
  items: AsyncIterable<Kind>,
  work: Work,
): Promise<void> {
  let batch: Kind[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < writer.size) continue;
    await takeBatch(writer, batch, work);
    batch = [];
  }
  await takeBatch(writer, batch, work);
}

/** Items with a value, which are to be saved; those to be removed or skipped are left out. */
export function toSave<Value>(batch: readonly Item<Value>[]): Keyed<Value>[] {
  return batch.flatMap(({ key, value, error }) =>
    value === null || error ? [] : [{ key, value }],
  );
}

/**
 * Saves a batch in one transaction. If the database refuses something in it, its items are saved one by one, so that
 * only the bad one is skipped.
 */
async function takeBatch<Kind extends Item<unknown>>(
  writer: Writer<Kind>,
  batch: readonly Kind[],
  work: Work,
): Promise<void> {
  if (batch.length === 0) return;
  try {
    if (!work.dryRun) await inTransaction((tx) => saveBatch(tx, writer, batch, work));
    countItems(work.tally, batch);
  } catch (error) {
    if (!isDataError(error)) throw error;
    const [only, ...others] = batch;
    if (only && others.length === 0) await refuseItem(writer, only, { error, work });
    else for (const item of batch) await takeBatch(writer, [item], work);
  }
}

/** Counts items as changed or skipped, and collects their warnings. */
export function countItems(tally: Tally, batch: readonly Item<unknown>[]): void {
  for (const { error, warnings } of batch) {
    if (error) tally.skipped += 1;
    else tally.changed += 1;
    tally.warnings.push(...(error ? [error] : warnings));
  }
}

async function saveBatch<Kind extends Item<unknown>>(
  tx: Transaction,
  { source, write }: Writer<Kind>,
  batch: readonly Kind[],
  { runId, now }: Work,
): Promise<void> {
  await write(tx, batch);
  await replaceItemWarnings(tx, source, batch, { runId, at: now() });
}

/** True if the database itself refused the item: a value too long, or a character it can't store. */
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

/** True if a transaction timed out or conflicted with another. */
function isConflict(error: Error): boolean {
  return codesOf(error).some((code) => ['P2028', 'P2034'].includes(code));
}

async function refuseItem<Kind extends Item<unknown>>(
  writer: Writer<Kind>,
  item: Kind,
  { error, work }: { error: Error; work: Work },
): Promise<void> {
  const reason = error.message.trim().split('\n').at(-1) ?? error.name;
  const where = `${writer.source}:${item.key}`;
  const refused: Kind = {
    ...item,
    error: { kind: 'malformed', where, message: `could not be saved: ${reason}` },
  };
  await inTransaction((tx) => saveBatch(tx, writer, [refused], work));
  countItems(work.tally, [refused]);
}
