import { recordAudit } from '@/lib/audit/record';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Actor } from '@/lib/people/role-rules';
import { seatsOf } from '@/lib/people/roles/role-queries';
import { ok, refuse, type Result } from '@/lib/result';
import type { Transaction } from '@/lib/database/transaction';
import { clockFrom, endAfterRevision } from './clock-rules';
import { subjectOf } from './history-queries';
import { motionRule } from './community-kinds';
import {
  inTransaction,
  lockMotion,
  lockMotionAndRivals,
  type LockedMotion,
} from './motion-transaction';
import type { MotionRefusal } from './messages';
import {
  refuseClockChoice,
  refuseHold,
  refuseOpening,
  refuseResume,
  refuseStale,
  refuseWithdrawal,
} from './refusal-rules';
import { standingOf } from './standing-rules';
import type { MotionFacts, MotionState } from './types';
import type { MotionRule } from './rule-types';
import type { ClockInput, OpeningInput, ReasonInput } from './schema';
import { findSuperseded } from './supersession-queries';

type Answer = Result<{ id: number }, MotionRefusal>;

/**
 * Opens a motion for votes. The electorate is the members who have a seat on the body now, and the rule is frozen as it
 * is now. This also declares the competing motions, on both sides.
 *
 * Voting ends at `closesAt` if given, else when the rule says, or with the decision.
 */
export async function openMotion(
  actor: Actor,
  { id, closesAt, revision }: OpeningInput,
): Promise<Answer> {
  return inTransaction(async (tx) => {
    const motion = await lockMotionAndRivals(tx, id);
    if (!motion) return refuse('no-such-motion');
    const { facts, now, row } = motion;
    const rule = motionRule(row.body, row.kind);
    if (!rule) return refuse('no-such-kind');
    const refusal =
      refuseOpening(actor, facts, rule, { closesAt: closesAt ?? null, now }) ??
      refuseStale(facts, revision);
    if (refusal) return refuse(refusal);
    const superseded = await findSuperseded(tx, row.body, row.supersedes);
    if (!superseded.ok) return superseded;

    const clock = clockFrom(now, rule);
    const end = closesAt ?? clock.closesAt;
    const electors = await takeSeats(tx, motion);
    const rivals = await declareRivals(tx, id);
    await tx.motion.update({
      where: { id },
      data: { ...clock, closesAt: end, state: 'open', openedAt: now, rule: json(rule) },
    });
    await recordAudit(tx, actor, {
      action: 'motion.open',
      subject: subjectOf(id),
      reason: `Opened by the rule "${rule.name}".`,
      detail: {
        ...{ state: 'open', rule: rule.kind, electors, closesAt: end, revision },
        ...{ sha256: await digestOf(tx, id, revision), rivals },
      },
    });
    for (const rival of rivals) {
      await recordAudit(tx, actor, {
        action: 'motion.compete',
        subject: subjectOf(rival),
        reason: 'A competing motion was opened.',
        detail: { motion: id },
      });
    }
    return ok({ id });
  });
}

