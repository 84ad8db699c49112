import type { Contest } from '@/lib/elections/tally/types';
import { BallotFileError } from './ballot-file';
import type { Format, FormatName, ReadOptions, Sink } from './ballot-file';
import { blt } from './blt';
import { cef } from './cef';
import { debian } from './debian';
import { preflib } from './preflib';
import { ranksCsv } from './ranks-csv';
import { rollcall } from './rollcall';

/** Number of characters read before the format is detected. */
const HEAD = 1 << 16;

/** All formats that can be read, in the order they are tried: the most distinctive first. */
export const formats: readonly Format[] = [rollcall, debian, preflib, blt, cef, ranksCsv];

/**
 * Reads ballots that arrive in pieces: push text as it arrives, then call `end`. Memory use depends on the number of
 * different ballots, not the size of the file. Throws a `BallotFileError` with line and column.
 *
 * `format` is null until the beginning has been read.
 */
export function openReader(
  options: ReadOptions = {},
): Sink & { readonly format: FormatName | null } {
  let head = '';
  let chosen: Format | null = null;
  let sink: Sink | null = null;

  const choose = () => {
    chosen = detectFormat(head, options.format);
    sink = chosen.open(options);
    // The beginning read so far is pushed in one piece; a line reader refuses a line without an end.
    sink.push(head);
    head = '';
    return sink;
  };

  return {
    get format() {
      return chosen?.name ?? null;
    },
    push(text) {
      if (sink) {
        sink.push(text);
      } else {
        head += text;
        if (head.length >= HEAD) choose();
      }
    },
    end() {
      return (sink ?? choose()).end();
    },
  };
}

/** Detects a file's format from its beginning. Throws a `BallotFileError` if none fits. */
export function detectFormat(head: string, wanted?: FormatName): Format {
  if (head.trim() === '') throw new BallotFileError('the file is empty', 1, 1);
  const known = formats.find(({ name, seems }) => (wanted ? name === wanted : seems(head)));
  if (known) return known;
  const nul = head.indexOf('\0');
  if (nul >= 0)
    throw new BallotFileError('a NUL character; the file is damaged or not text', 1, nul + 1);
  const titles = formats.map(({ title }) => title).join(', ');
  throw new BallotFileError(`not in a format that is known: ${titles}`, 1, 1);
}

/**
 * Reads ballots from a text.
 *
 * @example
 * readContest('#/Candidates: Ann ; Bo\nAnn > Bo * 3\nBo\n').ballots.total; // => 4
 */
export function readContest(text: string, options: ReadOptions = {}): Contest {
  const reader = openReader(options);
  reader.push(text);
  return reader.end();
}
