import 'server-only';
import { db } from '@/lib/database/client';
import { Prisma } from '@/lib/generated/prisma/client';
import { MAX_ATTEMPTS, WAIT_MINUTES } from './delivery-rules';

/** A mail that a worker has taken on, and the table it waits in. `attempts` is its token: whoever has a lower one was overtaken. */
export type TakenMail = { table: string; id: string; attempts: number };

/** Why a mail is not sent, and will not be. What a server said follows `refused` and `gave-up`. */
export type MailFailure =
  | 'moot'
  | 'too-old'
  | 'opted-out'
  | 'no-address'
  | 'handed-over'
  | `refused: ${string}`
  | `gave-up: ${string}`;

/** Whether some mail of these tables can be taken on now. All have the columns that delivery is kept in. */
export async function hasReadyMail(tables: readonly string[], now: Date): Promise<boolean> {
  const of = (table: string) =>
    Prisma.sql`exists (select from ${nameOf(table)} where ${ready(now)})`;
  const rows = await db.$queryRaw<{ ready: boolean }[]>`
    select ${Prisma.join(tables.map(of), ' or ')} as ready`;
  return rows[0]?.ready ?? false;
}

/** Never tried, or the wait since the last attempt is over. An attempt that nobody ended keeps others away as long. */
function ready(now: Date): Prisma.Sql {
  const waits = [...WAIT_MINUTES];
  return Prisma.sql`"sentAt" is null and "failure" is null and ("attempts" = 0 or "claimedAt" <=
    ${now}::timestamptz - (${waits}::int[])[least("attempts", ${waits.length})] * interval '1 minute')`;
}

/**
 * Takes on one mail: of the first table that has any, the one that has waited longest. Of workers that ask at once each
 * gets another one. A worker that dies is no obstacle: its mail can be taken on again after the wait, unless it had
 * been handed over.
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
 * Writes down that the mail is being handed over, just before its first byte is; answers false when somebody else has
 * taken it on meanwhile. From here on it is never sent again unless the server says that it has not taken it.
 */
export async function beginHandOver({ table, id, attempts }: TakenMail): Promise<boolean> {
  const count = await db.$executeRaw`
    update ${nameOf(table)} set "failure" = 'handed-over'
    where "id" = ${id}::uuid and "attempts" = ${attempts} and "sentAt" is null and "failure" is null`;
  return count === 1;
}

/** The server took it. */
export async function markSent({ table, id, attempts }: TakenMail, now: Date): Promise<void> {
  await db.$executeRaw`
    update ${nameOf(table)} set "sentAt" = ${now}::timestamptz, "failure" = null
    where "id" = ${id}::uuid and "attempts" = ${attempts} and "failure" = 'handed-over'`;
}

/** It is not sent, and will not be. */
export async function giveUp(mail: TakenMail, failure: MailFailure): Promise<void> {
  await setFailure(mail, failure);
}

/** It was not taken for now; it is tried again after the wait, or given up after the last attempt. */
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

/** Tables are named in the code, never by people. */
function nameOf(table: string): Prisma.Sql {
  return Prisma.raw(`"${table}"`);
}
