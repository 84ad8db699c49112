import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { endAll, haveEnded, isRunning, knownProcess, processSchema } from './processes';

/** Processes that serve from a data folder at a port, noted so that the next start finds what a killed one left. */
const recordSchema = z.object({
  /** Process that starts and stops the others. */
  main: processSchema,
  /** Web server and worker. */
  children: z.array(processSchema),
  /** True if it was stopped by a signal, or is stopping because its own parent is gone. */
  isEnding: z.boolean(),
});

type ServedRecord = z.infer<typeof recordSchema>;

/** The note of the serving processes, updated as they start and end. */
export type ServedNote = {
  /** Adds a child that has been started. */
  add: (pid: number | undefined) => Promise<void>;
  /** Marks that all of it is about to end. */
  ending: () => Promise<void>;
  clear: () => Promise<void>;
};

/** Timeout for processes to end by themselves, and then after each signal. */
const TIMEOUT_MS = 25_000;

/** Maximum time until a process learns that its parent was killed: `scripts/parent.mjs`. */
const GRACE_MS = 2_000;

/** Result of making way: the port is free, or a healthy site is still being served. */
export type Way = 'free' | 'served';

/**
 * Makes way for a start. Remains of a killed start end by themselves or are ended. A healthy site is ended only if
 * `mayTakeOver` allows it. Processes that were not started here are never touched: each is identified by its number and
 * start time.
 */
export async function makeWay(
  { folder, port }: { folder: string; port: number },
  {
    mayTakeOver,
    say,
    patienceMs = TIMEOUT_MS,
    graceMs = GRACE_MS,
  }: {
    mayTakeOver: () => Promise<boolean>;
    say: (sentence: string) => void;
    patienceMs?: number;
    graceMs?: number;
  },
): Promise<Way> {
  const record = await readSettled(fileOf(folder, port), graceMs);
  if (!record) return 'free';
  const all = [record.main, ...record.children];
  if (await haveEnded(all, 0)) return 'free';
  if (!record.isEnding && (await isRunning(record.main))) {
    if (!(await mayTakeOver())) return 'served';
    say('Ending the Rollcall that runs …');
    await endAll([record.main], patienceMs);
  } else {
    say('A Rollcall that was killed is still ending; waiting for it …');
  }
  if (await haveEnded(all, patienceMs)) return 'free';
  say('It does not end by itself, so it is ended.');
  await endAll(all, patienceMs);
  return 'free';
}

/** Notes down that this process serves from a data folder at a port. */
export async function noteServing(folder: string, port: number): Promise<ServedNote> {
  const file = fileOf(folder, port);
  const main = await knownProcess(process.pid);
  const record: ServedRecord = {
    main: main ?? { pid: process.pid, identity: '' },
    children: [],
    isEnding: false,
  };
  // Serving continues even if nothing can be noted, for example on a full disk.
  const note = () => write(file, record).catch(() => undefined);
  let writing = note();
  const next = (): Promise<void> => (writing = writing.then(note));
  await writing;
  return {
    add: async (pid) => {
      const child = pid === undefined ? null : await knownProcess(pid);
      if (!child) return;
      const running = await Promise.all(record.children.map(isRunning));
      record.children = [...record.children.filter((_, at) => running[at]), child];
      await next();
    },
    ending: async () => {
      record.isEnding = true;
      await next();
    },
    clear: async () => {
      await writing;
      await rm(file, { force: true });
    },
  };
}

function fileOf(folder: string, port: number): string {
  return path.join(folder, `serving-${port}.json`);
}

/** Reads the record once a recent kill has reached the process it names, or the grace period is over. */
async function readSettled(file: string, graceMs: number): Promise<ServedRecord | null> {
  const deadline = performance.now() + graceMs;
  for (;;) {
    const record = await readRecord(file);
    if (!record || record.isEnding || !(await isRunning(record.main))) return record;
    if (performance.now() > deadline) return record;
    await setTimeout(50);
  }
}

async function readRecord(file: string): Promise<ServedRecord | null> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null; // There is no record, or a kill left half of one.
  }
}

async function write(file: string, record: ServedRecord): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.unfinished`, JSON.stringify(record));
  await rename(`${file}.unfinished`, file);
}
