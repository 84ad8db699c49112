/** A mail without its words: what its header says. */
export type MailHeader = {
  messageId: string;
  /** The mail that this one follows, or null for the first of a motion. */
  inReplyTo: string | null;
  fields: Record<string, string>;
};

/** The fields that mails of ours have in common. `stopUrl` is null for what nobody can end. */
export function fieldsOf(stopUrl: string | null): Record<string, string> {
  return { ...(stopUrl !== null && stopFields(stopUrl)), ...AUTOMATIC };
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

const PLAIN_ADDRESS =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** Whether this can be written to. Addresses of the record are what people typed: blanks, two at once, `at`. */
export function isMailAddress(address: string): boolean {
  return address.length <= 254 && PLAIN_ADDRESS.test(address);
}
