import { lowerAscii } from '@/lib/text';
import { findAddress } from '@/lib/markup/redact';

/** Profile from an identity provider, as far as it is stored. */
export type ProvidedProfile = {
  /** Id of the account at the provider, by which it is found. */
  id: string;
  name: string;
  /** Login at the provider, if it has one. */
  login: string | null;
  /** Verified address; an unverified one is not stored. */
  verifiedEmail: string | null;
};

/** Maximum length of a stored name. */
const NAME_LENGTH = 100;

/** Control characters and characters that change the direction of text: a name must not affect the text beside it. */
const NOT_FOR_NAMES = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Name for storing and display, or null. An address is not accepted as a name: it would be public. */
function keptName(value: unknown): string | null {
  if (typeof value !== 'string' || value.includes('@') || findAddress(value)) return null;
  const name = value.replace(NOT_FOR_NAMES, '').normalize('NFC').replace(/\s+/g, ' ').trim();
  return name === '' ? null : name.slice(0, NAME_LENGTH).toWellFormed().trim();
}

function keptAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 254) return null;
  const address = lowerAscii(value.trim());
  return /^[^\s@\0]+@[^\s@\0]+$/.test(address) ? address : null;
}

/**
 * Profile from the claims of an OpenID Connect provider. The address counts only if `email_verified` is the boolean
 * `true`: some providers let people write the text "true".
 */
export function profileOfClaims(claims: Readonly<Record<string, unknown>>): ProvidedProfile {
  const { sub, name, preferred_username: username, nickname, email } = claims;
  const login = keptName(username) ?? keptName(nickname);
  return {
    id: idOf(sub),
    name: keptName(name) ?? login ?? 'Somebody',
    login,
    verifiedEmail: claims.email_verified === true ? keptAddress(email) : null,
  };
}

/** Profile from GitHub's user and its list of addresses: the primary one, if verified. */
export function profileOfGithub(
  user: Readonly<Record<string, unknown>>,
  emails: unknown,
): ProvidedProfile {
  const login = keptName(user.login);
  const list: unknown[] = Array.isArray(emails) ? emails : [];
  const primary = list.find(
    (entry): entry is { email: unknown } =>
      typeof entry === 'object' &&
      entry !== null &&
      'email' in entry &&
      'primary' in entry &&
      entry.primary === true &&
      'verified' in entry &&
      entry.verified === true,
  );
  return {
    id: idOf(user.id),
    name: keptName(user.name) ?? login ?? 'Somebody',
    login,
    verifiedEmail: keptAddress(primary?.email),
  };
}

function idOf(value: unknown): string {
  const id = typeof value === 'number' ? String(value) : value;
  if (typeof id !== 'string' || id === '' || id.length > 255) {
    throw new TypeError('The identity provider gave no id.');
  }
  return id;
}

/** Problem of a sign-in. Part of the address of the sign-in page, so never renamed. */
export type SignInProblem =
  | 'refused'
  | 'expired'
  | 'used'
  | 'provider-down'
  | 'provider-error'
  | 'not-linked'
  | 'no-such-provider'
  | 'settings'
  | 'failed';

/** Texts for the problems: a title and what to do. */
export const signInProblemText: Record<SignInProblem, { title: string; advice: string }> = {
  refused: {
    title: 'You were not signed in: the consent was refused.',
    advice: 'Rollcall asks for your name and your address. To sign in, choose again and agree.',
  },
  expired: {
    title: 'This sign-in took too long, or was begun in another window.',
    advice: 'Choose again: you have 15 minutes, in one window. The browser must keep cookies.',
  },
  used: {
    title: 'This sign-in has been used already.',
    advice: 'Each counts once. Choose again.',
  },
  'provider-down': {
    title: 'The identity provider does not answer.',
    advice: 'Nothing is wrong with your account. Try again in a few minutes.',
  },
  'provider-error': {
    title: 'The identity provider answered with something that can’t be used.',
    advice: 'Try again. If it stays so, tell those who run this site: their log has the details.',
  },
  'not-linked': {
    title: 'Somebody has signed in with this address in another way.',
    advice: 'Sign in the way you did before.',
  },
  'no-such-provider': {
    title: 'There is no such way to sign in.',
    advice: 'Choose one of those below.',
  },
  settings: {
    title: 'Signing in is not set up correctly.',
    advice: 'Tell those who run this site: their log names the setting.',
  },
  failed: {
    title: 'You could not be signed in.',
    advice: 'Try again. If it stays so, tell those who run this site: their log has the details.',
  },
};

/** next-auth's error codes as our problems. */
const NEXT_AUTH_CODES: Partial<Record<string, SignInProblem>> = {
  AccessDenied: 'refused',
  Configuration: 'settings',
  OAuthSignin: 'provider-down',
  OAuthCallback: 'provider-error',
  OAuthCreateAccount: 'failed',
  OAuthAccountNotLinked: 'not-linked',
  Callback: 'failed',
  SessionRequired: 'expired',
  Verification: 'used',
};

/** Problem that `?error=` names, by our code or next-auth's; null for none. */
export function namedProblem(code: unknown): SignInProblem | null {
  if (typeof code !== 'string' || code === '') return null;
  if (isProblem(code)) return code;
  return (Object.hasOwn(NEXT_AUTH_CODES, code) ? NEXT_AUTH_CODES[code] : null) ?? 'failed';
}

function isProblem(code: string): code is SignInProblem {
  return Object.hasOwn(signInProblemText, code);
}

/**
 * Problem of a sign-in that the provider ended with an error (RFC 6749 section 4.1.2.1), or that failed on the way: by
 * the error's code and text from the OpenID Connect client or GitHub.
 */
export function problemOf(error: { code: string; message: string }): SignInProblem {
  const { code, message } = error;
  if (code === 'access_denied') return 'refused';
  if (/^(temporarily_unavailable|server_error)$/.test(code)) return 'provider-down';
  if (/^(invalid_grant|bad_verification_code)\b/.test(message)) return 'used';
  if (/^ERR_(JWE|JWT_EXPIRED)/.test(code)) return 'expired';
  if (/cookie was missing|could not be parsed|^(state|nonce) |different provider/.test(message)) {
    return 'expired';
  }
  if (/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|UND_ERR|ERR_SOCKET|CERT_)/.test(code)) {
    return 'provider-down';
  }
  if (/timed out|^no answer|got: 5\d\d/.test(message)) return 'provider-down';
  if (/^(invalid_client|unauthorized_client|invalid_scope)\b/.test(message)) return 'settings';
  if (/^(incorrect_client_credentials|redirect_uri_mismatch)\b/.test(message)) return 'settings';
  return 'provider-error';
}
