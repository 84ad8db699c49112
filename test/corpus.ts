import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of real data that tests read; data of others, never part of the project. */
export const corpus = path.resolve(process.env.ROLLCALL_CORPUS ?? '../shared/data');

/** Whether it is there. Tests that need it are left out without it, and `npm test` says how many. */
export const hasCorpus = existsSync(corpus);

if (!hasCorpus && process.env.ROLLCALL_CORPUS_REQUIRED === '1') {
  throw new Error(
    `ROLLCALL_CORPUS_REQUIRED is set, but ${corpus} does not exist. Set ROLLCALL_CORPUS.`,
  );
}
