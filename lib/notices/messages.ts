/** Why a choice about mail could not be kept. */
export type MailRefusal = 'link-not-valid';

/** Each refusal in a sentence. */
export const mailRefusalText: Record<MailRefusal, string> = {
  'link-not-valid':
    'This link is not valid: it is cut off, or was made for another site. Sign in and choose on your account page.',
};
