import { registerSource, type RegisteredSource } from '@/lib/sync/register';
import { concepts } from './concepts';
import { recordSource } from './record-source';

/** Every source, in the order in which a sync reads them; `record` sums up and stays last. */
export const sources: readonly RegisteredSource[] = [
  ...concepts.flatMap((parts) => parts.sources ?? []),
  registerSource(recordSource),
];

/** Sources that are read in one round because they share a schedule, and what sums up, which ends each round. */
export type SourceRound = { schedule: string; sources: readonly RegisteredSource[] };

/** The rounds of sources, in the order of their first sources. */
export function roundsOf(all: readonly RegisteredSource[]): SourceRound[] {
  const schedules = new Set(all.flatMap(({ schedule }) => schedule ?? []));
  return [...schedules].map((schedule) => ({
    schedule,
    sources: all.filter((source) => source.schedule === schedule || source.schedule === null),
  }));
}
