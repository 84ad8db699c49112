import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { progressDisplay, UsageError, type Arguments } from '@/lib/command-line';
import { tally } from '@/lib/elections/tally/count';
import { writeBlt, writeCef } from '@/lib/elections/tally/formats/write';
import type { Contest, TallyResult } from '@/lib/elections/tally/types';
import { checkFlags, formatOf, rulesOf } from './options';
import { readBallotFile, type BallotFile } from './read-file';
import { reportJson, reportText } from './report';

/** Counts the named file and prints the result. Returns true if it was counted; errors are thrown. */
export async function recount({ flags, words }: Arguments): Promise<boolean> {
  const [path, ...more] = words;
  if (path === undefined) throw new UsageError('Name a file of ballots.');
  if (more.length > 0) throw new UsageError(`One file at a time; there is also ${more.join(' ')}.`);
  checkFlags(flags);
  const { contest, format } = await read(path, flags);
  const result = tally(contest, rulesOf(flags, contest));
  await writeCopies(contest, result, flags);
  const report =
    flags.json === true ? `${reportJson(result, format)}\n` : reportText(result, format);
  await pipeline(Readable.from([report]), process.stdout, { end: false });
  return true;
}

async function read(path: string, flags: Arguments['flags']): Promise<BallotFile> {
  const isQuiet = flags.json === true || !process.stderr.isTTY;
  const display = progressDisplay('Reading', isQuiet);
  const format = formatOf(flags);
  const isHigherBetter = flags['higher-is-better'] === true;
  try {
    return await readBallotFile(path, {
      isHigherBetter,
      ...(format && { format }),
      progress: display.show,
    });
  } catch (error) {
    // The file's name is added to messages only here, where it is known.
    if (error instanceof Error && path !== '-') error.message = `${path}: ${error.message}`;
    throw error;
  } finally {
    display.end();
  }
}

async function writeCopies(
  contest: Contest,
  { rules }: TallyResult,
  flags: Arguments['flags'],
): Promise<void> {
  const copies = [
    [flags['write-cef'], () => writeCef(contest)],
    [flags['write-blt'], () => writeBlt(contest, rules.seats)],
  ] as const;
  for (const [path, write] of copies) {
    if (typeof path === 'string') await pipeline(Readable.from(write()), createWriteStream(path));
  }
}
