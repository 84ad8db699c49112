import 'server-only';
import { db } from '@/lib/database/client';
import { env } from '@/lib/env';
import { Prisma } from '@/lib/generated/prisma/client';

/** Returns the missing setting without which no mail is sent; null if all are set. */
export function settingMailWaitsFor(): 'SMTP_URL' | 'MAIL_FROM' | null {
  if (env.smtpUrl === null) return 'SMTP_URL';
  return env.mailFrom === null ? 'MAIL_FROM' : null;
}

/** Statistics about mail, for /admin: counts only, without names. */
export type MailState = {
  /** The missing setting; no mail is noted or sent until it is set. */
  waitsFor: 'SMTP_URL' | 'MAIL_FROM' | null;
  /** Number of mails noted and not sent yet, including those to be tried again. */
  waiting: number;
  sent: number;
  /** Number of mails finally refused, or given up. */
  failed: number;
  /**
   * Number of mails handed over without a reply from the server. It is unknown if they were sent; they are not sent
   * again.
   */
  unclear: number;
  lastSentAt: Date | null;
};

/** Counts the {@link MailState} of the mails in these tables. */
export async function getMailState(tables: readonly string[]): Promise<MailState> {
  const mails = tables.map((table) => Prisma.raw(`select "sentAt", "failure" from "${table}"`));
  const [row] = await db.$queryRaw<Omit<MailState, 'waitsFor'>[]>`
    select
      count(*) filter (where "sentAt" is null and "failure" is null)::int as "waiting",
      count("sentAt")::int as "sent",
      count(*) filter (where "failure" like 'refused%' or "failure" like 'gave-up%')::int as "failed",
      count(*) filter (where "failure" = 'handed-over')::int as "unclear",
      max("sentAt") as "lastSentAt"
    from (${Prisma.join(mails, ' union all ')}) as "mails"`;
  if (!row) throw new Error('A count is always answered.');
  return { waitsFor: settingMailWaitsFor(), ...row };
}
