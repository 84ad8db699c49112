import path from 'node:path';
import { Piscina } from 'piscina';
import { IMPORT_LIMIT_MS, READER_LIMIT_MS } from './limits';
import { WaitingLine } from './waiting-line';
import { isHeavy, weigh } from './weight';
import type { MarkupAnswer, MarkupBegun, MarkupFailure, MarkupJob } from './worker';

/** Found from the folder the commands run in, because bundlers move `import.meta.url`. */
const WORKER_FILE = path.join('lib', 'markup', 'worker.mjs');

const MEMORY_MB = 256;

/** How long a thread may take to start. */
const START_LIMIT_MS = 60_000;

/** How much longer than its limit a job may take before its thread is ended: the thread stops most by itself. */
const GRACE_MS = 300;

/**
 * The lanes. Readers' texts have one for those that are surely quick and one for the others, so that no text of
 * somebody's holds up everybody's; imports have their own.
 */
const LANES = {
  quick: { places: 1, limitMs: READER_LIMIT_MS, maxWaiting: 500, maxWaitMs: 15_000, nice: 0 },
  heavy: { places: 1, limitMs: READER_LIMIT_MS, maxWaiting: 100, maxWaitMs: 15_000, nice: 2 },
  import: { places: 2, limitMs: IMPORT_LIMIT_MS, maxWaiting: Infinity, maxWaitMs: Infinity, nice: 0 },
} as const; // prettier-ignore

type LaneName = keyof typeof LANES;
type Pool = Piscina<MarkupJob, MarkupAnswer>;
type Lane = { line: WaitingLine; pool: Pool };

/** A job before it is in a lane. */
export type MarkupTask = Omit<MarkupJob, 'id' | 'limitMs'> & {
  /** In place of the lane's. */
  limitMs?: number;
};

/** What becomes of a job; `busy` and `broken` say that the text was not looked at, `too-much` that it took the memory. */
export type PoolAnswer =
  | Exclude<MarkupAnswer, { ok: false }>
  | { ok: false; failure: MarkupFailure | 'busy' | 'broken' | 'too-much' };

/** Kept over hot reloads, and for all parts of a bundle. */
const kept = globalThis as { rollcallMarkup?: Map<LaneName, Lane> };
const lanes = (kept.rollcallMarkup ??= new Map<LaneName, Lane>());
let lastId = 0;

/** Has a thread render a text that somebody waits for, in the lane that its weight says. Never rejects. */
export async function runForReader(task: MarkupTask): Promise<PoolAnswer> {
  const weight = weigh(task.source);
  if (weight === Infinity) return { ok: false, failure: 'too-deep' };
  return run(isHeavy(weight) ? 'heavy' : 'quick', task, weight);
}

/** Has a thread render a text of an import. Never rejects. */
export function runForImport(task: MarkupTask): Promise<PoolAnswer> {
  return run('import', task, 0);
}

/** Starts the thread that renders the first text of a reader. */
export function warmUp(): void {
  laneOf('quick');
}

async function run(name: LaneName, task: MarkupTask, weight: number): Promise<PoolAnswer> {
  const { line } = laneOf(name);
  const answer = await line.take(weight, () => work(name, task));
  return answer ?? { ok: false, failure: 'busy' };
}

/** Within limits of time and memory. A thread that had to be ended is replaced. */
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
    // As many at least as at most: the library replaces a thread that was ended only up to the least.
    ...{ minThreads: places, maxThreads: places, niceIncrement: nice },
    ...{ execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }, recordTiming: false },
  });
  // A thread that can't start: who waits for it is answered, and the next text tries anew.
  pool.on('error', () => {
    lanes.delete(name);
    void pool.destroy();
  });
  const lane = { line: new WaitingLine(LANES[name]), pool };
  lanes.set(name, lane);
  return lane;
}

/** The clock of one job: first for the start of a thread, and from the moment it has begun, for the job. */
class JobClock {
  readonly #stop = new AbortController();
  readonly #job: MarkupJob;
  readonly #pool: Pool;
  #timer: NodeJS.Timeout;
  /** What ran out, if anything did. */
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
