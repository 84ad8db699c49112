/** A seat on a body, from the record or a grant. */
export type SeatNow = {
  personId: string | null;
  name: string;
  role: string | null;
  affiliation: string | null;
};

/** A seat in the electorate of a motion. `personId` is the current one, after merges. */
export type SeatThen = { id: string; personId: string | null; name: string; leftAt: Date | null };

/** The changes to a body's seats since a motion's electorate was last updated. */
export type SeatChanges = {
  joined: SeatNow[];
  left: SeatThen[];
  /** Electors who had left and have a seat again. */
  returned: SeatThen[];
  /** Members who had not been matched with a person and now are. */
  recognised: { elector: SeatThen; personId: string }[];
};

/**
 * Compares an electorate with the current seats. A member is identified by the person, or by the name until the seat is
 * matched with a person. Electors who turned out to be one person all stay while that person has a seat: one of them
 * counts (`seatOf` in electorate-rules.ts), and if the merge is undone, neither has lost a vote.
 *
 * If there are no seats at all, there are no changes: a record that could not be read must not empty an electorate.
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

/**
 * The electors of a seat: the person's current ones; else the person's former one; else one with the same name, if
 * either side is not matched with a person.
 */
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
