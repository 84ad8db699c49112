import type { Row } from '@/lib/audit/columns';
import { isSame, keptRow, short, type Replay } from '@/lib/audit/replay';
import { outcomeOf } from './decision-rules';
import type { MotionOutcome } from './view-types';
import { factsOf, type EntryRow } from './row-queries';
import type { MotionRule } from './types';

/** What of an outcome must come out again: the words may be other words in a later version. */
const COUNTED = ['passes', 'members', 'tally', 'votes'] as const;

/**
 * Counts a motion again at the moment of its decision, from the seats, votes and consents that the log has up to
 * then, by the rule that is kept with it. Answers what comes out otherwise than was written.
 *
 * @param before The motion's row before the decision.
 */
export function recount(replay: Replay, before: Row): string[] {
  const motion = keptRow(replay, 'Motion', before);
  if (!motion?.rule || !motion.outcome) return ['it was decided without a rule or without a count'];
  const outcome = motion.outcome as MotionOutcome;
  const at = new Date(String(motion.decidedAt));
  const facts = factsOf(entryOf(replay, { ...motion, state: before.state, decidedAt: null }));
  const again = outcomeOf(facts, motion.rule as MotionRule, at, {
    comments: commentsOf(replay, motion.id),
    names: new Map(),
  });
  const [one, other] = [plain(outcome), plain(again)];
  return COUNTED.flatMap((field) =>
    isSame(one[field], other[field])
      ? []
      : [`${field} is ${short(one[field])}; counted again it is ${short(other[field])}`],
  );
}

/** As JSON, with the votes in one order. */
function plain(outcome: MotionOutcome): Record<(typeof COUNTED)[number], unknown> {
  const votes = outcome.votes.map((vote) => JSON.stringify(Object.entries(vote).sort())).sort();
  return { ...outcome, votes };
}

/** The motion with everything its count depends on, as the queries hand it out. */
function entryOf(replay: Replay, motion: Row): EntryRow {
  const related = (name: string) => rowsOf(replay, name, motion.id).map(revive);
  const votes = related('MotionVote');
  const row: Row = {
    ...revive(motion),
    proposer: motion.proposerId === null ? null : personOf(replay, motion.proposerId),
    electors: related('MotionElector').map((seat) => ({
      ...seat,
      person: seat.personId === null ? null : personOf(replay, seat.personId),
      vote: votes.find(({ electorId }) => electorId === seat.id) ?? null,
    })),
    approvals: related('MotionApproval').map((approval) => ({
      ...approval,
      person: personOf(replay, approval.personId),
    })),
    revisions: related('MotionRevision'),
    links: related('MotionLink'),
  };
  // Of what a row has, the count asks for what the log tells; titles and HTML, say, are not in it.
  return row as EntryRow;
}

function rowsOf(replay: Replay, name: string, motionId: unknown): Row[] {
  return [...(replay.rows.get(name)?.values() ?? [])].flatMap(({ row }) =>
    row.motionId === motionId ? [row] : [],
  );
}

/** Somebody as they were then: whom the log has them merged into. */
function personOf(replay: Replay, id: unknown) {
  const into = keptRow(replay, 'Person', { id })?.mergedIntoId ?? null;
  const named = { handle: '', name: '' };
  return { id, ...named, mergedInto: into === null ? null : { id: into, ...named } };
}

function commentsOf(replay: Replay, motionId: unknown): Map<string, string> {
  return new Map(
    rowsOf(replay, 'MotionVote', motionId).map((vote) => [
      String(vote.electorId),
      String(vote.comment),
    ]),
  );
}

/** Moments are dates to the rules; their columns end in `At`. */
function revive(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      column.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
    ]),
  );
}
