import 'server-only';
import { db } from '@/lib/database/client';
import { Prisma } from '@/lib/generated/prisma/client';
import { MAX_ATTEMPTS, WAIT_MINUTES } from './delivery-rules';

/**
 * A mail that a worker has claimed, and the table it is in. `attempts` is the claim's token: a worker with a lower
 * number has been overtaken.
 */
export type TakenMail = { table: string; id: string; attempts: number };

/** The reason a mail is not sent, and will not be. The server's reply follows `refused` and `gave-up`. */
export type MailFailure =
  | 'moot'
  | 'too-old'
  | 'opted-out'
  | 'no-address'
  | 'handed-over'
  | `refused: ${string}`
  | `gave-up: ${string}`;

/** True if a mail in these tables can be claimed now. All tables have the columns for delivery. */
export async function hasReadyMail(tables: readonly string[], now: Date): Promise<boolean> {
  const of = (table: string) =>
    Prisma.sql`exists (select from ${nameOf(table)} where ${ready(now)})`;
  const rows = await db.$queryRaw<{ ready: boolean }[]>`
    select ${Prisma.join(tables.map(of), ' or ')} as ready`;
  return rows[0]?.ready ?? false;
}

/**
 * Mails never tried, or whose wait since the last attempt is over. An attempt that was never concluded blocks others
 * for the same time.
 */
function ready(now: Date): Prisma.Sql {
  const waits = [...WAIT_MINUTES];
  return Prisma.sql`"sentAt" is null and "failure" is null and ("attempts" = 0 or "claimedAt" <=
    ${now}::timestamptz - (${waits}::int[])[least("attempts", ${waits.length})] * interval '1 minute')`;
}

/**
 * Claims one mail: in the first table that has any, the one that has waited longest. Workers that run this at the same
 * time each get another one. If a worker dies, its mail can be claimed again after the wait, unless it had been handed
 * over.
 */
export async function takeMail(tables: readonly string[], now: Date): Promise<TakenMail | null> {
  for (const table of tables) {
    const rows = await db.$queryRaw<Omit<TakenMail, 'table'>[]>`
      update ${nameOf(table)} set "claimedAt" = ${now}::timestamptz, "attempts" = "attempts" + 1
      where "id" = (
        select "id" from ${nameOf(table)}
        where ${ready(now)}
        order by "claimedAt", "id"
        limit 1
        for update skip locked
      )
      returning "id", "attempts"`;
    const [row] = rows;
    if (row) return { table, ...row };
  }
  return null;
}

/**
 * Records that the mail is being handed over, just before its first byte is; returns false if another worker has
 * claimed it in the meantime. From here on the mail is never sent again, unless the server says that it did not take
 * it.
 */
export async function beginHandOver({ table, id, attempts }: TakenMail): Promise<boolean> {
  const count = await db.$executeRaw`
    update ${nameOf(table)} set "failure" = 'handed-over'
    where "id" = ${id}::uuid and "attempts" = ${attempts} and "sentAt" is null and "failure" is null`;
  return count === 1;
}

/** Records that the server accepted the mail. */
export async function markSent({ table, id, attempts }: TakenMail, now: Date): Promise<void> {
  await db.$executeRaw`
    update ${nameOf(table)} set "sentAt" = ${now}::timestamptz, "failure" = null
    where "id" = ${id}::uuid and "attempts" = ${attempts} and "failure" = 'handed-over'`;
}

/** Records that the mail is not sent, and will not be. */
export async function giveUp(mail: TakenMail, failure: MailFailure): Promise<void> {
  await setFailure(mail, failure);
}

/**
 * Records that the mail was not accepted for now. It is tried again after the wait, or given up after the last attempt.
 */
export async function putBack(mail: TakenMail, reason: string): Promise<void> {
  await setFailure(mail, mail.attempts >= MAX_ATTEMPTS ? `gave-up: ${reason}` : null);
}

async function setFailure(
  { table, id, attempts }: TakenMail,
  failure: MailFailure | null,
): Promise<void> {
  await db.$executeRaw`
    update ${nameOf(table)} set "failure" = ${failure}
    where "id" = ${id}::uuid and "attempts" = ${attempts} and "sentAt" is null`;
}

/** Quotes a table name. Table names come from the code, never from people. */
function nameOf(table: string): Prisma.Sql {
  return Prisma.raw(`"${table}"`);
}
