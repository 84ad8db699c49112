import { readParameters } from '@/lib/http/parameters';
import { storable } from '@/lib/text';
import { answerPlainly } from '@/lib/feeds/answers';
import { answerEvents } from '@/lib/releases/calendar-answer';
import { seriesTitle } from '@/lib/releases/rules';
import { calendarParameters, eventsOfTeam } from '@/lib/releases/feed-parameters';
import { getFeedSeries, listCalendarEvents } from '@/lib/releases/feed-queries';

/** Returns the deadlines of a series as a calendar. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ series: string }> },
): Promise<Response> {
  const asked = readParameters(calendarParameters, new URL(request.url).searchParams);
  if (!asked.ok) return answerPlainly(request, 400, asked.message);
  const series = await getFeedSeries(storable((await params).series));
  if (!series) return answerPlainly(request, 404, 'There is no series of this name.');

  const { kind, team } = asked.value;
  const events = eventsOfTeam(await listCalendarEvents({ series: series.name, kind }), team);
  return answerEvents(request, `${seriesTitle(series.name, series.releaseId)} schedule`, events);
}
