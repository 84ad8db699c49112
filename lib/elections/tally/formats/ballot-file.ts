import type { Contest } from '@/lib/elections/tally/types';

/** Names of the ballot file formats. Formats are detected by content, never by a file's name. */
export const formatNames = ['cef', 'blt', 'ranks-csv', 'preflib', 'debian', 'rollcall'] as const;

/** Name of one of the formats. */
export type FormatName = (typeof formatNames)[number];

/** Options for reading a file, beyond what the file says itself. */
export type ReadOptions = {
  /** Format to use instead of detecting it. */
  readonly format?: FormatName;
  /** CSV only: true if a higher number is a better rank, as in the proportional mode of CIVS. */
  readonly isHigherBetter?: boolean;
  /** Number of different ballots held before they are discarded; see `BallotBox`. */
  readonly limit?: number;
};

/** A syntax error in a ballot file, with line and column. Both count from 1, columns in UTF-16 units. */
export class BallotFileError extends Error {
  override readonly name = 'BallotFileError';
  readonly line: number;
  readonly column: number;
  /** Message without the location. */
  readonly problem: string;

  constructor(problem: string, line: number, column: number) {
    super(`line ${line}, column ${column}: ${problem}`);
    this.problem = problem;
    this.line = line;
    this.column = column;
  }
}

/** Reader that takes a file's text in pieces of any size and returns the contest at its end. */
export type Sink = { push: (text: string) => void; end: () => Contest };

/**
 * Reader that takes a file line by line. A line is `text` from `from` up to, but not including, `to`, without its line
 * end.
 */
export type LineSink = {
  line: (text: string, from: number, to: number, number: number) => void;
  end: (lines: number) => Contest;
};

/**
 * A format that can be read. `seems` checks the beginning of a file, at most 64 Ki characters; the first format whose
 * `seems` is true reads the file.
 */
export type Format = {
  readonly name: FormatName;
  readonly title: string;
  readonly seems: (head: string) => boolean;
  readonly open: (options: ReadOptions) => Sink;
};
