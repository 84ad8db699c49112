import type { Letters } from '@/lib/notices/send';
import { noteDueNotices } from './notice-commands';
import { prepareNotice } from './notice-mail';

/** Mails about events in a person's account or in a person's name. */
export const noticeLetters: Letters = {
  table: 'NoticeMail',
  isUrgent: true,
  note: noteDueNotices,
  prepare: prepareNotice,
};
