import { answerFeed } from '@/lib/feeds/answers';
import { digestEntry } from '@/lib/digests/feed-entries';
import { listDigests } from '@/lib/digests/queries';

/** Returns the feed of digests, newest first. */
export async function GET(request: Request): Promise<Response> {
  return answerFeed(request, {
    path: '/digests/feed.xml',
    page: '/digests',
    title: 'Digests',
    about: 'What the mailing lists said, week by week.',
    entries: (await listDigests()).map(digestEntry),
  });
}
