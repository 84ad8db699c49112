import { recordAudit, ROLLCALL, type AuditActor } from '@/lib/audit';
import { databaseClock } from '@/lib/database-clock';
import { db } from '@/lib/db';
import { adoptResolution } from '@/lib/governance/adoption-commands';
import { renderMarkdown } from '@/lib/markdown';
import type { Actor } from '@/lib/people/role-rules';
import { ok, refuse, type Result } from '@/lib/result';
import type { Transaction } from '@/lib/sync/source';
import { subjectOf } from './history-queries';
import { inTransaction, lockMotion, type LockedMotion } from './locking-queries';
import type { MotionRefusal } from './messages';
import { outcomeOf } from './decision-rules';
import { refuseClose } from './refusal-rules';
import { personOf } from './row-queries';
import { standingOf, type MotionRule } from './rules';
import type { ClosingInput } from './schema';
import { followSeatsOf } from './seat-commands';

/** A motion that can be decided: locked alone, so that every vote that was let in is in the count. */
type Decidable = LockedMotion & { rule: MotionRule };

/** How a motion ended. `resolution` is the slug of what it left behind, if it did. */
export type Decision = { id: number; passes: boolean; resolution: string | null };

/**
 * Closes a motion: it passes when its rule is met at this moment, else it is rejected.
 *
 * Votes under way are waited for and counted; the seats are looked at first.
 */
export async function closeMotion(
  actor: Actor,
  { id, comment }: ClosingInput,
): Promise<Result<Decision, MotionRefusal>> {
  await followSeatsOf(id);
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'alone');
    if (!motion) return refuse('no-such-motion');
    const { rule } = motion;
    if (!rule) return refuse('no-such-kind');
    const refusal = refuseClose(actor, motion.facts, rule, motion.now);
    if (refusal) return refuse(refusal);
    const reason = comment === '' ? 'Closed by the rule.' : comment;
    return ok(await decide(tx, { ...motion, rule }, actor, reason));
  });
}

/**
 * Decides every open motion whose voting has ended by the database's clock; answers their numbers. One that is held
 * waits. Any number of workers may do so at once: each motion is decided by one of them.
 */
export async function closeDueMotions(): Promise<number[]> {
  const due = await db.$queryRaw<{ id: number }[]>`
    select "id" from "Motion" where "state" = 'open' and "closesAt" <= ${databaseClock()}
    order by "closesAt", "id"`;
  const closed: number[] = [];
  const failures: unknown[] = [];
  for (const { id } of due) {
    const [result] = await Promise.allSettled([closeDueMotion(id)]);
    if (result.status === 'rejected') failures.push(result.reason);
    else if (result.value) closed.push(id);
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Motions could not be closed.');
  return closed;
}

async function closeDueMotion(id: number): Promise<boolean> {
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'alone');
    if (!motion?.rule || motion.facts.state !== 'open') return false;
    const { rule, facts, now } = motion;
    if (!standingOf(facts, rule, now).isClosed) return false; // The clock was restarted meanwhile.
    await decide(tx, { ...motion, rule }, ROLLCALL, 'Voting has ended.');
    return true;
  });
}

async function decide(
  tx: Transaction,
  motion: Decidable,
  actor: AuditActor,
  reason: string,
): Promise<Decision> {
  const { id, row, facts, rule, now } = motion;
  const comments = new Map(row.electors.map(({ id: seat, vote }) => [seat, vote?.comment ?? '']));
  const names = new Map(
    row.approvals.map(({ person }) => [personOf(person).id, personOf(person).name]),
  );
  const outcome = outcomeOf(facts, rule, now, { comments, names });
  const state = outcome.passes ? 'passed' : 'rejected';
  await tx.motion.update({
    where: { id },
    data: {
      ...{ state, decidedAt: now, decidedById: actor.personId },
      outcome: outcome,
    },
  });
  const resolution =
    outcome.passes && rule.record === 'resolution' ? await adopt(tx, motion) : null;
  const { tally, members } = outcome;
  await recordAudit(tx, actor, {
    action: outcome.passes ? 'motion.pass' : 'motion.reject',
    subject: subjectOf(id),
    reason,
    detail: { state, tally, members, decidedAt: now, resolution },
  });
  return { id, passes: outcome.passes, resolution };
}

async function adopt(tx: Transaction, { id, row, now }: Decidable): Promise<string> {
  const revision = await tx.motionRevision.findUniqueOrThrow({
    where: { motionId_number: { motionId: id, number: row.revision } },
    select: { title: true, text: true },
  });
  const { html, text } = await renderMarkdown(revision.text);
  const { title } = revision;
  const author = row.proposer?.name ?? null;
  const { supersedes } = row;
  return adoptResolution(tx, {
    ...{ motionId: id, title, html, text, author, supersedes },
    decidedAt: now,
  });
}
