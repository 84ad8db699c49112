import { recordAudit } from '@/lib/audit/record';
import { ownRowOf } from '@/lib/people/identity/own-row-queries';
import type { Actor } from '@/lib/people/role-rules';
import { ok, refuse, type Result } from '@/lib/result';
import { subjectOf } from './history-queries';
import { inTransaction, lockMotion } from './motion-transaction';
import type { MotionRefusal } from './messages';
import { refuseStale } from './refusal-rules';
import { refuseApproval, refuseRetraction } from './vote-refusal-rules';
import type { ApprovalInput } from './schema';

/**
 * Gives a consent that the rule asks for besides the votes, to the current text, in a capacity the actor holds now.
 * Also renews one that a revision has outdated.
 */
export async function approveMotion(
  actor: Actor,
  { id, capacity, comment, revision }: ApprovalInput,
): Promise<Result<{ id: number }, MotionRefusal>> {
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'exclusive');
    if (!motion) return refuse('no-such-motion');
    const { facts, rule, now } = motion;
    if (!rule) return refuse('no-such-kind');
    const refusal =
      refuseApproval(actor, facts, rule, { capacity, now }) ?? refuseStale(facts, revision);
    if (refusal) return refuse(refusal);
    const key = { motionId: id, personId: await ownRowOf(tx, actor), capacity };
    await tx.motionApproval.upsert({
      where: { motionId_personId_capacity: key },
      create: { ...key, comment, revision, approvedAt: now },
      update: { comment, revision, approvedAt: now, revokedAt: null },
    });
    await recordAudit(tx, actor, {
      action: 'motion.approve',
      subject: subjectOf(id),
      reason: 'A consent that the rule asks for.',
      detail: { capacity, revision, comment },
    });
    return ok({ id });
  });
}

/** Retracts a consent, as long as the motion is undecided. */
export async function retractApproval(
  actor: Actor,
  { id, capacity, comment, revision }: ApprovalInput,
): Promise<Result<{ id: number }, MotionRefusal>> {
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'exclusive');
    if (!motion) return refuse('no-such-motion');
    const { facts, now } = motion;
    const refusal =
      refuseRetraction(actor, facts, { capacity, now }) ?? refuseStale(facts, revision);
    if (refusal) return refuse(refusal);
    // Consents given before two rows turned out to be one person may be on either row.
    await tx.motionApproval.updateMany({
      where: {
        ...{ motionId: id, capacity, revokedAt: null },
        person: { OR: [{ id: actor.personId }, { mergedIntoId: actor.personId }] },
      },
      data: { revokedAt: now },
    });
    await recordAudit(tx, actor, {
      action: 'motion.retract',
      subject: subjectOf(id),
      reason: comment === '' ? 'Taken back without a comment.' : comment,
      detail: { capacity },
    });
    return ok({ id });
  });
}
