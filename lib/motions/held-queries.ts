import 'server-only';
import { db } from '@/lib/database/client';

/** Returns the votes, comments and proposals of the person with these rows, for that person's data export. */
export async function exportMotions(personIds: readonly string[]) {
  const own = { personId: { in: [...personIds] } };
  const [votes, comments, motions] = await Promise.all([
    db.motionVoteCast.findMany({
      where: { elector: own },
      orderBy: { id: 'asc' },
      select: { motionId: true, choice: true, comment: true, revision: true, castAt: true },
    }),
    db.motionComment.findMany({
      where: own,
      orderBy: { saidAt: 'asc' },
      select: { motionId: true, text: true, saidAt: true, hiddenAt: true, hiddenReason: true },
    }),
    db.motion.findMany({
      where: { proposerId: { in: [...personIds] } },
      orderBy: { id: 'asc' },
      select: { id: true, title: true, proposedAt: true },
    }),
  ]);
  return { votes, comments, motions };
}
