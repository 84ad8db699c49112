import { nameKey } from '@/lib/people/name-rules';
import type { MotionPerson } from './view-types';

/** A seat of the body, with its person and role, to identify a speaker in a discussion. */
export type NamedSeat = { person: MotionPerson; role: string | null };

/** The capacity in which a person speaks in a discussion. */
export type Speaker =
  | { is: 'seated'; role: string }
  /** A person who has the same name as a member but is another person. */
  | { is: 'namesake'; of: string }
  | { is: 'other' };

/**
 * Identifies a speaker in a discussion of a body: by the seat they hold, matched by handle and never by name; or as the
 * namesake of a member whose seat is not theirs.
 */
export function speakerOf(person: MotionPerson, seats: readonly NamedSeat[]): Speaker {
  const own = seats.find(
    (seat) => seat.person.handle !== null && seat.person.handle === person.handle,
  );
  if (own) return { is: 'seated', role: own.role ?? 'member' };
  const name = likenessOf(person.name);
  const same = seats.find((seat) => likenessOf(seat.person.name) === name);
  return same ? { is: 'namesake', of: same.role ?? 'member' } : { is: 'other' };
}

/**
 * Lower-case letters of other scripts, and digits, that look like Latin letters; enough to see through a deceptive
 * name.
 */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ а: 'a', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', о: 'o' },
  ...{ р: 'p', ԛ: 'q', ѕ: 's', т: 't', у: 'y', х: 'x', ѵ: 'v', ԝ: 'w', α: 'a', ι: 'i', ο: 'o' },
  ...{ ρ: 'p', ν: 'v', υ: 'u', χ: 'x', '0': 'o', '1': 'l', ı: 'i' },
};

/**
 * Reduces a name to how it looks: without accents, punctuation and spaces, and with lookalike letters of other scripts
 * replaced by Latin ones.
 */
function likenessOf(name: string): string {
  const bare = nameKey(name.normalize('NFKD').replace(/[\p{M}\p{Cf}\p{P}\s]/gu, ''));
  return Array.from(bare, (letter) => LOOKALIKES[letter] ?? letter).join('');
}
