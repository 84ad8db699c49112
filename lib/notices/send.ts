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

/** The mails of a table as their concept hands them up: what notes the rows, and what makes mails of them. */
export type Letters = {
  /** The table they wait in. It has the columns that delivery is kept in. */
  table: string;
  /** They are sent before others. */
  isUrgent: boolean;
  /** Notes every mail that is due and not noted yet; answers how many are new. */
  note: (now: Date) => Promise<number>;
  /** Makes a noted mail what it is at the moment of sending. */
  prepare: (site: MailSite, id: string, now: Date) => Promise<Prepared>;
};

/**
 * Everything sending depends on. `clock` is asked for each mail; mails are noted and sent in the order of
 * `letters`.
 */
export type Outbox = MailSite & {
  smtpUrl: string;
  clock: () => Promise<Date>;
  letters: readonly Letters[];
};

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

/** Sends a mail that was taken on, if it is still wanted and still true. */
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
