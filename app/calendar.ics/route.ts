import { readParameters } from '@/lib/http/parameters';
import { getCommunity } from '@/lib/community/community';
import { answerPlainly } from '@/lib/feeds/answers';
import { answerEvents } from '@/lib/releases/calendar-answer';
import { calendarParameters, eventsOfTeam } from '@/lib/releases/feed-parameters';
import { listCalendarEvents } from '@/lib/releases/feed-queries';

/** Returns the deadlines of every series as one calendar. */
export async function GET(request: Request): Promise<Response> {
  const asked = readParameters(calendarParameters, new URL(request.url).searchParams);
  if (!asked.ok) return answerPlainly(request, 400, asked.message);
  const { kind, team } = asked.value;
  const events = eventsOfTeam(await listCalendarEvents({ kind }), team);
  return answerEvents(request, `${getCommunity().name} release schedules`, events);
}
