import type { Row } from '@/lib/audit/columns';
import { isSame, keptRow, short, type Replay } from '@/lib/audit/replay';
import { outcomeOf } from './decision-rules';
import type { MotionOutcome } from './outcome-types';
import { factsOf, type EntryRow } from './row-queries';
import type { MotionRule } from './rule-types';

/** Fields of an outcome that a recount must reproduce. The narrative may be worded differently in a later version. */
const COUNTED = ['passes', 'members', 'tally', 'votes'] as const;

/**
 * Recounts a motion at the time of its decision, from the seats, votes and consents in the log up to then, by the rule
 * stored with it. Returns the differences from what was written.
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

/** Returns the outcome with its votes as JSON, in a fixed order. */
function plain(outcome: MotionOutcome): Record<(typeof COUNTED)[number], unknown> {
  const votes = outcome.votes.map((vote) => JSON.stringify(Object.entries(vote).sort())).sort();
  return { ...outcome, votes };
}

/** Returns the motion with everything its count depends on, in the form the queries return. */
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
  // The count uses only columns that are in the log. Titles and HTML, for example, are not.
  return row as EntryRow;
}

function rowsOf(replay: Replay, name: string, motionId: unknown): Row[] {
  return [...(replay.rows.get(name)?.values() ?? [])].flatMap(({ row }) =>
    row.motionId === motionId ? [row] : [],
  );
}

/** Returns a person as they were then: with the merge that the log has up to that point. */
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

/** Turns times into dates, as the rules expect them; their columns end in `At`. */
function revive(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      column.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
    ]),
  );
}
