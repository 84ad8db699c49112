import { listSeries } from '@/lib/releases/queries';
import { getSchedule } from '@/lib/releases/queries';
import { countdownMessage, type CountdownMessage } from '@/lib/releases/countdown-message';
import { weekOffset, weeksOf } from '@/lib/releases/rules';
import type { FoundSeries } from '@/lib/releases/queries';

/** The weeks of a cycle that have messages, as offsets from the release, both inclusive. */
export type WeekSpan = { first: number; last: number };

/** Loads the data for the messages of a series; null if it has no schedule or no release day. */
export async function loadCycle(series: FoundSeries) {
  const [schedule, all] = await Promise.all([getSchedule(series.name), listSeries()]);
  const releaseDay = series.entry?.initialRelease ?? schedule?.releaseWeek ?? null;
  if (!schedule || releaseDay === null) return null;
  const ordinal = series.entry?.ordinal ?? -1;
  const next = all.find((entry) => entry.ordinal > ordinal) ?? null;
  const offsets = weeksOf(schedule.weeks, schedule.events, releaseDay).map(({ startOn }) =>
    weekOffset(startOn, releaseDay),
  );
  const span: WeekSpan = { first: Math.min(0, ...offsets), last: Math.max(0, ...offsets) };
  return {
    releaseDay,
    span,
    messageOf: (offset: number): CountdownMessage =>
      countdownMessage({
        series: { name: series.name, releaseId: series.releaseId ?? series.name },
        next: ordinal === -1 ? null : next,
        releaseDay,
        events: schedule.events,
        offset,
      }),
  };
}
