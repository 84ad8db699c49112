import type { MailKind } from './kinds';

/** The kinds of mail, as a person chooses among them. */
export const mailKindText: Record<MailKind, { label: string; hint: string }> = {
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
  cast: {
    label: 'A vote was cast in your name',
    hint: 'Each time your vote is cast or changed, so that you notice one that was not yours.',
  },
};

/** Why a choice about mail could not be kept. */
export type MailRefusal = 'link-not-valid';

/** Each refusal in a sentence. */
export const mailRefusalText: Record<MailRefusal, string> = {
  'link-not-valid':
    'This link is not valid: it is cut off, or was made for another site. Sign in and choose on your account page.',
};