/** Writes the other side of each competition; returns the undecided motions that this one competes with. */
async function declareRivals(tx: Transaction, id: number): Promise<number[]> {
  const links = await tx.motionLink.findMany({
    where: { motionId: id, kind: 'motion' },
    select: { target: true },
  });
  const rivals = await tx.motion.findMany({
    where: {
      id: { in: links.map(({ target }) => Number(target)) },
      state: { in: ['proposed', 'open', 'held'] },
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const other = { kind: 'motion' as const, target: String(id), title: null };
  await tx.motionLink.createMany({
    data: rivals.map((rival) => ({ ...other, motionId: rival.id })),
    skipDuplicates: true,
  });
  return rivals.map((rival) => rival.id);
}

/** Returns the SHA-256 of a revision, for the log. */
async function digestOf(tx: Transaction, motionId: number, number: number): Promise<string> {
  const { sha256 } = await tx.motionRevision.findUniqueOrThrow({
    where: { motionId_number: { motionId, number } },
    select: { sha256: true },
  });
  return sha256;
}

async function takeSeats(tx: Transaction, { id, now, row }: LockedMotion): Promise<string[]> {
  const seats = await seatsOf(row.body, now, tx);
  const rows = await tx.motionElector.createManyAndReturn({
    data: seats.map((seat) => ({ ...seat, motionId: id, joinedAt: now })),
    select: { id: true },
  });
  return rows.map((elector) => elector.id);
}

function json(rule: MotionRule): Prisma.InputJsonObject {
  return rule;
}

/** Holds an open motion. Votes are still taken and the clock runs on; the decision waits. */
export async function holdMotion(actor: Actor, input: ReasonInput): Promise<Answer> {
  return changeState(actor, input, { action: 'motion.hold', to: 'held', ask: refuseHold });
}

/** Resumes a motion on hold. If its voting has ended, the next round of the job decides it. */
export async function resumeMotion(actor: Actor, input: ReasonInput): Promise<Answer> {
  return changeState(actor, input, { action: 'motion.resume', to: 'open', ask: refuseResume });
}

/** Withdraws a motion before it is decided; the history keeps the tally. */
export async function withdrawMotion(actor: Actor, input: ReasonInput): Promise<Answer> {
  return changeState(actor, input, {
    action: 'motion.withdraw',
    to: 'withdrawn',
    ask: refuseWithdrawal,
  });
}

type StateChange = {
  action: `motion.${string}`;
  to: MotionState;
  ask: (actor: Actor, facts: MotionFacts, rule: MotionRule, now: Date) => MotionRefusal | null;
};

async function changeState(
  actor: Actor,
  { id, reason, revision }: ReasonInput,
  { action, to, ask }: StateChange,
): Promise<Answer> {
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'exclusive');
    if (!motion) return refuse('no-such-motion');
    const { facts, rule, now } = motion;
    if (!rule) return refuse('no-such-kind');
    const refusal = ask(actor, facts, rule, now) ?? refuseStale(facts, revision);
    if (refusal) return refuse(refusal);
    await tx.motion.update({ where: { id }, data: { state: to } });
    const { tally } = standingOf(facts, rule, now);
    const detail = { state: to, revision, ...(facts.openedAt && { tally }) };
    await recordAudit(tx, actor, { action, subject: subjectOf(id), reason, detail });
    return ok({ id });
  });
}

/**
 * Chooses whether the current revision restarts the clock, counted from the time of the revision (an end of voting
 * moves by as much), or leaves it running. Once for each revision, with a reason.
 */
export async function chooseClock(actor: Actor, input: ClockInput): Promise<Answer> {
  const { id, revision: number, clock, reason } = input;
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'exclusive');
    if (!motion) return refuse('no-such-motion');
    const { facts, rule, now } = motion;
    if (!rule) return refuse('no-such-kind');
    const key = { motionId_number: { motionId: id, number } };
    const revision = await tx.motionRevision.findUnique({
      where: key,
      select: { number: true, revisedAt: true, clock: true },
    });
    if (!revision) return refuse('no-revision');
    const refusal = refuseClockChoice(actor, facts, rule, { ...revision, now });
    if (refusal) return refuse(refusal);

    const restarted = clock === 'restarts' ? restartedClock(revision.revisedAt, facts, rule) : {};
    await tx.motionRevision.update({
      where: key,
      data: { clock, clockById: actor.personId, clockAt: now, clockReason: reason },
    });
    await tx.motion.update({ where: { id }, data: restarted });
    await recordAudit(tx, actor, {
      action: 'motion.clock',
      subject: subjectOf(id),
      reason,
      detail: { revision: number, clock, ...restarted },
    });
    return ok({ id });
  });
}

/**
 * The clock as restarted by a revision. An end of voting moves by as much, and stays at least the reading time after
 * the revision.
 */
function restartedClock(revisedAt: Date, facts: MotionFacts, rule: MotionRule) {
  const clock = clockFrom(revisedAt, rule, facts);
  return { ...clock, closesAt: endAfterRevision({ ...facts, closesAt: clock.closesAt }, rule) };
}
