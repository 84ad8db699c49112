import type { MailKind } from '@/lib/notices/kinds';

/** The kinds of mails about motions, in the order in which they come. */
export const MOTION_MAIL_KINDS = ['opened', 'reminder', 'revised', 'decided'] as const;

/** A kind of mail about a motion. */
export type MotionMailKind = (typeof MOTION_MAIL_KINDS)[number];

const words: Record<MotionMailKind, Omit<MailKind, 'kind'>> = {
  opened: {
    label: 'A vote opened',
    hint: 'When a motion that you can vote on is opened.',
  },
  reminder: {
    label: 'Your vote is missing',
    hint: '48 hours before a vote ends or can be decided, if you have not voted.',
  },
  revised: {
    label: 'The text was revised',
    hint: 'When the text of a motion changes after you voted or approved; that counts no longer until you confirm it.',
  },
  decided: {
    label: 'A motion was decided',
    hint: 'When a motion that you could vote on, or that you proposed, passes or is rejected.',
  },
};

/** The kinds of mails about motions, as a person chooses among them. */
export const motionMailKinds: readonly MailKind[] = MOTION_MAIL_KINDS.map((kind) => ({
  kind,
  ...words[kind],
}));
