import { recordAudit } from '@/lib/audit/record';
import { renderMarkdown } from '@/lib/community/markup';
import { ownRowOf } from '@/lib/people/identity/own-row-queries';
import type { Actor } from '@/lib/people/role-rules';
import { ok, refuse, type Result } from '@/lib/result';
import { subjectOf } from './history-queries';
import { inTransaction, lockMotion } from './motion-transaction';
import type { MotionRefusal } from './messages';
import { isDecided, refuseHiding, refuseStale } from './refusal-rules';
import type { CommentInput, HidingInput } from './schema';

type Answer = Result<{ id: number; commentId: string }, MotionRefusal>;

/** Adds a comment to an undecided motion. Anyone who is signed in may. */
export async function sayComment(
  actor: Actor,
  { id, revision, text }: CommentInput,
): Promise<Answer> {
  const { html } = await renderMarkdown(text);
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'share');
    if (!motion) return refuse('no-such-motion');
    if (isDecided(motion.facts)) return refuse('decided');
    const stale = refuseStale(motion.facts, revision);
    if (stale) return refuse(stale);
    const personId = await ownRowOf(tx, actor);
    const comment = await tx.motionComment.create({
      data: {
        ...{ motionId: id, personId, revision, text, html },
        saidAt: motion.now,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, {
      action: 'motion.comment',
      subject: subjectOf(id),
      reason: 'Said in the discussion.',
      detail: { comment: comment.id, revision },
    });
    return ok({ id, commentId: comment.id });
  });
}

/** Hides a comment from the page, for a public reason; it stays in the database. */
export async function hideComment(
  actor: Actor,
  { id, revision, commentId, reason }: HidingInput,
): Promise<Answer> {
  return inTransaction(async (tx) => {
    const motion = await lockMotion(tx, id, 'share');
    if (!motion) return refuse('no-such-motion');
    const { rule, row, now } = motion;
    const refusal = refuseHiding(actor, row.body, rule) ?? refuseStale(motion.facts, revision);
    if (refusal) return refuse(refusal);
    const hidden = await tx.motionComment.updateMany({
      where: { id: commentId, motionId: id, hiddenAt: null },
      data: { hiddenAt: now, hiddenReason: reason },
    });
    if (hidden.count === 0) return refuse('no-such-comment');
    await recordAudit(tx, actor, {
      action: 'motion.hide-comment',
      subject: subjectOf(id),
      reason,
      detail: { comment: commentId },
    });
    return ok({ id, commentId });
  });
}
