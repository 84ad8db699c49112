/** What mails about motions tell, in the order in which they come. */
export const MOTION_MAIL_KINDS = ['opened', 'reminder', 'revised', 'decided'] as const;

/** What a mail about a motion tells. */
export type MotionMailKind = (typeof MOTION_MAIL_KINDS)[number];

/** The mails that somebody can choose not to get: those about motions, and those about their own votes. */
export const MAIL_KINDS = [...MOTION_MAIL_KINDS, 'cast'] as const;

/** A mail that somebody can choose not to get. */
export type MailKind = (typeof MAIL_KINDS)[number];

const HOUR_IN_MS = 3_600_000;

/** News that is older than this is not sent any more: a server that was away for a month causes no flood. */
export const FRESH_FOR_HOURS = 72;

/** Whether a mail that was due since then is old news now. Exactly three days is still fresh. */
export function isTooOld(dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() > FRESH_FOR_HOURS * HOUR_IN_MS;
}
