import type { Letters } from '@/lib/notices/send';
import { noteDueMail } from './commands';
import { prepareMotionMail } from './motion-mail';

/** Mails about motions, to those who vote on them or proposed them. */
export const motionLetters: Letters = {
  table: 'MotionMail',
  isUrgent: false,
  note: noteDueMail,
  prepare: prepareMotionMail,
};
