import { answerFeed } from '@/lib/feeds/answers';
import { resolutionEntry } from '@/lib/governance/feed-entries';
import { listFeedResolutions } from '@/lib/governance/feed-queries';

/** Returns the feed of resolutions, with their full texts. */
export async function GET(request: Request): Promise<Response> {
  return answerFeed(request, {
    path: '/resolutions/feed.xml',
    page: '/resolutions',
    title: 'Resolutions',
    about: 'What has been resolved, newest first.',
    entries: (await listFeedResolutions()).map(resolutionEntry),
  });
}
