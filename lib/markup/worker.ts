import vm from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { TooLarge } from './limits';
import { compileMarkdown, isPlainMarkdown } from './markdown';
import type { Markup, MarkupOptions } from './types';

/** A job from the pool. The message that a job has begun carries its `id`. */
export type MarkupJob = {
  id: number;
  /** `plain` checks whether Markdown is plain, instead of rendering it. */
  kind: 'markdown' | 'rst' | 'plain';
  source: string;
  options: MarkupOptions;
  limitMs: number;
};

/** Reason a text was not rendered. */
export type MarkupFailure = 'too-slow' | 'too-large' | 'too-deep';

/** The result of a job. */
export type MarkupAnswer =
  | { ok: true; markup: Markup }
  | { ok: true; isPlain: boolean }
  | { ok: false; failure: MarkupFailure };

/** The message a worker sends before it begins a job. */
export type MarkupBegun = { begun: number };

/** Calls `globals.run`. This is the only way to stop one of our functions in time without ending its thread. */
const call = new vm.Script('run()');
const globals: { run?: () => Promise<MarkupAnswer> | MarkupAnswer } = {};
const frame = vm.createContext(globals);

/**
 * Does one job, within its time.
 *
 * Stopping a job here costs nothing; a new thread takes half a second to start. The pool ends a job that cannot be
 * stopped here, and a thread that runs out of memory.
 */
export async function render(job: MarkupJob): Promise<MarkupAnswer> {
  const begun: MarkupBegun = { begun: job.id };
  parentPort?.postMessage(begun);
  // Only imports need this compiler, and a thread starts a fifth faster without it.
  const compileRst = job.kind === 'rst' ? (await import('./rst')).compileRst : null;
  const { source, options, limitMs } = job;
  globals.run = () => {
    if (job.kind === 'plain') return { ok: true, isPlain: isPlainMarkdown(source) };
    return {
      ok: true,
      markup: compileRst
        ? compileRst(source, options.context, options.maxBytes)
        : compileMarkdown(source, options),
    };
  };
  try {
    return (await call.runInContext(frame, { timeout: limitMs })) as MarkupAnswer;
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): MarkupFailure {
  if (error instanceof TooLarge) return 'too-large';
  if (error instanceof RangeError) return 'too-deep';
  // The error is created in the frame, which has its own `Error`.
  if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'too-slow';
  throw error;
}

// Warm-up: the first text would otherwise wait for what the compiler prepares on first use.
compileMarkdown('# a\n\n- *b* <b>c</b> [d](/e)\n\n| f |\n| - |\n| g |\n\n> h[^1]\n\n[^1]: i', {
  context: {},
  takesTitle: false,
  maxBytes: Infinity,
});
