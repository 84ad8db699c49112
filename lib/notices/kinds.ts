/** A kind of mail that somebody can choose not to get, in the words of the account page. Concepts name theirs. */
export type MailKind = { kind: string; label: string; hint: string };

const HOUR_IN_MS = 3_600_000;

/** News that is older than this is not sent any more: a server that was away for a month causes no flood. */
export const FRESH_FOR_HOURS = 72;

/** Whether a mail that was due since then is old news now. Exactly three days is still fresh. */
export function isTooOld(dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() > FRESH_FOR_HOURS * HOUR_IN_MS;
}
