import { parentPort } from 'node:worker_threads';
import { compileRst } from './rst';
import type { Markup, RstContext } from './types';

/** What the pool asks and what a worker answers; `id` pairs them. */
export type RstJob = { id: number; source: string; context: RstContext };

/** The answer to the job with the same id. */
export type RstAnswer = { id: number; markup: Markup };

parentPort?.on('message', ({ id, source, context }: RstJob) => {
  const answer: RstAnswer = { id, markup: compileRst(source, context) };
  parentPort?.postMessage(answer);
});
parentPort?.postMessage('ready');
