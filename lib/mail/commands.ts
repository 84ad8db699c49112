import 'server-only';
import { db } from '@/lib/db';
import { Prisma } from '@/lib/generated/prisma/client';
import { MOST_ATTEMPTS, WAIT_MINUTES } from './delivery-rules';
import { listMailMotions } from './motion-queries';
import { getRecipients, listNotedMails, type Recipient } from './queries';
import { isTooOld, mailsDue, type DueMail, type MailKind } from './rules';

/** A mail that a worker has taken on. `attempts` is its token: whoever has a lower one was overtaken. */
export type TakenMail = {
  id: string;
  motionId: number;
  personId: string;
  kind: MailKind;
  occasion: number;
  attempts: number;
};

/** Why a mail is not sent, and will not be. What a server said follows `refused` and `gave-up`. */
export type MailFailure =
  | 'moot'
  | 'too-old'
  | 'opted-out'
  | 'no-address'
  | 'handed-over'
  | `refused: ${string}`
  | `gave-up: ${string}`;

/**
 * Notes every mail that is due and not noted yet; answers how many are new.
 *
 * The unique key makes each row once, however many workers do this at once. What is too old, and what somebody does
 * not want, is noted as such, so that it is never looked at again. Who has no address can still get one by signing in
 * while the news is fresh. Demo people are passed over.
 */
export async function noteDueMail(now: Date): Promise<number> {
  const motions = await listMailMotions(now);
  const noted = new Set((await listNotedMails(motions.map(({ id }) => id))).map(keyOf));
  const due = motions
    .flatMap(({ id, mail }) => mailsDue(mail, now).map((each) => ({ ...each, motionId: id })))
    .filter((mail) => !noted.has(keyOf(mail)));
  if (due.length === 0) return 0;
  const recipients = await getRecipients(due.map(({ personId }) => personId));
  const rows = due.flatMap((mail) => {
    const recipient = recipients.get(mail.personId);
    return (recipient && rowOf(mail, recipient, now)) ?? [];
  });
  const { count } = await db.motionMail.createMany({ data: rows, skipDuplicates: true });
  return count;
}

function keyOf(mail: { kind: string; motionId: number; occasion: number; personId: string }) {
  return `${mail.kind} ${mail.motionId} ${mail.occasion} ${mail.personId}`;
}

function rowOf(mail: DueMail & { motionId: number }, recipient: Recipient, now: Date) {
  if (recipient.isDemo) return null;
  const { kind, motionId, occasion, personId, dueAt } = mail;
  const isOld = isTooOld(dueAt, now);
  if (!recipient.address && !isOld) return null;
  const failure: MailFailure | null = recipient.off.has(kind)
    ? 'opted-out'
    : recipient.address
      ? isOld
        ? 'too-old'
        : null
      : 'no-address';
  return { kind, motionId, occasion, personId, claimedAt: now, failure };
}

/** Whether some mail can be taken on now. */
export async function hasReadyMail(now: Date): Promise<boolean> {
  const rows = await db.$queryRaw<{ ready: boolean }[]>`
    select exists (
      select from "MotionMail"
      where ${ready(now)}
    ) as ready`;
  return rows[0]?.ready ?? false;
}

/** Never tried, or the wait since the last attempt is over. An attempt that nobody ended keeps others away as long. */
function ready(now: Date): Prisma.Sql {
  const waits = [...WAIT_MINUTES];
  return Prisma.sql`"sentAt" is null and "failure" is null and ("attempts" = 0 or "claimedAt" <=
    ${now}::timestamptz - (${waits}::int[])[least("attempts", ${waits.length})] * interval '1 minute')`;
}

/**
 * Takes on one mail: the one that has waited longest. Of workers that ask at once each gets another one. A worker that
 * dies is no obstacle: its mail can be taken on again after the wait, unless it had been handed over.
 */
export async function takeMail(now: Date): Promise<TakenMail | null> {
  const rows = await db.$queryRaw<TakenMail[]>`
    update "MotionMail" set "claimedAt" = ${now}::timestamptz, "attempts" = "attempts" + 1
    where "id" = (
      select "id" from "MotionMail"
      where ${ready(now)}
      order by "claimedAt", "id"
      limit 1
      for update skip locked
    )
    returning "id", "motionId", "personId", "kind", "occasion", "attempts"`;
  return rows[0] ?? null;
}

/**
 * Writes down that the mail is being handed over, just before its first byte is; answers false when somebody else has
 * taken it on meanwhile. From here on it is never sent again unless the server says that it has not taken it.
 */
export async function beginHandOver({ id, attempts }: TakenMail): Promise<boolean> {
  const { count } = await db.motionMail.updateMany({
    where: { id, attempts, sentAt: null, failure: null },
    data: { failure: 'handed-over' },
  });
  return count === 1;
}

/** The server took it. */
export async function markSent({ id, attempts }: TakenMail, now: Date): Promise<void> {
  await db.motionMail.updateMany({
    where: { id, attempts, failure: 'handed-over' },
    data: { sentAt: now, failure: null },
  });
}

/** It is not sent, and will not be. */
export async function giveUp({ id, attempts }: TakenMail, failure: MailFailure): Promise<void> {
  await db.motionMail.updateMany({ where: { id, attempts, sentAt: null }, data: { failure } });
}

/** It was not taken for now; it is tried again after the wait, or given up after the last attempt. */
export async function putBack(mail: TakenMail, reason: string): Promise<void> {
  if (mail.attempts >= MOST_ATTEMPTS) {
    await giveUp(mail, `gave-up: ${reason}`);
    return;
  }
  const { id, attempts } = mail;
  await db.motionMail.updateMany({
    where: { id, attempts, sentAt: null },
    data: { failure: null },
  });
}
