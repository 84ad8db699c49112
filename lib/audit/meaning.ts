import type { Row } from './columns';
import { keptRow, short, type Change, type Replay } from './replay';

/** An audit row with what it changed, as the checks of its meaning see it. */
export type ToldEntry = {
  action: string;
  subject: string;
  actorId: string | null;
  changes: readonly Change[];
};

/** Columns that name who did it: what is written there is whoever the audit row names. */
const ACTORS: Readonly<Record<string, readonly string[]>> = {
  Motion: ['proposerId', 'decidedById'],
  MotionRevision: ['authorId', 'clockById'],
  MotionComment: ['personId'],
  MotionApproval: ['personId'],
  Grant: ['grantedById', 'revokedById'],
  PersonClaim: ['claimantId', 'decidedById'],
  PersonMerge: ['mergedById', 'undoneById'],
};

/** Actions of a member on their own seat. */
const OF_MEMBERS = new Set(['motion.vote', 'motion.recuse', 'motion.return']);

/** Whether two rows of people are, or at some time were, one person. */
export type SamePerson = (one: unknown, other: unknown) => boolean;

/**
 * Which rows of people the log has ever called one person. Merges that were undone count too: what was done meanwhile
 * stays, in the name of either.
 */
export function peopleOnce(): { note: (change: Change) => void; isSame: SamePerson } {
  const above = new Map<unknown, unknown>();
  const root = (id: unknown): unknown => {
    const next = above.get(id);
    return next === undefined || next === id ? id : root(next);
  };
  const join = (one: unknown, other: unknown) => {
    if (typeof one === 'string' && typeof other === 'string' && root(one) !== root(other)) {
      above.set(root(one), root(other));
    }
  };
  return {
    note: ({ table, key, put, set }) => {
      const row = put ?? set ?? {};
      if (table === 'PersonMerge' && put) join(put.fromId, put.intoId);
      if (table === 'Person') join(key.id, row.mergedIntoId);
    },
    isSame: (one, other) => one === other || root(one) === root(other),
  };
}

/**
 * What does not fit together in an audit row and what it changed: somebody's name on what another did, a vote on
 * somebody else's seat, a change of another motion, a resolution that is not what was decided.
 *
 * The changes are taken over already.
 */
export function contradictionsIn(entry: ToldEntry, replay: Replay, isSame: SamePerson): string[] {
  return entry.changes.flatMap((change) => [
    ...otherActors(entry, change, isSame),
    ...otherSeat(entry, change, { replay, isSame }),
    ...otherMotion(entry, change, replay),
    ...otherText(entry, change, replay),
  ]);
}

function otherActors({ actorId }: ToldEntry, change: Change, isSame: SamePerson): string[] {
  const written = change.put ?? change.set ?? {};
  return (ACTORS[change.table] ?? []).flatMap((column) => {
    const named = written[column] ?? null;
    if (named === null || isSame(named, actorId)) return [];
    return [
      `${placeOf(change)}: ${column} is ${short(named)}, and the row names ${short(actorId)} as who did it`,
    ];
  });
}

function otherSeat(
  { action, actorId }: ToldEntry,
  change: Change,
  { replay, isSame }: { replay: Replay; isSame: SamePerson },
): string[] {
  if (!OF_MEMBERS.has(action)) return [];
  const row = keptRow(replay, change.table, change.key);
  const seatId = change.table === 'MotionElector' ? row?.id : row?.electorId;
  const seat = keptRow(replay, 'MotionElector', { id: seatId });
  if (seat && actorId !== null && isSame(seat.personId, actorId)) return [];
  return [
    `${placeOf(change)}: the seat is ${short(seat?.name)}’s (${short(seat?.personId)}), and the row names ${short(actorId)}`,
  ];
}

function otherMotion({ subject }: ToldEntry, change: Change, replay: Replay): string[] {
  const row = keptRow(replay, change.table, change.key) ?? change.key;
  if (!change.table.startsWith('Motion') || !subject.startsWith('motion/')) return [];
  const about = change.table === 'Motion' ? row.id : row.motionId;
  if (subject === `motion/${String(about)}` || isOfRival(subject, change)) return [];
  const isBackLink = change.table === 'MotionLink' && subject === `motion/${String(row.target)}`;
  return isBackLink ? [] : [`${placeOf(change)}: the row is about ${subject}`];
}

/** A motion that passes says so to those it competes with, and nothing else. */
function isOfRival(subject: string, { table, set }: Change): boolean {
  const [column, ...others] = Object.keys(set ?? {});
  const isNoted = table === 'Motion' && column === 'passedRivalId' && others.length === 0;
  return isNoted && subject === `motion/${String(set?.passedRivalId)}`;
}

/** What a motion adopts has the title and the text of the revision that was decided. */
function otherText({ action, subject }: ToldEntry, change: Change, replay: Replay): string[] {
  if (action !== 'motion.pass' || change.table !== 'Resolution' || !change.put) return [];
  const { motionId, title, html } = change.put;
  const motion = keptRow(replay, 'Motion', { id: motionId });
  const key: Row = { motionId, number: motion?.revision };
  const revision = keptRow(replay, 'MotionRevision', key);
  if (subject === `motion/${String(motionId)}` && revision?.title === title) {
    if (revision?.html === html) return [];
  }
  return [
    `${placeOf(change)}: its title and text are not those of revision ${short(motion?.revision)} of ${subject}`,
  ];
}

/**
 * Votes that count and are not the last that their member cast, at the end of the log: the seat and the motion. A
 * vote cast with an account that turned out to be somebody else's is not the member's.
 */
export function strayVotes(replay: Replay): { motionId: unknown; name: unknown }[] {
  const casts = new Map<unknown, Row[]>();
  for (const { row } of replay.get('MotionVoteCast')?.values() ?? []) {
    casts.set(row.electorId, [...(casts.get(row.electorId) ?? []), row]);
  }
  return [...(replay.get('MotionElector')?.values() ?? [])].flatMap(({ row: seat }) => {
    const vote = keptRow(replay, 'MotionVote', { electorId: seat.id });
    const ordered = (casts.get(seat.id) ?? []).sort(
      (one, other) => Number(other.id) - Number(one.id),
    );
    const last = ordered.find((cast) => isSameVote(vote, cast) || !isParted(replay, cast, seat));
    return isSameVote(vote, last) ? [] : [{ motionId: seat.motionId, name: seat.name }];
  });
}

function isSameVote(one: Row | null | undefined, other: Row | undefined): boolean {
  return OF_A_VOTE.every((column) => one?.[column] === other?.[column]);
}

/** Whether a vote was cast with an account that is, as things stand, not the member's whose seat it is on. */
function isParted(replay: Replay, cast: Row, seat: Row): boolean {
  const account = keptRow(replay, 'User', { id: cast.accountId });
  if (!account) return false;
  const whole = (id: unknown) => keptRow(replay, 'Person', { id })?.mergedIntoId ?? id;
  return whole(account.personId) !== whole(seat.personId);
}

const OF_A_VOTE = ['motionId', 'choice', 'comment', 'revision', 'castAt', 'source', 'accountId'];

function placeOf({ table, key }: Change): string {
  return `${table} ${JSON.stringify(key)}`;
}
