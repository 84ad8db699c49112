import type { Mismatch } from './evidence';
import { short, type Change, type Replay } from './replay';

/** An audit row with its changes, for checking its meaning. */
export type ToldEntry = {
  action: string;
  subject: string;
  actorId: string | null;
  changes: readonly Change[];
};

/** True if two rows of people are, or ever were, one person. */
export type SamePerson = (one: unknown, other: unknown) => boolean;

/** State of the tables by the log up to a row, including its changes. */
export type Known = { replay: Replay; isSame: SamePerson };

/** Checks of audit rows by a concept, in addition to its permits. */
export type AuditCheck = {
  /** Contradictions between an audit row and one of its changes, each as the end of a sentence. */
  contradictions: (entry: ToldEntry, change: Change, known: Known) => string[];
  /** Begins the check of a row before its changes are applied; the returned function ends it afterwards. */
  recount: (entry: ToldEntry, replay: Replay) => () => string[];
  /** Contradictions after the whole log has been applied. */
  atEnd: (replay: Replay) => Mismatch[];
};

/**
 * Lists contradictions between an audit row and its changes: an actor column with another person's name, and those that
 * the checks of concepts find.
 *
 * The changes must have been applied.
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

/** Name of the changed row, for messages. */
export function placeOf({ table, key }: Change): string {
  return `${table} ${JSON.stringify(key)}`;
}
