import vm from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { TooLarge } from './limits';
import { compileMarkdown, isPlainMarkdown } from './markdown';
import type { Markup, MarkupOptions } from './types';

/** What the pool asks. `id` says in the message that it has begun which job it is. */
export type MarkupJob = {
  id: number;
  /** `plain` asks whether Markdown is plain, in place of rendering it. */
  kind: 'markdown' | 'rst' | 'plain';
  source: string;
  options: MarkupOptions;
  limitMs: number;
};

/** Why a text was not rendered. */
export type MarkupFailure = 'too-slow' | 'too-large' | 'too-deep';

/** What a worker answers. */
export type MarkupAnswer =
  | { ok: true; markup: Markup }
  | { ok: true; isPlain: boolean }
  | { ok: false; failure: MarkupFailure };

/** What a worker says before it begins a job. */
export type MarkupBegun = { begun: number };

/** Calls what is in `globals.run`; the only way to stop a function of ours in time without ending its thread. */
const call = new vm.Script('run()');
const globals: { run?: () => Promise<MarkupAnswer> | MarkupAnswer } = {};
const frame = vm.createContext(globals);

/**
 * Does one job, within its time.
 *
 * Stopping here costs nothing; a new thread takes half a second to start. What can't be stopped here is ended by the
 * pool, and so is a thread that runs out of memory.
 */
export async function render(job: MarkupJob): Promise<MarkupAnswer> {
  const begun: MarkupBegun = { begun: job.id };
  parentPort?.postMessage(begun);
  // Imports alone need this compiler, and a thread starts a fifth faster without it.
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
  // Made in the frame, where `Error` is another one.
  if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'too-slow';
  throw error;
}

// The first text would otherwise wait for what the compiler makes ready when it is used.
compileMarkdown('# a\n\n- *b* <b>c</b> [d](/e)\n\n| f |\n| - |\n| g |\n\n> h[^1]\n\n[^1]: i', {
  context: {},
  takesTitle: false,
  maxBytes: Infinity,
});
