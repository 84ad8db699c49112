import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { literalMarkup } from './literal';
import type { Markup, RstContext } from './types';
import type { RstAnswer, RstJob } from './worker';

/** Larger texts are shown as written: nothing a community writes by hand is that long. */
export const MAX_SOURCE_BYTES = 1024 * 1024;

/** How long one text may take before it is given up; the compiler's expressions can be made to run for ever. */
export const TIME_LIMIT_MS = 10_000;

const START_LIMIT_MS = 60_000;
const MAX_WORKERS = 2;
const MEMORY_MB = 256;

/** Found from the folder the commands run in, because bundlers move `import.meta.url`. */
const WORKER_FILE = path.join('lib', 'markup', 'worker.mjs');

type Task = {
  source: string;
  context: RstContext;
  limitMs: number;
  resolve: (markup: Markup) => void;
};

type Seat = { worker: Worker; ready: boolean; task: Task | null; timer: NodeJS.Timeout | null };

const seats = new Set<Seat>();
const queue: Task[] = [];
let lastId = 0;

/**
 * Compiles reStructuredText in a thread of its own.
 *
 * Never rejects: a text that is too large, takes too long or breaks the compiler comes back as literal
 * text with a warning. A thread that was stopped is replaced; idle threads don't keep the process alive.
 */
export function renderInWorker(
  source: string,
  context: RstContext,
  limitMs: number = TIME_LIMIT_MS,
): Promise<Markup> {
  if (Buffer.byteLength(source) > MAX_SOURCE_BYTES) {
    const message = `The text is longer than ${MAX_SOURCE_BYTES} bytes and is shown as written, cut there.`;
    return Promise.resolve(literalMarkup(source, [{ message }]));
  }
  return new Promise((resolve) => {
    queue.push({ source, context, limitMs, resolve });
    next();
  });
}

function next(): void {
  const task = queue[0];
  if (!task) return;
  const idle = [...seats].find((seat) => seat.task === null);
  if (idle) give(idle, task);
  else if (seats.size < MAX_WORKERS) give(open(), task);
}

function open(): Seat {
  const file = path.resolve(/* turbopackIgnore: true */ process.cwd(), WORKER_FILE);
  const worker = new Worker(file, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const seat: Seat = { worker, ready: false, task: null, timer: null };
  seats.add(seat);
  worker.on('message', (message: 'ready' | RstAnswer) => {
    if (message === 'ready') begin(seat);
    else finish(seat, message.markup);
  });
  worker.on('error', (error: Error) => {
    giveUp(
      seat,
      `The text breaks the compiler (${error.message.split('\n')[0] ?? ''}) and is shown as written.`,
    );
  });
  return seat;
}

function give(seat: Seat, task: Task): void {
  queue.shift();
  seat.task = task;
  seat.worker.ref();
  if (seat.ready) send(seat, task);
  else
    seat.timer = setTimeout(() => {
      giveUp(seat, 'The compiler does not start; the text is shown as written.');
    }, START_LIMIT_MS);
}

function begin(seat: Seat): void {
  seat.ready = true;
  if (seat.timer) clearTimeout(seat.timer);
  if (seat.task) send(seat, seat.task);
}

function send(seat: Seat, { source, context, limitMs }: Task): void {
  const seconds = limitMs / 1000;
  seat.timer = setTimeout(() => {
    giveUp(seat, `The text takes longer than ${seconds} s to compile and is shown as written.`);
  }, limitMs);
  const job: RstJob = { id: ++lastId, source, context };
  seat.worker.postMessage(job);
}

function finish(seat: Seat, markup: Markup): void {
  const { task } = seat;
  if (seat.timer) clearTimeout(seat.timer);
  seat.task = null;
  seat.timer = null;
  seat.worker.unref();
  task?.resolve(markup);
  next();
}

function giveUp(seat: Seat, message: string): void {
  const { task } = seat;
  seats.delete(seat);
  if (seat.timer) clearTimeout(seat.timer);
  seat.task = null;
  void seat.worker.terminate();
  if (task) task.resolve(literalMarkup(task.source, [{ message }]));
  next();
}
