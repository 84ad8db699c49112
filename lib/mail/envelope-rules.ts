import type { MailKind } from './rules';

/** A mail without its words: what its header says. */
export type MailHeader = {
  messageId: string;
  /** The mail that this one follows, or null for the first of a motion. */
  inReplyTo: string | null;
  fields: Record<string, string>;
};

type Subject = { kind: MailKind; motionId: number; occasion: number; personKey: string };

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
    fields: {
      'List-Unsubscribe': `<${stopUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
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
