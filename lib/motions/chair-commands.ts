import { recordAudit } from '@/lib/audit';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { Actor } from '@/lib/people/role-rules';
import type { Seat } from '@/lib/people/seat-queries';
import { ok, refuse, type Result } from '@/lib/result';
import type { Transaction } from '@/lib/sync/source';
import { clockFrom } from './clock-rules';
import { subjectOf } from './history-queries';
import { motionRule } from './kinds';
import { inTransaction, lockMotion, type LockedMotion } from './locking-queries';
import type { MotionRefusal } from './messages';
import {
  refuseClockChoice,
  refuseHold,
  refuseOpening,
  refuseResume,
  refuseWithdrawal,
} from './refusal-rules';
import type { MotionRule, MotionState } from './rules';
import { currentSeats } from './seat-commands';
import type { ClockInput, OpeningInput, ReasonInput } from './schema';

type Answer = Result<{ id: number }, MotionRefusal>;

/**
 * Opens a motion for votes: the electorate is who sits on the body now, and the rule is kept as it is now.
 *
 * Voting ends at `closesAt` where it is given, else when the rule says, or with the decision.
 */
export async function openMotion(actor: Actor, { id, closesAt }: OpeningInput): Promise<Answer> {
  const seats = await currentSeats(id);
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'alone');
    if (!motion) return refuse('no-such-motion');
    const { facts, now, row } = motion;
    const rule = motionRule(row.body, row.kind);
    if (!rule) return refuse('no-such-kind');
    const refusal = refuseOpening(actor, facts, rule, { closesAt: closesAt ?? null, now });
    if (refusal) return refuse(refusal);

    const clock = clockFrom(now, rule);
    const end = closesAt ?? clock.closesAt;
    const electors = await takeSeats(tx, motion, seats);
    await tx.motion.update({
      where: { id },
      data: { ...clock, closesAt: end, state: 'open', openedAt: now, rule: json(rule) },
    });
    await recordAudit(tx, actor, {
      action: 'motion.open',
      subject: subjectOf(id),
      reason: `Opened by the rule "${rule.name}".`,
      detail: { state: 'open', rule: rule.kind, electors, closesAt: end },
    });
    return ok({ id });
  });
}

async function takeSeats(
  tx: Transaction,
  { id, now }: LockedMotion,
  seats: readonly Seat[],
): Promise<string[]> {
  const rows = await tx.motionElector.createManyAndReturn({
    data: seats.map((seat) => ({ ...seat, motionId: id, joinedAt: now })),
    select: { id: true },
  });
  return rows.map((elector) => elector.id);
}

function json(rule: MotionRule): Prisma.InputJsonObject {
  return rule;
}

/** Keeps an open motion from being decided. Votes are still taken and the clock runs on; the decision waits. */
export async function holdMotion(actor: Actor, input: ReasonInput): Promise<Answer> {
  return changeState(actor, input, { action: 'motion.hold', to: 'held', ask: refuseHold });
}

/** Lets a motion that was held be decided again; one whose time has run out is decided by the next round. */
export async function resumeMotion(actor: Actor, input: ReasonInput): Promise<Answer> {
  return changeState(actor, input, { action: 'motion.resume', to: 'open', ask: refuseResume });
}

/** Takes a motion off the table before it is decided. */
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
  ask: typeof refuseHold;
};

async function changeState(
  actor: Actor,
  { id, reason }: ReasonInput,
  { action, to, ask }: StateChange,
): Promise<Answer> {
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'alone');
    if (!motion) return refuse('no-such-motion');
    if (!motion.rule) return refuse('no-such-kind');
    const refusal = ask(actor, motion.facts, motion.rule);
    if (refusal) return refuse(refusal);
    await tx.motion.update({ where: { id }, data: { state: to } });
    const detail = { state: to };
    await recordAudit(tx, actor, { action, subject: subjectOf(id), reason, detail });
    return ok({ id });
  });
}

/**
 * Says whether the current revision starts the clock again, counted from when the text was out (an end of voting
 * moves along), or leaves it running. Once for each revision, with a reason.
 */
export async function chooseClock(actor: Actor, input: ClockInput): Promise<Answer> {
  const { id, revision: number, clock, reason } = input;
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'alone');
    if (!motion) return refuse('no-such-motion');
    const { facts, rule, now } = motion;
    if (!rule) return refuse('no-such-kind');
    const key = { motionId_number: { motionId: id, number } };
    const revision = await tx.motionRevision.findUnique({
      where: key,
      select: { number: true, revisedAt: true, clock: true },
    });
    if (!revision) return refuse('no-revision');
    const chosen = revision.clock as ClockInput['clock'] | null;
    const refusal = refuseClockChoice(actor, facts, rule, { ...revision, clock: chosen, now });
    if (refusal) return refuse(refusal);

    const restarted = clock === 'restarts' ? clockFrom(revision.revisedAt, rule, facts) : {};
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
