import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import {
  BallotFileError,
  type FormatName,
  type ReadOptions,
} from '@/lib/elections/tally/formats/ballot-file';
import { openReader } from '@/lib/elections/tally/formats/read';
import { fromBytes } from '@/lib/elections/tally/formats/utf8';
import type { Contest } from '@/lib/elections/tally/types';
import type { Progress } from '@/lib/progress';

const CHUNK = 1 << 20;

/** A file of ballots that was read, and its detected format. */
export type BallotFile = { readonly contest: Contest; readonly format: FormatName };

/**
 * Reads a file of ballots as a stream; `-` is standard input. Memory use depends on the number of different ballots.
 * Throws a `BallotFileError` with line and column for a mistake in the file.
 */
export async function readBallotFile(
  path: string,
  options: ReadOptions & { readonly progress?: Progress } = {},
): Promise<BallotFile> {
  const reader = openReader(options);
  const bytes = fromBytes(reader);
  const size = path === '-' ? null : (await stat(path)).size;
  const stream = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: CHUNK });
  let done = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    bytes.push(chunk);
    done += chunk.length;
    options.progress?.({ label: 'bytes', done, total: size });
  }
  const contest = bytes.end();
  if (reader.format === null) throw new BallotFileError('the file is empty', 1, 1);
  return { contest, format: reader.format };
}
