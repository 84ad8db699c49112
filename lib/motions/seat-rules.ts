/** A seat on a body, as the record or a grant has it. */
export type SeatNow = {
  personId: string | null;
  name: string;
  role: string | null;
  affiliation: string | null;
};

/** A seat in the electorate of a motion. People are named by who they are now, after merges. */
export type SeatThen = { id: string; personId: string | null; name: string; leftAt: Date | null };

/** What became of the seats of a body since a motion's electorate was last brought up to date. */
export type SeatChanges = {
  joined: SeatNow[];
  left: SeatThen[];
  /** They had left and have a seat again. */
  returned: SeatThen[];
  /** Members nobody could be found for, who have been found since. */
  recognised: { elector: SeatThen; personId: string }[];
};

/**
 * Compares an electorate with the seats as they are now. A member is told by the person, or by the name while
 * nobody was found for it. Electors who turned out to be one person all stay while that person has a seat: one of
 * them counts (`seatOf` in electorate-rules.ts), and should they be two after all, neither has lost a vote.
 *
 * Where no seat is left at all, nothing is concluded: a record that could not be read must not empty an electorate.
 */
export function seatChanges(electors: readonly SeatThen[], seats: readonly SeatNow[]): SeatChanges {
  const changes: SeatChanges = { joined: [], left: [], returned: [], recognised: [] };
  if (seats.length === 0) return changes;
  const met = new Set<string>();
  for (const seat of seats) {
    const [elector, ...doubles] = electorsOf(electors, seat, met);
    if (!elector) {
      changes.joined.push(seat);
      continue;
    }
    for (const { id } of [elector, ...doubles]) met.add(id);
    if (elector.leftAt) changes.returned.push(elector);
    if (elector.personId === null && seat.personId !== null) {
      changes.recognised.push({ elector, personId: seat.personId });
    }
  }
  changes.left = electors.filter(({ id, leftAt }) => leftAt === null && !met.has(id));
  return changes;
}

/** Whose seat it is: the person's, those they still sit on first, else one of that name that is nobody's on one of the two sides. */
function electorsOf(
  electors: readonly SeatThen[],
  seat: SeatNow,
  met: ReadonlySet<string>,
): SeatThen[] {
  const free = electors.filter(({ id }) => !met.has(id));
  const isSamePerson = ({ personId }: SeatThen) => personId !== null && personId === seat.personId;
  const isSameName = ({ personId, name }: SeatThen) =>
    name === seat.name && (personId === null || seat.personId === null);
  const own = free.filter(isSamePerson);
  const kept = own.filter(({ leftAt }) => leftAt === null);
  if (kept.length > 0) return kept;
  return [own[0] ?? free.find(isSameName)].filter((elector) => elector !== undefined);
}
