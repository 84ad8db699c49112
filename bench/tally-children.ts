import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { writeElectorate, type Electorate } from './tally-ballots';

/** Runs a program and returns its output. */
export const run = promisify(execFile);

const runSchema = z.object({
  parseMs: z.number(),
  countMs: z.number(),
  counts: z.array(z.object({ method: z.string(), ms: z.number() })),
  distinct: z.number(),
  idleMib: z.number(),
  peakMib: z.number(),
});

/** Writes the ballots of an electorate to a file, and returns its path. */
export async function make(folder: string, name: string, electorate: Electorate): Promise<string> {
  const file = path.join(folder, name);
  await writeElectorate(file, electorate);
  return file;
}

/** Counts a file by these methods in a process of its own. */
export async function runOn(file: string, methods: readonly string[]) {
  const script = path.join(import.meta.dirname, 'tally-run.ts');
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script, file, ...methods]);
  return runSchema.parse(JSON.parse(stdout));
}
