import 'server-only';
import { db } from '@/lib/database/client';
import type { MailFailure } from '@/lib/notices/delivery-commands';
import { listMailMotions } from './motion-queries';
import { getRecipients, type Recipient } from '@/lib/people/notices/recipient-queries';
import { listNotedMails } from './queries';
import { isTooOld } from '@/lib/notices/kinds';
import { mailsDue, type DueMail } from './rules';

/**
 * Notes every mail that is due and not noted yet; returns the number of new ones.
 *
 * The unique key creates each row once, however many workers run this at the same time. A mail that is too old, or that
 * the person does not want, is noted with that reason, so that it is not considered again. A person without an address
 * may still add one by signing in while the news is fresh. Demo people are skipped.
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
