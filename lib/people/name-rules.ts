import { lowerAscii } from '@/lib/text';
import { slugOf } from '@/lib/slug';

/** Words that sources write in place of a person's name. */
const PLACEHOLDER =
  /^(missing|tb[ad]|none|null|n\/?a|unknown|vacant|no ptl|~|-+|\?+|appointment needed|need(s|ed)? appointment)\.?$/i;

/** Address that represents a PTL yet to be appointed. */
const NOBODYS_ADDRESS = 'example@example.org';

/** Plain forms, for handles, of letters that Unicode does not decompose. */
const PLAIN_LETTERS: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ð: 'd',
  þ: 'th',
};

/** Key by which addresses are compared: lower-case ASCII letters. Null if it is not an address, or nobody's. */
export function addressKey(email: string | null): string | null {
  const key = lowerAscii(email?.trim() ?? '');
  return /^[^\s@]+@[^\s@]+$/.test(key) && key !== NOBODYS_ADDRESS ? key : null;
}

/** Key by which names and nicks are compared: lower case, composed, single spaces. */
export function nameKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** True if a name is a placeholder for nobody: `TBD`, `vacant`, `appointment needed`. */
export function isPlaceholder(name: string): boolean {
  return PLACEHOLDER.test(name.trim());
}

/** Name or nick for display. Null for placeholders, empty names, and addresses in the wrong field. */
export function shownName(name: string | null): string | null {
  const shown = name?.normalize('NFC').trim().replace(/\s+/g, ' ') ?? '';
  return shown === '' || shown.includes('@') || isPlaceholder(shown) ? null : shown;
}

/** Handle made of a name: no accents, lower case, hyphens. May be empty. */
export function handleOf(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđßæœıðþ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
  return slugOf(plain);
}
