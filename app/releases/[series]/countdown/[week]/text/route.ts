import { answer, preflight } from '@/lib/http/conditional';
import { refuse } from '@/lib/http/route';
import { decodedSegment } from '@/lib/http/segment';
import { env } from '@/lib/env';
import { plainMessage } from '@/lib/releases/countdown-plain';
import { findSeries } from '@/lib/releases/queries';
import { parseWeek, weekSlug } from '@/lib/releases/rules';
import { loadCycle } from '@/app/releases/[series]/countdown/load-week';

type Context = RouteContext<'/releases/[series]/countdown/[week]/text'>;

/** Returns the weekly message as plain text, ready to be mailed. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { series: part, week } = await params;
  const offset = parseWeek(decodedSegment(week));
  const series = await findSeries(decodedSegment(part));
  const cycle = series && (await loadCycle(series));
  const isInCycle =
    cycle && offset !== null && offset >= cycle.span.first && offset <= cycle.span.last;
  if (!isInCycle) {
    return refuse(request, 404, 'not-found', 'No series of this name has a message for this week.');
  }
  const address = `${env.siteUrl}/releases/${series.name}/countdown/${weekSlug(offset)}`;
  return answer(request, plainMessage(cycle.messageOf(offset), address), {
    type: 'text/plain; charset=utf-8',
  });
}

export const OPTIONS = preflight;
