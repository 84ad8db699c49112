import 'server-only';
import { db } from '@/lib/database/client';
import { FEED_LENGTH } from '@/lib/feeds/answers';

/** Lists the latest election events that have begun, newest first, with the contests of their election. */
export async function listFeedElectionEvents(now: Date) {
  return db.electionEvent.findMany({
    where: { startAt: { lte: now } },
    orderBy: [{ startAt: 'desc' }, { electionSlug: 'asc' }, { position: 'asc' }],
    take: FEED_LENGTH,
    select: {
      name: true,
      position: true,
      startAt: true,
      endAt: true,
      election: { select: { slug: true, title: true } },
    },
  });
}
