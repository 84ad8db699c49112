import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of real data that tests read. It belongs to others and is not part of the project. */
export const corpus = path.resolve(process.env.ROLLCALL_CORPUS ?? '../shared/data');

/** True if the folder exists. Without it, tests that need it are skipped, and `npm test` prints how many. */
export const hasCorpus = existsSync(corpus);

if (!hasCorpus && process.env.ROLLCALL_CORPUS_REQUIRED === '1') {
  throw new Error(
    `ROLLCALL_CORPUS_REQUIRED is set, but ${corpus} does not exist. Set ROLLCALL_CORPUS.`,
  );
}
