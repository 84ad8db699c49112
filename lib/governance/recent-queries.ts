import 'server-only';
import { db } from '@/lib/database/client';
import { redactAll } from '@/lib/markup/redact';

/** Lists the newest resolutions dated on or before a moment's day, newest first, including superseded ones. */
export async function listRecentResolutions(at: Date, take: number) {
  const rows = await db.resolution.findMany({
    where: { date: { lte: at } },
    orderBy: [{ date: 'desc' }, { slug: 'asc' }],
    take,
    select: { slug: true, title: true, date: true, status: true },
  });
  return redactAll(rows);
}
