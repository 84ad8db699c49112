import { checkpointEntry } from '@/lib/checkpoints/feed-entries';
import { listCheckpoints } from '@/lib/checkpoints/queries';
import { answerFeed } from '@/lib/feeds/answers';

/** Returns the feed of signed heads of the audit log. */
export async function GET(request: Request): Promise<Response> {
  const checkpoints = await listCheckpoints({ take: 50 });
  return answerFeed(request, {
    path: '/security/log/feed.xml',
    page: '/security/log',
    title: 'Audit log',
    about:
      'Signed heads of the audit log: who keeps one can show that nothing before it was changed.',
    entries: checkpoints.map(checkpointEntry),
  });
}
