import { fieldsOf, type MailHeader } from '@/lib/notices/envelope-rules';

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
    fields: fieldsOf(stopUrl),
  };
}
