import { runSource } from './run';
import type { RunOptions, RunReport } from './run-row';
import type { Source, SourceSettings } from './source';

/** A source as the commands and the worker see it, whatever its items are. */
export type RegisteredSource = {
  name: string;
  title: string;
  schedule: string | null;
  settings: SourceSettings;
  run: (options: RunOptions) => Promise<RunReport>;
};

/** Makes a source one among others. */
export function registerSource<Value>(source: Source<Value>): RegisteredSource {
  const { name, title, schedule, settings = {} } = source;
  return { name, title, schedule, settings, run: (options) => runSource(source, options) };
}
