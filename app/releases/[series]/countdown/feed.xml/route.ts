import { storable } from '@/lib/text';
import { now } from '@/lib/clock';
import { answerFeed, answerPlainly } from '@/lib/feeds/answers';
import { countdownEntries } from '@/lib/releases/feed-entries';
import { getFeedSeries, listCalendarEvents } from '@/lib/releases/feed-queries';
import { seriesTitle } from '@/lib/releases/rules';

/** Returns the feed of a series' weekly countdown messages, each from its publication. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ series: string }> },
): Promise<Response> {
  const series = await getFeedSeries(storable((await params).series));
  if (!series?.initialRelease) {
    return answerPlainly(request, 404, 'There is no series of this name with a day of release.');
  }
  const { name, releaseId, initialRelease: releaseOn } = series;
  const events = await listCalendarEvents({ series: name });
  return answerFeed(request, {
    path: `/releases/${name}/countdown/feed.xml`,
    page: `/releases/${name}/schedule`,
    title: `${seriesTitle(name, releaseId)} countdown`,
    about: 'What the week brings and what comes up before the release.',
    entries: countdownEntries({ name, releaseOn, events }, now()),
  });
}
