/** The header of a mail, apart from its subject and addresses. */
export type MailHeader = {
  messageId: string;
  /** The mail that this one follows, or null for the first of a motion. */
  inReplyTo: string | null;
  fields: Record<string, string>;
};

/** Returns the header fields common to all our mails. `stopUrl` is null for mails that cannot be stopped. */
export function fieldsOf(stopUrl: string | null): Record<string, string> {
  return { ...(stopUrl !== null && stopFields(stopUrl)), ...AUTOMATIC };
}

/** Fields that keep programs from replying automatically. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** Fields that stop mail of this kind with one click (RFC 8058). */
function stopFields(stopUrl: string): Record<string, string> {
  return {
    'List-Unsubscribe': `<${stopUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

const PLAIN_ADDRESS =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** True for a valid mail address. Addresses in the record are typed by people: with blanks, two at once, or ` at `. */
export function isMailAddress(address: string): boolean {
  return address.length <= 254 && PLAIN_ADDRESS.test(address);
}
