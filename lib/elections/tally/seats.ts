import type { Candidate, Seat, SeatCap, Skip, Tie, TieBreaker } from './types';

/** The candidates who got seats, those skipped, and the tie that stopped the count, if any. */
export type Seating = {
  readonly seats: Seat[];
  readonly skipped: Skip[];
  readonly tie: Tie | null;
};

/** Returns the cap under which no organisation has more than half of a body's members. */
export function halfOf(ofBody: number, sitting: Readonly<Record<string, number>> = {}): SeatCap {
  return { atMost: Math.floor(ofBody / 2), ofBody, sitting };
}

type Room = {
  readonly candidates: readonly Candidate[];
  readonly cap: SeatCap | null;
  readonly breakTie: TieBreaker;
  readonly count: number;
  readonly held: Map<string, number>;
};

/**
 * Gives out seats down an order of groups.
 *
 * 1. In each group, candidates whose organisation has reached the cap are skipped, and that is recorded.
 * 2. If all others in the group fit, they are all seated.
 * 3. If there are more of them than seats, or than their organisation may still have, the tie-break orders
 *    them and steps 1 and 2 apply to one candidate at a time. Without a tie-break the count stops there.
 */
export function fillSeats(
  order: readonly (readonly number[])[],
  { candidates, count, cap, breakTie }: Omit<Room, 'held'>,
): Seating {
  const room: Room = {
    candidates,
    count,
    cap,
    breakTie,
    held: new Map(Object.entries(cap?.sitting ?? {})),
  };
  const seating: Seating = { seats: [], skipped: [], tie: null };
  let ahead = 0;
  for (const group of order) {
    if (seating.seats.length >= count) break;
    const tie = seatGroup(group, ordinal(ahead + 1), { room, seating });
    if (tie) return { ...seating, tie };
    ahead += group.length;
  }
  return seating;
}

type Under = { readonly room: Room; readonly seating: Seating };

function seatGroup(group: readonly number[], place: string, { room, seating }: Under): Tie | null {
  const open = group.filter((place) => !passOver(place, { room, seating }));
  const free = room.count - seating.seats.length;
  const pressed = overCap(open, room);
  if (open.length <= free && pressed.length === 0) {
    for (const candidate of open) seat(candidate, reasonFor(open.length, place), { room, seating });
    return null;
  }
  const ids = (places: readonly number[]) => places.map((of) => room.candidates[of]?.id ?? '');
  const settled = room.breakTie(open, `${place} place, with ${free} of ${room.count} seats left`);
  if (settled) {
    for (const candidate of settled) {
      if (seating.seats.length >= room.count) break;
      if (!passOver(candidate, { room, seating }))
        seat(candidate, `tied for ${place} place, placed by the tie-break`, { room, seating });
    }
    return null;
  }
  if (open.length > free) return cutTie(ids(open), free);
  for (const candidate of open)
    if (!pressed.includes(candidate))
      seat(candidate, reasonFor(open.length, place), { room, seating });
  return capTie(ids(pressed), room);
}

function reasonFor(size: number, place: string): string {
  return size > 1
    ? `tied for ${place} place, with room for everybody tied`
    : `${place} in the order`;
}

function affiliationOf(place: number, room: Room): string | null {
  return room.cap ? (room.candidates[place]?.affiliation ?? null) : null;
}

/** Returns the members of the group whose organisation would exceed the cap if all of its tied members were seated. */
function overCap(open: readonly number[], room: Room): number[] {
  return open.filter((place) => {
    const affiliation = affiliationOf(place, room);
    if (affiliation === null || !room.cap) return false;
    const rivals = open.filter((other) => affiliationOf(other, room) === affiliation).length;
    return (room.held.get(affiliation) ?? 0) + rivals > room.cap.atMost;
  });
}

function passOver(place: number, { room, seating }: Under): boolean {
  const affiliation = affiliationOf(place, room);
  const candidate = room.candidates[place];
  if (affiliation === null || !room.cap || !candidate) return false;
  const held = room.held.get(affiliation) ?? 0;
  if (held < room.cap.atMost) return false;
  if (seating.skipped.some((skip) => skip.candidate === candidate.id)) return true;
  const reason = `${affiliation} already has ${held} of the body's ${room.cap.ofBody} members, and at most ${room.cap.atMost} are allowed`;
  seating.skipped.push({ candidate: candidate.id, affiliation, reason });
  return true;
}

function seat(place: number, reason: string, { room, seating }: Under): void {
  const affiliation = affiliationOf(place, room);
  if (affiliation !== null) room.held.set(affiliation, (room.held.get(affiliation) ?? 0) + 1);
  seating.seats.push({ candidate: room.candidates[place]?.id ?? '', reason });
}

function cutTie(candidates: string[], seats: number): Tie {
  const question = `${candidates.join(', ')} are tied, and only ${seats} of the ${candidates.length} can have a seat. Decide who is placed first.`;
  return { kind: 'cut', candidates, seats, round: null, question };
}

function capTie(candidates: string[], room: Room): Tie {
  const question = `${candidates.join(', ')} are tied, and no organisation may have more than ${room.cap?.atMost ?? 0} members. Decide who is placed first.`;
  return { kind: 'cap', candidates, seats: candidates.length - 1, round: null, question };
}

/** Writes an ordinal: 1st, 2nd, 3rd, 4th, … 11th, … 21st. */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}
