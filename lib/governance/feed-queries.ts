import 'server-only';
import { db } from '@/lib/database/client';
import { FEED_LENGTH } from '@/lib/feeds/answers';

/** Lists the latest resolutions, newest first. */
export async function listFeedResolutions() {
  return db.resolution.findMany({
    orderBy: [{ date: 'desc' }, { slug: 'asc' }],
    take: FEED_LENGTH,
    select: { slug: true, title: true, date: true, html: true, adoptedAt: true, changedAt: true },
  });
}
