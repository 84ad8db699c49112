import type { Letters } from '@/lib/notices/send';
import { noteDueNotices } from './notice-commands';
import { prepareNotice } from './notice-mail';

/** Mails about what happened to an account or in somebody's name. */
export const noticeLetters: Letters = {
  table: 'NoticeMail',
  isUrgent: true,
  note: noteDueNotices,
  prepare: prepareNotice,
};
