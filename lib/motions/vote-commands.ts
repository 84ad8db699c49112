import { recordAudit } from '@/lib/audit/record';
import { databaseClock } from '@/lib/database/clock';
import type { Actor } from '@/lib/people/role-rules';
import { ok, refuse, type Result } from '@/lib/result';
import type { Transaction } from '@/lib/database/transaction';
import { seatToWrite } from './electorate-rules';
import { subjectOf } from './history-queries';
import { inTransaction, lockMotionAndSeat, type LockedMotion } from './motion-transaction';
import type { MotionRefusal } from './messages';
import type { ReasonInput, VoteInput } from './schema';
import { followSeatsOf } from './seat-commands';
import type { Elector } from './types';
import { electorToRecuse, electorToReturn, electorToVote } from './vote-refusal-rules';

type WrittenVote = { castAt: Date; cast: string };

/**
 * Casts, changes or confirms the actor's vote.
 *
 * The vote names the revision that was read: if the text has changed since, nothing is written and the member is asked
 * to read the new text. The same choice again confirms the vote for the current revision. The statement that writes
 * checks the database's clock itself: a vote at exactly `closesAt` is late. Each vote adds a row of history and a row
 * of the audit log. A member whose seat is newer than the electorate takes that seat first.
 */
export async function castVote(actor: Actor, input: VoteInput): Promise<CastAnswer> {
  const answer = await castOnce(actor, input);
  if (answer.ok || answer.refusal !== 'seat-not-taken') return answer;
  await followSeatsOf(input.id);
  return castOnce(actor, input);
}

type CastAnswer = Result<{ id: number; revision: number; castAt: Date }, MotionRefusal>;

async function castOnce(actor: Actor, input: VoteInput): Promise<CastAnswer> {
  return inTransaction(async (tx) => {
    const motion = await lockMotionAndSeat(tx, input.id, actor);
    if (!motion) return refuse('no-such-motion');
    const { facts, now } = motion;
    const elector = electorToVote(actor, facts, { revision: input.revision, now });
    if (!elector.ok) return elector;

    const seatId = seatToWrite(elector.value, motion.seats, motion);
    const written = await writeVote(tx, { seatId, actor }, input);
    if (!written) return refuse('voting-over'); // Voting ended between the check and the write.

    const before = facts.votes.find(({ electorId }) => electorId === seatId);
    await recordAudit(tx, actor, {
      action: 'motion.vote',
      subject: subjectOf(motion.id),
      reason: `A vote on revision ${input.revision}, cast by the member.`,
      detail: {
        cast: written.cast,
        elector: seatId,
        choice: input.choice,
        revision: input.revision,
        comment: input.comment,
        castAt: written.castAt.toISOString(),
        ...(before && { previous: before.choice, previousRevision: before.revision }),
      },
    });
    return ok({ id: motion.id, revision: input.revision, castAt: written.castAt });
  });
}

/**
 * Writes the vote if voting is open; the statement itself checks that. It reads the clock once, and cuts it to
 * milliseconds, never rounding up to the end of voting.
 */
async function writeVote(
  tx: Transaction,
  { seatId, actor }: { seatId: string; actor: Actor },
  { id, revision, choice, comment }: VoteInput,
): Promise<WrittenVote | null> {
  const rows = await tx.$queryRaw<WrittenVote[]>`
    with "moment" as materialized (select date_trunc('milliseconds', ${databaseClock()}) as "at"),
    "vote" as (
      insert into "MotionVote" ("electorId", "motionId", "choice", "comment", "revision", "castAt", "accountId")
      select e."id", m."id", ${choice}, ${comment}, m."revision", "moment"."at", ${actor.userId}::uuid
      from "Motion" m join "MotionElector" e on e."motionId" = m."id", "moment"
      where m."id" = ${id} and e."id" = ${seatId}::uuid and m."state" in ('open', 'held')
        and m."revision" = ${revision} and e."leftAt" is null and e."recusedAt" is null
        and ("moment"."at" < m."closesAt" or m."closesAt" is null)
      on conflict ("electorId") do update
        set "choice" = excluded."choice", "comment" = excluded."comment",
          "revision" = excluded."revision", "castAt" = excluded."castAt", "source" = 'rollcall',
          "accountId" = excluded."accountId"
      returning "electorId", "motionId", "choice", "comment", "revision", "castAt", "accountId"
    )
    insert into "MotionVoteCast" ("electorId", "motionId", "choice", "comment", "revision", "castAt", "accountId")
    select "electorId", "motionId", "choice", "comment", "revision", "castAt", "accountId" from "vote"
    returning "castAt", "id"::text as "cast"`;
  return rows[0] ?? null;
}

/** Recuses the actor from a motion, for a public reason. A vote cast before stops counting and stays on record. */
export async function recuse(
  actor: Actor,
  { id, revision, reason }: ReasonInput,
): Promise<Result<{ id: number }, MotionRefusal>> {
  return changeSeat(actor, id, {
    find: ({ facts, now }) => electorToRecuse(actor, facts, { revision, now }),
    write: async (tx, seatId, now) => {
      await tx.motionElector.update({
        where: { id: seatId },
        data: { recusedAt: now, recusalReason: reason, recusedBy: actor.userId },
      });
    },
    audit: { action: 'motion.recuse', reason },
  });
}

/** Takes back a recusal. A vote cast before it counts again, unchanged. */
export async function undoRecusal(
  actor: Actor,
  { id, revision, reason }: ReasonInput,
): Promise<Result<{ id: number }, MotionRefusal>> {
  return changeSeat(actor, id, {
    find: ({ facts, now }) => electorToReturn(actor, facts, { revision, now }),
    write: async (tx, seatId) => {
      await tx.motionElector.update({
        where: { id: seatId },
        data: { recusedAt: null, recusalReason: null, recusedBy: null },
      });
    },
    audit: { action: 'motion.return', reason },
  });
}

type SeatChange = {
  find: (motion: LockedMotion) => Result<Elector, MotionRefusal>;
  write: (tx: Transaction, seatId: string, now: Date) => Promise<void>;
  audit: { action: `motion.${string}`; reason: string };
};

async function changeSeat(
  actor: Actor,
  id: number,
  { find, write, audit }: SeatChange,
): Promise<Result<{ id: number }, MotionRefusal>> {
  return inTransaction(async (tx) => {
    const motion = await lockMotionAndSeat(tx, id, actor);
    if (!motion) return refuse('no-such-motion');
    const elector = find(motion);
    if (!elector.ok) return elector;
    const seatId = seatToWrite(elector.value, motion.seats, motion);
    await write(tx, seatId, motion.now);
    await recordAudit(tx, actor, {
      ...audit,
      subject: subjectOf(id),
      detail: { elector: seatId },
    });
    return ok({ id });
  });
}
