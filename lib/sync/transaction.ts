import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';

/**
 * Runs one transaction of a sync. A crash of the machine may lose the last few transactions, never half of one. The
 * next run repeats them, so waiting for the disk at each item gains nothing.
 */
export async function inTransaction(work: (tx: Transaction) => Promise<void>): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`set local synchronous_commit to off`;
      await work(tx);
    },
    { maxWait: 30_000, timeout: 300_000 },
  );
}
