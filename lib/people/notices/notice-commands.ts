import 'server-only';
import { db } from '@/lib/database/client';
import { toldAddresses } from './notice-rules';
import { listParties, listUntold, type Party, type StoredNotice } from './notice-queries';
import { getReach } from './recipient-queries';
import { FRESH_FOR_HOURS } from '@/lib/notices/kinds';
import { addressKeyOf } from '@/lib/notices/token';

/**
 * Notes every notice that is due and not yet noted. Returns the number of new ones.
 *
 * Each row of the log is handled once. A person without an address at that time is noted as such. The unique key
 * creates each of our rows once, however many workers run at the same time. Demo people are skipped.
 */
export async function noteDueNotices(now: Date): Promise<number> {
  let noted = 0;
  for (const entry of await listUntold(now)) {
    const parties = await listParties(entry.notice.whom);
    const rows = await Promise.all(parties.map((party) => rowsOf(entry, party)));
    const data = rows.flat();
    if (data.length === 0) continue;
    const { count } = await db.noticeMail.createMany({ data, skipDuplicates: true });
    noted += count;
  }
  return noted;
}

/**
 * Returns the rows to note for one party. Whether the party wants the notice, and whether it is recent enough, is
 * checked on sending.
 */
async function rowsOf({ seq, at, notice }: StoredNotice, { personId, rowIds }: Party) {
  if (await isDemo(rowIds)) return [];
  const addressKeys = toldAddresses(await getReach(rowIds), notice, at).map(addressKeyOf);
  // Among notices noted at once, the earlier is sent first.
  const row = { seq, personId, kind: notice.kind, claimedAt: at };
  if (addressKeys.length === 0) return [{ ...row, addressKey: '', failure: 'no-address' }];
  return addressKeys.map((addressKey) => ({ ...row, addressKey }));
}

async function isDemo(rowIds: readonly string[]): Promise<boolean> {
  const where = { id: { in: [...rowIds] }, origin: 'demo' as const };
  return (await db.person.count({ where })) > 0;
}

/**
 * Deletes addresses that a provider stopped vouching for once that is no longer recent, whether or not mail is sent.
 */
export async function forgetFormerAddresses(now: Date): Promise<void> {
  const before = new Date(now.getTime() - FRESH_FOR_HOURS * 3_600_000);
  await db.formerAddress.deleteMany({ where: { replacedAt: { lt: before } } });
}
