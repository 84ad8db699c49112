import type { Mismatch } from './evidence';
import { short, type Change, type Replay } from './replay';

/** An audit row with what it changed, as the checks of its meaning see it. */
export type ToldEntry = {
  action: string;
  subject: string;
  actorId: string | null;
  changes: readonly Change[];
};

/** Whether two rows of people are, or at some time were, one person. */
export type SamePerson = (one: unknown, other: unknown) => boolean;

/** What the log has made of the tables up to a row, its changes included. */
export type Known = { replay: Replay; isSame: SamePerson };

/** What a concept holds rows of the log against, beyond what its permits say. */
export type AuditCheck = {
  /** What does not fit together in an audit row and one of the changes it made, each in the end of a sentence. */
  contradictions: (entry: ToldEntry, change: Change, known: Known) => string[];
  /** Begins a check of a row whose changes are not taken over yet; ends it when they are. */
  recount: (entry: ToldEntry, replay: Replay) => () => string[];
  /** What does not fit together when the whole log is taken over. */
  atEnd: (replay: Replay) => Mismatch[];
};

/**
 * What does not fit together in an audit row and what it changed: somebody's name on what another did, and what the
 * checks of concepts find.
 *
 * The changes are taken over already.
 */
export function contradictionsIn(
  entry: ToldEntry,
  known: Known,
  checks: readonly AuditCheck[],
): string[] {
  return entry.changes.flatMap((change) => [
    ...otherActors(entry, change, known),
    ...checks.flatMap(({ contradictions }) => contradictions(entry, change, known)),
  ]);
}

function otherActors({ actorId }: ToldEntry, change: Change, { replay, isSame }: Known): string[] {
  const written = change.put ?? change.set ?? {};
  return (replay.tables[change.table]?.actors ?? []).flatMap((column) => {
    const named = written[column] ?? null;
    if (named === null || isSame(named, actorId)) return [];
    return [
      `${placeOf(change)}: ${column} is ${short(named)}, and the row names ${short(actorId)} as who did it`,
    ];
  });
}

/** Names the row that was changed. */
export function placeOf({ table, key }: Change): string {
  return `${table} ${JSON.stringify(key)}`;
}
