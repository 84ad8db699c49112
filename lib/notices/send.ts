import 'server-only';
import {
  beginHandOver,
  giveUp,
  hasReadyMail,
  markSent,
  putBack,
  takeMail,
  type TakenMail,
} from './delivery-commands';
import type { Delivery } from './delivery-rules';
import type { MailSite, Prepared } from './outgoing';
import { openMailServer, type MailServer } from './transport';

/** The mails of one table, as a concept provides them: functions to note the rows and to prepare mails from them. */
export type Letters = {
  /** The table that the mails wait in. It has the columns for delivery. */
  table: string;
  /** True if they are sent before others. */
  isUrgent: boolean;
  /** Notes every mail that is due and not noted yet; returns the number of new ones. */
  note: (now: Date) => Promise<number>;
  /** Prepares a noted mail with its content at the time of sending. */
  prepare: (site: MailSite, id: string, now: Date) => Promise<Prepared>;
};

/**
 * Everything that sending depends on. `clock` is read for each mail; mails are noted and sent in the order of
 * `letters`.
 */
export type Outbox = MailSite & {
  smtpUrl: string;
  clock: () => Promise<Date>;
  letters: readonly Letters[];
};

/** The numbers of mails sent and failed in a round. */
export type MailRound = { sent: number; failed: number };

/**
 * Notes the mails that are due and sends those that can be sent: one round of the job. Any number of rounds may run at
 * once.
 *
 * A mail is sent at most once. Before its first byte is handed over, its row records the hand-over; from then on only a
 * reply from the server leads to another attempt. So if a worker dies or a connection breaks between the text and the
 * reply, one mail may be lost, but none is sent twice.
 *
 * @throws MailServerDown if there is a mail to send and the server is down; nothing is lost by that.
 */
export async function sendDueMail(outbox: Outbox, signal: AbortSignal): Promise<MailRound> {
  const round = { sent: 0, failed: 0 };
  for (const { note } of outbox.letters) await note(await outbox.clock());
  const tables = outbox.letters.map(({ table }) => table);
  let server: MailServer | null = null;
  try {
    while (!signal.aborted && (await hasReadyMail(tables, await outbox.clock()))) {
      server ??= await openMailServer(outbox.smtpUrl);
      const mail = await takeMail(tables, await outbox.clock());
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

/** Sends a claimed mail, if it is still wanted and still true. */
async function sendOne(outbox: Outbox, server: MailServer, mail: TakenMail): Promise<End> {
  const now = await outbox.clock();
  const letters = outbox.letters.find(({ table }) => table === mail.table);
  if (!letters) throw new Error(`Nobody writes the mails of ${mail.table}.`);
  const prepared = await letters.prepare(outbox, mail.id, now);
  if ('failure' in prepared) {
    await giveUp(mail, prepared.failure);
    return 'passed-over';
  }
  return settle(mail, await server.deliver(prepared.outgoing, () => beginHandOver(mail)), now);
}

/** Records the result of the attempt. */
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
