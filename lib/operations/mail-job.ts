import { ownLogKey } from '@/lib/checkpoints/log-key';
import { checkpointOfDecision } from '@/lib/checkpoints/commands';
import { readDatabaseClock } from '@/lib/database/clock';
import { db } from '@/lib/database/client';
import { env } from '@/lib/env';
import type { Job, Say } from '@/lib/job';
import { forgetFormerAddresses } from '@/lib/people/notices/notice-commands';
import { letters } from '@/lib/parts/letters';
import { sendDueMail } from '@/lib/notices/send';
import { MailServerDown } from '@/lib/notices/transport';
import { formatCount } from '@/lib/time';

let lastProblem: string | null = null;

/**
 * One round of the mail job: sends the mail that is due. Without SMTP_URL and MAIL_FROM, nothing is sent, noted or
 * lost; /admin shows what is missing. An outage of the server is reported once, and again only after mail has been
 * sent.
 */
async function sendMail(signal: AbortSignal, say: Say): Promise<void> {
  const { smtpUrl, mailFrom, siteUrl } = env;
  await forgetFormerAddresses(await readDatabaseClock(db));
  if (smtpUrl === null || mailFrom === null) return;
  const logKey = ownLogKey();
  const checkpointOf = async (id: number) => (await checkpointOfDecision(id, logKey))?.note ?? null;
  const site = { smtpUrl, from: mailFrom, siteUrl, secret: env.authSecret, checkpointOf, letters };
  try {
    const round = await sendDueMail({ ...site, clock: () => readDatabaseClock(db) }, signal);
    if (round.sent > 0) say(`mail: ${formatCount(round.sent, 'mail')} sent`);
    if (round.failed > 0) say(`mail: ${formatCount(round.failed, 'attempt')} failed`);
    if (lastProblem !== null && round.sent > 0) lastProblem = null;
  } catch (error) {
    if (!(error instanceof MailServerDown)) throw error;
    if (error.message !== lastProblem) say(`mail: the server can't be used: ${error.message}`);
    lastProblem = error.message;
  }
}

/** Sends the mail that is due, each minute. */
export const mailJob: Job = {
  name: 'mail',
  schedule: '* * * * *',
  expireInMinutes: 30,
  run: sendMail,
};
