import { INDEPENDENT, seriesTitle } from '@/lib/releases/rules';

/** Returns the series as options of a filter, newest first, with the releases outside any series last. */
export function seriesChoices(
  series: readonly { name: string; releaseId: string }[],
): { value: string; label: string }[] {
  const named = series.map(({ name, releaseId }) => ({
    value: name,
    label: seriesTitle(name, releaseId),
  }));
  return [...named.reverse(), { value: INDEPENDENT, label: 'Independent' }];
}
