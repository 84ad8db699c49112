import { lowerAscii } from '@/lib/text';
import { nameKey } from '@/lib/people/name-rules';

/** Kinds of names that a person can state. */
export const STATED_KINDS = ['irc', 'gerrit', 'github'] as const;

/** A kind of name that a person can state. */
export type StatedKind = (typeof STATED_KINDS)[number];

/** Maximum number of stated names of a person. */
export const MAX_STATED = 20;

/** Reason a stated name may not be added or removed. */
export type AliasRefusal = 'no-such-alias' | 'too-many-aliases';

/** Texts for the kinds of names and addresses, and for their use. */
export const ALIAS_TEXT: Record<string, { name: string; purpose: string }> = {
  name: { name: 'Name', purpose: 'Shown on your page and beside what you do.' },
  irc: { name: 'Chat nick', purpose: 'With a name from the record, tells who is meant in it.' },
  email: {
    name: 'E-mail address',
    purpose: 'Tells who is meant in the record, and is where mail goes. Never shown to others.',
  },
  github: { name: 'GitHub login', purpose: 'Shown on your page.' },
  gerrit: { name: 'Code review account', purpose: 'Shown on your page.' },
};

/** Texts for the sources of names and addresses. */
export const SOURCE_TEXT: Record<string, string> = {
  record: 'The community’s repositories',
  verified: 'Vouched for by the service you sign in with',
  stated: 'Said by you, checked by nobody',
};

/** Key by which aliases of a kind are compared. */
export function aliasKey(kind: string, value: string): string {
  return kind === 'email' ? lowerAscii(value.trim()) : nameKey(value);
}
