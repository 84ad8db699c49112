import { lowerAscii } from '@/lib/text';
import { nameKey } from '@/lib/people/name-rules';

/** What somebody can say they are called elsewhere. */
export const STATED_KINDS = ['irc', 'gerrit', 'github'] as const;

/** What somebody can say they are called elsewhere. */
export type StatedKind = (typeof STATED_KINDS)[number];

/** How many such names somebody may have. */
export const MAX_STATED = 20;

/** Why a name may not be added or removed. */
export type AliasRefusal = 'no-such-alias' | 'too-many-aliases';

/** Kinds of names and addresses in words, and what each is used for. */
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

/** Where a name or address comes from, in words. */
export const SOURCE_TEXT: Record<string, string> = {
  record: 'The community’s repositories',
  verified: 'Vouched for by the service you sign in with',
  stated: 'Said by you, checked by nobody',
};

/** What a person is called, or an address of theirs, as aliases of that kind are compared. */
export function aliasKey(kind: string, value: string): string {
  return kind === 'email' ? lowerAscii(value.trim()) : nameKey(value);
}
