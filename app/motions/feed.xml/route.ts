import { answerFeed } from '@/lib/feeds/answers';
import { motionEntries } from '@/lib/motions/feed-entries';
import { listMotions } from '@/lib/motions/queries';

/** The feed of motions as they are opened and decided. */
export async function GET(request: Request): Promise<Response> {
  const motions = await listMotions({ states: ['open', 'held', 'passed', 'rejected'], take: 50 });
  return answerFeed(request, {
    path: '/motions/feed.xml',
    page: '/motions',
    title: 'Motions',
    about: 'Motions as they are opened and decided, with the count.',
    entries: motions.flatMap(motionEntries),
  });
}
