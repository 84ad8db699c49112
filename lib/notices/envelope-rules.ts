import type { MotionMailKind } from './kinds';

/** A mail without its words: what its header says. */
export type MailHeader = {
  messageId: string;
  /** The mail that this one follows, or null for the first of a motion. */
  inReplyTo: string | null;
  fields: Record<string, string>;
};

type Subject = { kind: MotionMailKind; motionId: number; occasion: number; personKey: string };

/**
 * The header that threads the mails of a motion and lets a receiver drop a second copy.
 *
 * The Message-ID depends on motion, kind, occasion and person alone. All mails of a motion to one person refer to
 * the `opened` one, whether or not that was sent: programs that thread need only the common name (RFC 5322, 3.6.4).
 */
export function headerOf(mail: Subject, siteUrl: string, stopUrl: string): MailHeader {
  const host = new URL(siteUrl).hostname;
  const first = idOf({ ...mail, kind: 'opened', occasion: 0 }, host);
  const messageId = idOf(mail, host);
  return {
    messageId,
    inReplyTo: messageId === first ? null : first,
    fields: { ...stopFields(stopUrl), ...AUTOMATIC },
  };
}

/**
 * The header of a mail about a row of the audit log. `stopUrl` is null for what nobody can end.
 *
 * The Message-ID depends on the row and the address alone, and threads with nothing.
 */
export function noticeHeaderOf(
  { seq, addressKey }: { seq: bigint; addressKey: string },
  siteUrl: string,
  stopUrl: string | null,
): MailHeader {
  return {
    messageId: `<notice-${seq}.${addressKey}@${new URL(siteUrl).hostname}>`,
    inReplyTo: null,
    fields: { ...(stopUrl !== null && stopFields(stopUrl)), ...AUTOMATIC },
  };
}

/** Nobody's program answers these. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** One click ends mail of this kind (RFC 8058). */
function stopFields(stopUrl: string): Record<string, string> {
  return {
    'List-Unsubscribe': `<${stopUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

function idOf({ kind, motionId, occasion, personKey }: Subject, host: string): string {
  return `<motion-${motionId}.${kind}-${occasion}.${personKey}@${host}>`;
}

const PLAIN_ADDRESS =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** Whether this can be written to. Addresses of the record are what people typed: blanks, two at once, `at`. */
export function isMailAddress(address: string): boolean {
  return address.length <= 254 && PLAIN_ADDRESS.test(address);
}
