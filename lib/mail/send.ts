import 'server-only';
import { getCanonicalId } from '@/lib/people/group-queries';
import {
  beginHandOver,
  giveUp,
  hasReadyMail,
  markSent,
  noteDueMail,
  putBack,
  takeMail,
  type MailFailure,
  type TakenMail,
} from './commands';
import type { Delivery } from './delivery-rules';
import { getMailMotion, type MailMotion } from './motion-queries';
import { outgoingMail, type MailSite } from './outgoing';
import { getRecipients, type Recipient } from './queries';
import { isTooOld, mailsDue } from './rules';
import { openMailServer, type MailServer } from './transport';

/** Everything sending depends on. `clock` is asked for each mail. */
export type Outbox = MailSite & { smtpUrl: string; clock: () => Promise<Date> };

/** What a round did. */
export type MailRound = { sent: number; failed: number };

/**
 * Notes what is due and sends what can be sent: one round of the job. Any number may run at once.
 *
 * A mail goes out at most once. Its row says that it is being handed over before the first byte of it is; from then
 * on only the server's own answer leads to another attempt. So a worker that dies, or a connection that breaks,
 * between the text and the answer may cost one mail, and never sends a second.
 *
 * @throws MailServerDown when there is something to send and no server; nothing is lost by that.
 */
export async function sendDueMail(outbox: Outbox, signal: AbortSignal): Promise<MailRound> {
  const round = { sent: 0, failed: 0 };
  await noteDueMail(await outbox.clock());
  let server: MailServer | null = null;
  try {
    while (!signal.aborted && (await hasReadyMail(await outbox.clock()))) {
      server ??= await openMailServer(outbox.smtpUrl);
      const mail = await takeMail(await outbox.clock());
      if (!mail) break;
      const end = await sendOne(outbox, server, mail);
      if (end === 'sent') round.sent += 1;
      if (end === 'failed') round.failed += 1;
      if (end === 'sent' || end === 'passed-over') continue;
      server.close();
      server = null;
    }
  } finally {
    server?.close();
  }
  return round;
}

type End = 'sent' | 'passed-over' | 'failed';

/** Sends a mail that was taken on, if it is still wanted and still true. */
async function sendOne(outbox: Outbox, server: MailServer, mail: TakenMail): Promise<End> {
  const now = await outbox.clock();
  const personId = (await getCanonicalId(mail.personId)) ?? mail.personId;
  const [motion, recipients] = await Promise.all([
    getMailMotion(mail.motionId),
    getRecipients([personId]),
  ]);
  const recipient = recipients.get(personId);
  const isAddressed = hasAddress(recipient);
  const failure = failureBefore(mail, motion, recipient, now);
  if (failure !== null || !motion || !isAddressed) {
    await giveUp(mail, failure ?? 'no-address');
    return 'passed-over';
  }
  const outgoing = outgoingMail(outbox, { mail, motion, recipient, now });
  return settle(mail, await server.deliver(outgoing, () => beginHandOver(mail)), now);
}

/** Writes down how the attempt ended. */
async function settle(mail: TakenMail, delivery: Delivery, now: Date): Promise<End> {
  switch (delivery.is) {
    case 'accepted':
      await markSent(mail, now);
      return 'sent';
    case 'refused':
      if (delivery.isFinal) await giveUp(mail, `refused: ${delivery.reason}`);
      else await putBack(mail, delivery.reason);
      return 'failed';
    case 'unanswered':
      if (!delivery.wasHandedOver) await putBack(mail, delivery.reason);
      return 'failed';
    case 'overtaken':
      return 'failed';
  }
}

function hasAddress(
  recipient: Recipient | undefined,
): recipient is Recipient & { address: string } {
  return recipient?.address != null;
}

/** Why a mail that was noted is not sent after all; null when it is. */
function failureBefore(
  mail: TakenMail,
  motion: MailMotion | null,
  recipient: Recipient | undefined,
  now: Date,
): MailFailure | null {
  const due =
    motion &&
    mailsDue(motion.mail, now).find(
      ({ kind, occasion, personId }) =>
        kind === mail.kind && occasion === mail.occasion && personId === recipient?.personId,
    );
  if (!due || !recipient || recipient.isDemo) return 'moot';
  if (recipient.off.has(mail.kind)) return 'opted-out';
  return isTooOld(due.dueAt, now) ? 'too-old' : null;
}
