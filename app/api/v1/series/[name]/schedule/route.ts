import { absent, route } from '@/lib/http/route';
import { weekAnswer } from '@/lib/releases/answers';
import { scheduleEndpoint } from '@/lib/releases/api-schema';
import { findSeries, getSchedule, listFileWarnings } from '@/lib/releases/queries';
import { weeksOf } from '@/lib/releases/rules';

export const { GET, OPTIONS } = route(scheduleEndpoint, async ({ params }) => {
  const series = await findSeries(params.name);
  const schedule = series && (await getSchedule(series.name));
  if (!schedule) return absent('No series of this name or id has a schedule.');
  const releaseDay = series.entry?.initialRelease ?? schedule.releaseWeek;
  const warnings = await listFileWarnings(schedule.path);
  return {
    data: {
      series: series.name,
      weeks: weeksOf(schedule.weeks, schedule.events, releaseDay).map(weekAnswer),
      warnings: warnings.map(({ where, otherWhere, message }) => ({ where, otherWhere, message })),
    },
    lastModified: null,
  };
});
