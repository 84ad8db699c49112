import { fieldsOf, type MailHeader } from '@/lib/notices/envelope-rules';

/**
 * Returns the header of a mail about a row of the audit log. `stopUrl` is null for mail that nobody can switch off.
 *
 * The Message-ID depends only on the row and the address, and the mail joins no thread.
 */
export function noticeHeaderOf(
  { seq, addressKey }: { seq: bigint; addressKey: string },
  siteUrl: string,
  stopUrl: string | null,
): MailHeader {
  return {
    messageId: `<notice-${seq}.${addressKey}@${new URL(siteUrl).hostname}>`,
    inReplyTo: null,
    fields: fieldsOf(stopUrl),
  };
}
