import { fieldsOf, type MailHeader } from '@/lib/notices/envelope-rules';
import type { MotionMailKind } from './kinds';

type Subject = { kind: MotionMailKind; motionId: number; occasion: number; personKey: string };

/**
 * Returns the header that threads the mails of a motion and lets a receiver drop a second copy.
 *
 * The Message-ID depends on motion, kind, occasion and person only. All mails of a motion to one person refer to the
 * `opened` one, whether or not that was sent: programs that thread need only the common name (RFC 5322, 3.6.4).
 */
export function headerOf(mail: Subject, siteUrl: string, stopUrl: string): MailHeader {
  const host = new URL(siteUrl).hostname;
  const first = idOf({ ...mail, kind: 'opened', occasion: 0 }, host);
  const messageId = idOf(mail, host);
  return {
    messageId,
    inReplyTo: messageId === first ? null : first,
    fields: fieldsOf(stopUrl),
  };
}

function idOf({ kind, motionId, occasion, personKey }: Subject, host: string): string {
  return `<motion-${motionId}.${kind}-${occasion}.${personKey}@${host}>`;
}
