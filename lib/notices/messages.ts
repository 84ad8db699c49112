/** The reasons for refusing a choice about mail. */
export type MailRefusal = 'link-not-valid';

/** Text of each refusal, in a sentence. */
export const mailRefusalText: Record<MailRefusal, string> = {
  'link-not-valid':
    'This link is not valid: it is cut off, or was made for another site. Sign in and choose on your account page.',
};
