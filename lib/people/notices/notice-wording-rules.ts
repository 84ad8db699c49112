import type { LetterFact, MailEnding } from '@/lib/notices/layout-rules';
import type { NoticeKind } from './notice-rules';

/** Advice about a vote or a consent in one's name that was not one's own. */
export const NOT_YOUR_VOTE: LetterFact = {
  label: 'If it was not you',
  value:
    'Sign in and vote yourself: the last vote counts, and a consent can be taken back. Sign out everywhere on your account page, and tell the chair.',
};

/** The facts of a notice, collected for one address. Texts that people wrote are unchanged. */
export type NoticeStory = {
  kind: NoticeKind;
  /** Beginning of the subject: the body of a vote, otherwise the community. */
  tag: string;
  /** The name of the row of people that receives it, as others see it. */
  name: string;
  at: Date;
  timeZone: string;
  /** The person who did it, and their reason in their own words. */
  by: string;
  reason: string;
  /** For a sign-in: the browser's own name, and the identity provider. */
  browser: string | null;
  provider: string | null;
  /** For a role: its name, and the moment until which it was given. */
  role: string | null;
  until: Date | null;
  /** For a merge or a claim: the other row of people. */
  other: string | null;
  /** For a vote: the motion, the choice and the revision. */
  vote: { motion: string; choice: string; revision: number } | null;
  /** Address that the notice links to, and address that says how to reach the operators. */
  page: string;
  about: string;
  ending: MailEnding | null;
};

/** The parts of a notice that depend on its kind. */
type Wording = {
  /** Facts that the notice states: who did it and why. Neither is stated for actions of people on their own account. */
  tells: readonly ('by' | 'reason')[];
  subject: (story: NoticeStory) => string;
  lead: (story: NoticeStory) => string;
  /** Advice for a reader who did not have it done. */
  advice: (story: NoticeStory) => LetterFact;
};

const IF_NOT_YOU = 'If it was not you';
const IF_WRONG = 'If this is not right';

const notYourSignIn = ({ about }: NoticeStory): LetterFact => ({
  label: IF_NOT_YOU,
  value: `Sign out everywhere on your account page, see to your account at the identity provider (its password, and where it is signed in), and tell the operators: ${about}`,
});

const wrong = ({ about }: NoticeStory): LetterFact => ({
  label: IF_WRONG,
  value: `Your account page shows what you are here, on what ground, and which entries are yours. Tell the operators what is wrong: ${about}`,
});

/** Wordings of each kind of notice. */
export const WORDINGS: Readonly<Record<NoticeKind, Wording>> = {
  browser: {
    tells: [],
    subject: () => 'Your account: signed in from a new browser',
    lead: () =>
      'Somebody signed in to your account with a browser that was not used for it before.',
    advice: notYourSignIn,
  },
  stolen: {
    tells: [],
    subject: () => 'Your account: a session was ended for safety',
    lead: () =>
      'A session of yours was used in two places at once, as happens when it was copied. It was ended in both.',
    advice: notYourSignIn,
  },
  address: {
    tells: ['reason'],
    subject: () => 'Your account: another e-mail address',
    lead: () =>
      'The identity provider no longer vouches for the address that it vouched for before. Mail goes to the new one, where there is one.',
    advice: notYourSignIn,
  },
  given: {
    tells: ['by', 'reason'],
    subject: () => 'Your account: a role was given to you',
    lead: ({ role }) => `You have a role now: ${role ?? 'one that is not known here'}.`,
    advice: wrong,
  },
  revoked: {
    tells: ['by', 'reason'],
    subject: () => 'Your account: a role was taken from you',
    lead: ({ role }) => `You no longer have a role: ${role ?? 'one that is not known here'}.`,
    advice: wrong,
  },
  merged: {
    tells: ['by', 'reason'],
    subject: () => 'Your account: merged with another entry',
    lead: ({ other }) =>
      `You and ${nameOf(other)} count as one person now, with the roles of both.`,
    advice: wrong,
  },
  unmerged: {
    tells: ['by', 'reason'],
    subject: () => 'Your account: a merge was undone',
    lead: ({ other }) => `You and ${nameOf(other)} count as two people again.`,
    advice: wrong,
  },
  tied: {
    tells: ['by', 'reason'],
    subject: () => 'Your account: tied to the record',
    lead: ({ other }) =>
      `An account and an entry of the record count as one person now, since both have the same address: you and ${nameOf(other)}.`,
    advice: wrong,
  },
  'claim-approved': {
    tells: ['by', 'reason'],
    subject: () => 'Your account: a claim was approved',
    lead: ({ other }) =>
      `By a claim that an admin approved, you and ${nameOf(other)} count as one person now, with the roles of both.`,
    advice: wrong,
  },
  'claim-refused': {
    tells: ['by', 'reason'],
    subject: () => 'Your account: your claim was refused',
    lead: ({ other }) => `You had said that you are ${nameOf(other)}. An admin refused that.`,
    advice: wrong,
  },
  cast: {
    tells: ['by'],
    subject: ({ vote }) => `Vote cast in your name: ${vote?.motion ?? 'a motion'}`,
    lead: () => 'A vote was cast in your name, or one that you had cast was changed or confirmed.',
    advice: () => NOT_YOUR_VOTE,
  },
  'cast-off': {
    tells: [],
    subject: () => 'Your account: no more mail about your votes',
    lead: () => 'You will get no more mail when a vote is cast in your name.',
    advice: ({ about }) => ({
      label: IF_NOT_YOU,
      value: `Choose that mail again on your account page, sign out everywhere there, and tell the operators: ${about}`,
    }),
  },
};

function nameOf(other: string | null): string {
  return other ?? 'somebody whose entry is gone';
}
