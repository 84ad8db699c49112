/** A kind of mail that a person can choose not to get, in the words of the account page. Each concept names its own. */
export type MailKind = { kind: string; label: string; hint: string };

const HOUR_IN_MS = 3_600_000;

/** Hours after which news is no longer sent, so that a server that was down for a month does not send a flood. */
export const FRESH_FOR_HOURS = 72;

/** True if a mail due since `dueAt` is too old to send. Exactly three days is still fresh. */
export function isTooOld(dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() > FRESH_FOR_HOURS * HOUR_IN_MS;
}
