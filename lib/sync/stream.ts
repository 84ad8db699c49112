import type { Transaction } from '@/lib/database/transaction';
import { takeItems, toSave } from './batches';
import type { Reading } from './run-row';
import type { StreamItem, StreamSource } from './source';

/** Number of items per transaction: a stream brings many small ones. */
const BATCH_SIZE = 500;

/** Reads the items added to a stream since the last run. Returns the position reached. */
export async function takeStream<Value>(
  source: StreamSource<Value>,
  { work, position, context }: Reading,
): Promise<string | null> {
  let reached = position;
  const writer = {
    source: source.name,
    size: BATCH_SIZE,
    write: async (tx: Transaction, batch: readonly StreamItem<Value>[]) => {
      await source.saveAll(tx, toSave(batch));
      await movePosition(tx, source.name, batch.at(-1)?.position ?? null, work.now());
    },
  };
  const since = work.since ?? null;
  const items = source.read({ ...context, position: since ? null : position, since });
  await takeItems(writer, counted(items), work);
  return reached;

  async function* counted(all: AsyncIterable<StreamItem<Value>>) {
    for await (const item of all) {
      work.tally.seen += 1;
      reached = item.position;
      yield item;
    }
  }
}

/** Key in a cursor's state of the position up to which a stream is saved; its head is set only by complete runs. */
export const REACHED = '@reached';

async function movePosition(
  tx: Transaction,
  source: string,
  position: string | null,
  at: Date,
): Promise<void> {
  const reached = JSON.stringify({ [REACHED]: position });
  await tx.$executeRaw`
    insert into "SyncCursor" as c ("source", "state", "updatedAt") values (${source}, ${reached}::jsonb, ${at})
    on conflict ("source") do update set "state" = c."state" || excluded."state", "updatedAt" = excluded."updatedAt"`;
}
