import { INDEPENDENT, seriesTitle } from '@/lib/releases/rules';

/** The series as choices of a filter, newest first, and the releases of no series. */
export function seriesChoices(
  series: readonly { name: string; releaseId: string }[],
): { value: string; label: string }[] {
  const named = series.map(({ name, releaseId }) => ({
    value: name,
    label: seriesTitle(name, releaseId),
  }));
  return [...named.reverse(), { value: INDEPENDENT, label: 'Independent' }];
}
