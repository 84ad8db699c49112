import { absent, route } from '@/lib/http/route';
import { countdownAnswer } from '@/lib/releases/answers';
import { countdownEndpoint } from '@/lib/releases/api-schema';
import { findSeries, listScheduleEvents } from '@/lib/releases/queries';
import { placeInCycle } from '@/lib/releases/rules';

export const { GET, OPTIONS } = route(countdownEndpoint, async ({ params, query, now }) => {
  const series = await findSeries(params.name);
  if (!series?.entry) return absent('No series has this name or id.');
  const on = query.on ?? now;
  const releaseDay = series.entry.initialRelease;
  const place = placeInCycle(await listScheduleEvents(series.name), releaseDay, on);
  return { data: countdownAnswer(series.name, on, { releaseDay, place }) };
});
