import { nameKey } from '@/lib/people/name-rules';
import type { MotionPerson } from './view-types';

/** A seat of the body, as far as it says who somebody is in a discussion. */
export type NamedSeat = { person: MotionPerson; role: string | null };

/** Who speaks in a discussion: with which seat, or under whose name. */
export type Speaker =
  | { is: 'seated'; role: string }
  /** Somebody whose name is that of a member and who is somebody else. */
  | { is: 'namesake'; of: string }
  | { is: 'other' };

/**
 * Who somebody is in a discussion of a body: the seat they hold, told by the person and never by the name; or that
 * their name is a member's and the seat is not theirs.
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

/** Letters of other scripts that look like Latin ones, small; enough to see through a name that is set up to deceive. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ а: 'a', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', о: 'o' },
  ...{ р: 'p', ԛ: 'q', ѕ: 's', т: 't', у: 'y', х: 'x', ѵ: 'v', ԝ: 'w', α: 'a', ι: 'i', ο: 'o' },
  ...{ ρ: 'p', ν: 'v', υ: 'u', χ: 'x', '0': 'o', '1': 'l', ı: 'i' },
};

/** A name as it looks: without accents, marks and spaces, with letters of other scripts as the Latin ones they look like. */
function likenessOf(name: string): string {
  const bare = nameKey(name.normalize('NFKD').replace(/[\p{M}\p{Cf}\p{P}\s]/gu, ''));
  return Array.from(bare, (letter) => LOOKALIKES[letter] ?? letter).join('');
}
