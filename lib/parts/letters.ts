import { motionLetters } from '@/lib/motions/mail/letters';
import type { Letters } from '@/lib/notices/send';
import type { MailTable } from '@/lib/notices/delivery-rules';
import { noticeLetters } from '@/lib/people/notices/letters';

/** What writes the mails of each table. */
export const letters: Readonly<Record<MailTable, Letters>> = {
  NoticeMail: noticeLetters,
  MotionMail: motionLetters,
};
