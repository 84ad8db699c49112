import path from 'node:path';
import { Piscina } from 'piscina';
import { IMPORT_LIMIT_MS, READER_LIMIT_MS } from './limits';
import { WaitingLine } from './waiting-line';
import { isHeavy, weigh } from './weight';
import type { MarkupAnswer, MarkupBegun, MarkupFailure, MarkupJob } from './worker';

/** Path of the worker, relative to the folder the commands run in, because bundlers move `import.meta.url`. */
const WORKER_FILE = path.join('lib', 'markup', 'worker.mjs');

const MEMORY_MB = 256;

/** Maximum time for a thread to start. */
const START_LIMIT_MS = 60_000;

/** Time past its limit after which a job's thread is ended; the thread stops most jobs by itself. */
const GRACE_MS = 300;

/**
 * The lanes. Readers' texts have one lane for those that are certainly quick and one for the others, so that one
 * person's text does not hold up everybody's. Imports have their own.
 */
const LANES = {
  quick: { places: 1, limitMs: READER_LIMIT_MS, maxWaiting: 500, maxWaitMs: 15_000, nice: 0 },
  heavy: { places: 1, limitMs: READER_LIMIT_MS, maxWaiting: 100, maxWaitMs: 15_000, nice: 2 },
  import: { places: 2, limitMs: IMPORT_LIMIT_MS, maxWaiting: Infinity, maxWaitMs: Infinity, nice: 0 },
} as const; // prettier-ignore

type LaneName = keyof typeof LANES;
type Pool = Piscina<MarkupJob, MarkupAnswer>;
type Lane = { line: WaitingLine; pool: Pool };

/** A job that is not in a lane yet. */
export type MarkupTask = Omit<MarkupJob, 'id' | 'limitMs'> & {
  /** Time limit that overrides the lane's. */
  limitMs?: number;
};

/**
 * The result of a job. `busy` and `broken` mean that the text was not processed; `too-much` means that it exhausted the
 * memory.
 */
export type PoolAnswer =
  | Exclude<MarkupAnswer, { ok: false }>
  | { ok: false; failure: MarkupFailure | 'busy' | 'broken' | 'too-much' };

/** The lanes, kept across hot reloads and shared by all parts of a bundle. */
const kept = globalThis as { rollcallMarkup?: Map<LaneName, Lane> };
const lanes = (kept.rollcallMarkup ??= new Map<LaneName, Lane>());
let lastId = 0;

/** Renders a text that a person waits for in a thread, in the lane that its weight selects. Never rejects. */
export async function runForReader(task: MarkupTask): Promise<PoolAnswer> {
  const weight = weigh(task.source);
  if (weight === Infinity) return { ok: false, failure: 'too-deep' };
  return run(isHeavy(weight) ? 'heavy' : 'quick', task, weight);
}

/** Renders a text of an import in a thread. Never rejects. */
export function runForImport(task: MarkupTask): Promise<PoolAnswer> {
  return run('import', task, 0);
}

/** Starts the thread that renders readers' first text. */
export function warmUp(): void {
  laneOf('quick');
}

async function run(name: LaneName, task: MarkupTask, weight: number): Promise<PoolAnswer> {
  const { line } = laneOf(name);
  const answer = await line.take(weight, () => work(name, task));
  return answer ?? { ok: false, failure: 'busy' };
}

/** Runs a job within limits of time and memory. A thread that had to be ended is replaced. */
async function work(name: LaneName, task: MarkupTask): Promise<PoolAnswer> {
  const { pool } = laneOf(name);
  const job: MarkupJob = { limitMs: LANES[name].limitMs, ...task, id: ++lastId };
  const clock = new JobClock(pool, job);
  try {
    return await pool.run(job, { signal: clock.signal });
  } catch (error) {
    return { ok: false, failure: clock.failure ?? failureOf(error) };
  } finally {
    clock.stop();
  }
}

function laneOf(name: LaneName): Lane {
  const known = lanes.get(name);
  if (known) return known;
  const { places, nice } = LANES[name];
  const pool: Pool = new Piscina({
    filename: path.resolve(/* turbopackIgnore: true */ process.cwd(), WORKER_FILE),
    // The minimum equals the maximum: the library replaces an ended thread only up to the minimum.
    ...{ minThreads: places, maxThreads: places, niceIncrement: nice },
    ...{ execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }, recordTiming: false },
  });
  // A thread cannot start: waiting jobs receive a result, and the next text tries again.
  pool.on('error', () => {
    lanes.delete(name);
    void pool.destroy();
  });
  const lane = { line: new WaitingLine(LANES[name]), pool };
  lanes.set(name, lane);
  return lane;
}

/** The clock of one job: first it times the start of a thread, then, once the job has begun, the job. */
class JobClock {
  readonly #stop = new AbortController();
  readonly #job: MarkupJob;
  readonly #pool: Pool;
  #timer: NodeJS.Timeout;
  /** The failure when a time limit was exceeded, or null. */
  failure: 'broken' | 'too-slow' | null = null;

  constructor(pool: Pool, job: MarkupJob) {
    this.#job = job;
    this.#pool = pool;
    this.#timer = this.#failAfter(START_LIMIT_MS, 'broken');
    pool.on('message', this.#begin);
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  readonly #begin = ({ begun }: MarkupBegun) => {
    if (begun !== this.#job.id) return;
    clearTimeout(this.#timer);
    this.#timer = this.#failAfter(this.#job.limitMs + GRACE_MS, 'too-slow');
  };

  #failAfter(ms: number, failure: 'broken' | 'too-slow'): NodeJS.Timeout {
    return setTimeout(() => {
      this.failure = failure;
      this.#stop.abort();
    }, ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#pool.off('message', this.#begin);
  }
}

function failureOf(error: unknown): 'broken' | 'too-much' {
  const { code } = error as { code?: string };
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much' : 'broken';
}
