import { runSource } from './run';
import type { RunOptions, RunReport } from './run-row';
import type { Source, SourceSettings } from './source';

/** A source of any kind, for the commands and the worker. */
export type RegisteredSource = {
  name: string;
  title: string;
  schedule: string | null;
  settings: SourceSettings;
  run: (options: RunOptions) => Promise<RunReport>;
};

/** Wraps a source so that all kinds can be run alike. */
export function registerSource<Value>(source: Source<Value>): RegisteredSource {
  const { name, title, schedule, settings = {} } = source;
  return { name, title, schedule, settings, run: (options) => runSource(source, options) };
}
