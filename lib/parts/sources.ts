import { registerSource, type RegisteredSource } from '@/lib/sync/register';
import { concepts } from './concepts';
import { recordSource } from './record-source';

/** All sources in the order in which a sync reads them. `record` sums them up and stays last. */
export const sources: readonly RegisteredSource[] = [
  ...concepts.flatMap((parts) => parts.sources ?? []),
  registerSource(recordSource),
];

/** Sources that share a schedule and are read in one round, which the summary ends. */
export type SourceRound = { schedule: string; sources: readonly RegisteredSource[] };

/** Groups sources into rounds, in the order of their first sources. */
export function roundsOf(all: readonly RegisteredSource[]): SourceRound[] {
  const schedules = new Set(all.flatMap(({ schedule }) => schedule ?? []));
  return [...schedules].map((schedule) => ({
    schedule,
    sources: all.filter((source) => source.schedule === schedule || source.schedule === null),
  }));
}
