import type { Row } from '@/lib/audit/columns';
import type { Mismatch } from '@/lib/audit/evidence';
import { placeOf, type AuditCheck, type Known, type ToldEntry } from '@/lib/audit/meaning';
import { keptRow, short, type Change, type Replay } from '@/lib/audit/replay';
import { recount } from './audit-recount';

/** Actions of a member on their own seat. */
const OF_MEMBERS = new Set(['motion.vote', 'motion.recuse', 'motion.return']);

const DECISIONS = new Set(['motion.pass', 'motion.reject']);

/**
 * Checks entries of the log about motions against each other. Finds a vote on another person's seat, a change of
 * another motion, a resolution that is not what was decided, a decision that a recount does not confirm, and a vote
 * that counts and is not the last.
 */
export const auditCheck: AuditCheck = {
  contradictions: (entry, change, known) => [
    ...otherSeat(entry, change, known),
    ...otherMotion(entry, change, known.replay),
    ...otherText(entry, change, known.replay),
  ],
  recount: ({ action, subject }, replay) => {
    const id = Number(subject.slice('motion/'.length));
    const undecided = DECISIONS.has(action) ? keptRow(replay, 'Motion', { id }) : null;
    return () =>
      undecided ? recount(replay, undecided).map((count) => `of the decision, ${count}`) : [];
  },
  atEnd: strayVotes,
};

function otherSeat(
  { action, actorId }: ToldEntry,
  change: Change,
  { replay, isSame }: Known,
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

/** True if the change only notes, on a competing motion, that the motion of the subject has passed. */
function isOfRival(subject: string, { table, set }: Change): boolean {
  const [column, ...others] = Object.keys(set ?? {});
  const isNoted = table === 'Motion' && column === 'passedRivalId' && others.length === 0;
  return isNoted && subject === `motion/${String(set?.passedRivalId)}`;
}

/** Checks that an adopted resolution has the title and the text of the revision that was decided. */
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
 * Finds votes that count and are not the last that their member cast, at the end of the log, by seat and motion. A vote
 * cast with an account that turned out to be another person's is not the member's.
 */
function strayVotes(replay: Replay): Mismatch[] {
  const casts = new Map<unknown, Row[]>();
  for (const { row } of replay.rows.get('MotionVoteCast')?.values() ?? []) {
    casts.set(row.electorId, [...(casts.get(row.electorId) ?? []), row]);
  }
  return [...(replay.rows.get('MotionElector')?.values() ?? [])].flatMap(({ row: seat }) => {
    const vote = keptRow(replay, 'MotionVote', { electorId: seat.id });
    const ordered = (casts.get(seat.id) ?? []).sort(
      (one, other) => Number(other.id) - Number(one.id),
    );
    const last = ordered.find((cast) => isSameVote(vote, cast) || !isParted(replay, cast, seat));
    if (isSameVote(vote, last)) return [];
    const what = `The vote that counts for ${String(seat.name)} is not the last one they cast.`;
    return [{ subject: `motion/${String(seat.motionId)}`, seq: null, what }];
  });
}

function isSameVote(one: Row | null | undefined, other: Row | undefined): boolean {
  return OF_A_VOTE.every((column) => one?.[column] === other?.[column]);
}

/** True if a vote was cast with an account that, at the end of the log, is not the seat's member's. */
function isParted(replay: Replay, cast: Row, seat: Row): boolean {
  const account = keptRow(replay, 'User', { id: cast.accountId });
  if (!account) return false;
  const whole = (id: unknown) => keptRow(replay, 'Person', { id })?.mergedIntoId ?? id;
  return whole(account.personId) !== whole(seat.personId);
}

const OF_A_VOTE = ['motionId', 'choice', 'comment', 'revision', 'castAt', 'source', 'accountId'];
