import { readParameters } from '@/lib/http/parameters';
import { answerFeed, answerPlainly } from '@/lib/feeds/answers';
import { releaseEntry } from '@/lib/releases/feed-entries';
import { releaseFeedParameters } from '@/lib/releases/feed-parameters';
import { getFeedSeries, listFeedReleases } from '@/lib/releases/feed-queries';
import { slugOf } from '@/lib/slug';

/** Returns the feed of the latest releases: all of them, or those of a series, a team or a deliverable. */
export async function GET(request: Request): Promise<Response> {
  const { search, searchParams } = new URL(request.url);
  const asked = readParameters(releaseFeedParameters, searchParams);
  if (!asked.ok) return answerPlainly(request, 400, asked.message);
  const { series, team, deliverable } = asked.value;

  const releases = await listFeedReleases({
    deliverable,
    series: series === undefined ? undefined : ((await getFeedSeries(series))?.name ?? series),
    team: team === undefined ? undefined : slugOf(team),
  });
  const about = [deliverable, team, series].filter((part) => part !== undefined).join(', ');
  return answerFeed(request, {
    path: `/releases/feed.xml${search}`,
    page: '/releases',
    title: about ? `Releases: ${about}` : 'Releases',
    about: 'Versions as they are released, newest first.',
    entries: releases.flatMap((release) => releaseEntry(release) ?? []),
  });
}
