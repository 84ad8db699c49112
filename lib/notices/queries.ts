import 'server-only';
import { db } from '@/lib/database/client';
import { env } from '@/lib/env';
import { Prisma } from '@/lib/generated/prisma/client';

/** The setting without which no mail goes out; null when all are there. */
export function settingMailWaitsFor(): 'SMTP_URL' | 'MAIL_FROM' | null {
  if (env.smtpUrl === null) return 'SMTP_URL';
  return env.mailFrom === null ? 'MAIL_FROM' : null;
}

/** How mail goes out, for /admin: counts only, nobody's name. */
export type MailState = {
  /** The setting that is missing; no mail is noted or sent until it is there. */
  waitsFor: 'SMTP_URL' | 'MAIL_FROM' | null;
  /** Noted and not sent yet, those that are tried again included. */
  waiting: number;
  sent: number;
  /** Refused for good, or given up. */
  failed: number;
  /** Handed over without an answer: sent or not, nobody knows, and not sent again. */
  unclear: number;
  lastSentAt: Date | null;
};

/** See {@link MailState}; of the mails in these tables. */
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
