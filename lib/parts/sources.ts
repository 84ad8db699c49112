import { runSource } from '@/lib/sync/run';
import type { RunOptions, RunReport } from '@/lib/sync/run-row';
import type { Source, SourceName } from '@/lib/sync/source';
import { electionSource } from '@/lib/elections/archive/source';
import { governanceSource } from '@/lib/governance/source';
import { recordSource } from './record-source';
import { releasesSource } from '@/lib/releases/source';

/** A source as the commands and the worker see it. */
export type RegisteredSource = {
  name: SourceName;
  title: string;
  run: (options: RunOptions) => Promise<RunReport>;
};

function register<Value>(source: Source<Value>): RegisteredSource {
  return {
    name: source.name,
    title: source.title,
    run: (options) => runSource(source, options),
  };
}

/** Every source, in the order in which a sync reads them; `record` sums up and stays last. */
export const sources: readonly RegisteredSource[] = [
  register(releasesSource),
  register(governanceSource),
  register(electionSource),
  register(recordSource),
];
