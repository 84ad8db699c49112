import type { Contest } from '@/lib/elections/tally/types';

/** The formats ballots come in; told apart by content, never by a file's name. */
export const formatNames = ['cef', 'blt', 'ranks-csv', 'preflib', 'debian', 'rollcall'] as const;

/** One of the formats. */
export type FormatName = (typeof formatNames)[number];

/** How to read a file beyond what it says itself. */
export type ReadOptions = {
  /** Skips telling formats apart. */
  readonly format?: FormatName;
  /** CSV only: a higher number is a better rank, as in the proportional mode of CIVS. */
  readonly isHigherBetter?: boolean;
  /** Different ballots held before they are let go; see `BallotBox`. */
  readonly limit?: number;
};

/** Something in a ballot file that cannot be read, and where. Lines and columns count from 1, columns in UTF-16 units. */
export class BallotFileError extends Error {
  override readonly name = 'BallotFileError';
  readonly line: number;
  readonly column: number;
  /** The message without the place. */
  readonly problem: string;

  constructor(problem: string, line: number, column: number) {
    super(`line ${line}, column ${column}: ${problem}`);
    this.problem = problem;
    this.line = line;
    this.column = column;
  }
}

/** Takes a file's text in pieces of any size and answers the contest at its end. */
export type Sink = { push: (text: string) => void; end: () => Contest };

/** Takes a file line by line. A line is `text` from `from` up to, not including, `to`; no line end is in it. */
export type LineSink = {
  line: (text: string, from: number, to: number, number: number) => void;
  end: (lines: number) => Contest;
};

/** Reads one format. `seems` looks at the beginning of a file, at most 64 Ki characters; the first that says yes reads it. */
export type Format = {
  readonly name: FormatName;
  readonly title: string;
  readonly seems: (head: string) => boolean;
  readonly open: (options: ReadOptions) => Sink;
};
