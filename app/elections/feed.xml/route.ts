import { now } from '@/lib/clock';
import { answerFeed } from '@/lib/feeds/answers';
import { electionEntry } from '@/lib/elections/archive/feed-entries';
import { listFeedElectionEvents } from '@/lib/elections/archive/feed-queries';

/** Returns the feed of nominations, campaigns and polls, each from its beginning. */
export async function GET(request: Request): Promise<Response> {
  return answerFeed(request, {
    path: '/elections/feed.xml',
    page: '/elections',
    title: 'Elections',
    about: 'Nominations, campaigns and polls as they begin.',
    entries: (await listFeedElectionEvents(now())).map(electionEntry),
  });
}
