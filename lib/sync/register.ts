import { runSource } from './run';
import type { RunOptions, RunReport } from './run-row';
import type { Source, SourceName } from './source';

/** A source as the commands and the worker see it, whatever its items are. */
export type RegisteredSource = {
  name: SourceName;
  title: string;
  run: (options: RunOptions) => Promise<RunReport>;
};

/** Makes a source one among others. */
export function registerSource<Value>(source: Source<Value>): RegisteredSource {
  return {
    name: source.name,
    title: source.title,
    run: (options) => runSource(source, options),
  };
}
