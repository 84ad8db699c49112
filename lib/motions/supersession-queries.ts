import 'server-only';
import { getCommunity } from '@/lib/community/community';
import { ok, refuse, type Result } from '@/lib/result';
import type { Transaction } from '@/lib/database/transaction';
import { lastPart } from './link-queries';
import type { MotionRefusal } from './messages';

/**
 * Returns the slugs of the resolutions that a motion of a body replaces. Refused if one is unknown or belongs to
 * another body: a body repeals only its own texts.
 */
export async function findSuperseded(
  tx: Transaction,
  body: string,
  given: readonly string[],
): Promise<Result<string[], MotionRefusal>> {
  const slugs = [...new Set(given.map(lastPart))];
  const resolutions = await tx.resolution.findMany({
    where: { slug: { in: slugs } },
    select: { slug: true, motionId: true },
  });
  if (resolutions.length < slugs.length) return refuse('no-such-link');
  const ids = resolutions.flatMap(({ motionId }) => motionId ?? []);
  const motions = await tx.motion.findMany({
    where: { id: { in: ids } },
    select: { id: true, body: true },
  });
  const makerOf = ({ motionId }: { motionId: number | null }) =>
    motionId === null ? recordBody() : motions.find(({ id }) => id === motionId)?.body;
  return resolutions.every((resolution) => makerOf(resolution) === body)
    ? ok(slugs)
    : refuse('other-body');
}

/** The body whose resolutions are in the governance repository: the first one whose members are in the record. */
function recordBody(): string | undefined {
  return getCommunity().bodies.find(({ members }) => members === 'record')?.slug;
}
