import 'server-only';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { readFault, type Delivery, type DeliveryFault } from './delivery-rules';
import type { MailHeader } from './envelope-rules';
import type { MailWords } from './text-rules';

/** A mail to one person, ready to be sent. */
export type OutgoingMail = {
  from: string;
  to: { name: string; address: string };
  date: Date;
  header: MailHeader;
  words: MailWords;
};

/** A connection to the server that takes our mail. */
export type MailServer = {
  /** Sends a mail. `mayHandOver` is called when the server is ready for the text, before any byte of it is sent. */
  deliver: (mail: OutgoingMail, mayHandOver: () => Promise<boolean>) => Promise<Delivery>;
  close: () => void;
};

/** The error for a server that can't be reached or refuses the sign-in. Nothing was sent. */
export class MailServerDown extends Error {
  override name = 'MailServerDown';
}

const SECOND = 1000;

/** Timeouts for the server, in milliseconds. The reply to the end of a mail may take minutes (RFC 5321, 4.5.3.2). */
const TIMEOUTS = {
  dnsTimeout: 20 * SECOND,
  connectionTimeout: 20 * SECOND,
  greetingTimeout: 30 * SECOND,
  socketTimeout: 300 * SECOND,
};

/**
 * Connects and signs in.
 *
 * @throws MailServerDown
 */
export async function openMailServer(url: string): Promise<MailServer> {
  const { auth, ...address } = parseConnectionUrl(url);
  const connection = new SMTPConnection({ ...address, ...TIMEOUTS, logger: false });
  try {
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: Error | null) => {
        if (error) reject(error);
        else resolve();
      };
      connection.once('error', reject);
      connection.connect((error) => {
        if (error || !auth) settle(error);
        else connection.login(auth, settle);
      });
    });
  } catch (error) {
    connection.close();
    if (!(error instanceof Error)) throw error;
    throw new MailServerDown(error.message, { cause: error });
  }
  // An error between two mails shows at the next one; without a listener it would end the process.
  connection.on('error', () => undefined);
  return {
    deliver: (mail, mayHandOver) => deliver(connection, mail, mayHandOver),
    close: () => {
      connection.quit();
    },
  };
}

async function deliver(
  connection: SMTPConnection,
  mail: OutgoingMail,
  mayHandOver: () => Promise<boolean>,
): Promise<Delivery> {
  const { raw, sender } = await compose(mail);
  const attempt = { wasHandedOver: false, isOvertaken: false };
  const body = bodyOf(raw, mayHandOver, attempt);
  const envelope = { from: sender, to: [mail.to.address], size: raw.length };
  const fault = await new Promise<DeliveryFault | null>((resolve) => {
    connection.send(envelope, body, (error) => {
      resolve(error ?? null);
    });
  });
  if (!fault) return { is: 'accepted' };
  // A text that was begun can't be completed: without its last line the server drops it.
  connection.close();
  return attempt.isOvertaken ? { is: 'overtaken' } : readFault(fault, attempt.wasHandedOver);
}

/** Returns the text as a stream that provides nothing before the server is ready for it. */
function bodyOf(
  raw: Buffer,
  mayHandOver: () => Promise<boolean>,
  attempt: { wasHandedOver: boolean; isOvertaken: boolean },
): Readable {
  async function* read() {
    attempt.wasHandedOver = await mayHandOver();
    attempt.isOvertaken = !attempt.wasHandedOver;
    if (attempt.isOvertaken) throw new Error('Another worker has this mail.');
    yield raw;
  }
  return Readable.from(read());
}

/**
 * Composes the mail as it is sent over the wire. Names and subjects outside ASCII are encoded; no file or address is
 * read.
 */
async function compose(mail: OutgoingMail): Promise<{ raw: Buffer; sender: string }> {
  const { header, words } = mail;
  const node = new MailComposer({
    from: mail.from,
    to: mail.to,
    date: mail.date,
    subject: words.subject,
    text: words.text,
    html: words.html,
    messageId: header.messageId,
    ...(header.inReplyTo !== null && {
      inReplyTo: header.inReplyTo,
      references: header.inReplyTo,
    }),
    headers: header.fields,
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const sender = node.getEnvelope().from;
  if (!sender) throw new Error('MAIL_FROM has no address.');
  return { raw: await node.build(), sender };
}
