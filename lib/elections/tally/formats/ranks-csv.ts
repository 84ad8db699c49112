import type { Contest } from '@/lib/elections/tally/types';
import { BallotFileError } from './ballot-file';
import type { Format, LineSink, ReadOptions } from './ballot-file';
import { ContestBuilder } from './contest-builder';
import { byLines } from './lines';

type Cell = { readonly text: string; readonly column: number };

/**
 * Table of ranks exported by CIVS and Elekto.
 *
 * The first line names the candidates. Every other line is a ballot: each candidate's rank, where 1 is best (with
 * `isHigherBetter`, the highest number is best). Equal numbers are equal ranks, and numbers may have gaps.
 * `No opinion`, `-` or nothing means the voter did not rank that candidate. Cells may be quoted.
 *
 * @see https://github.com/elekto-dev/elekto and https://civs1.civs.us (ballot reporting)
 */
export const ranksCsv: Format = {
  name: 'ranks-csv',
  title: 'CIVS or Elekto table of ranks',
  seems: (head) => {
    const [header = '', first = ''] = head.split(/\r\n|\r|\n/);
    const isRank = (text: string) => /^(\d+|no opinion|-|)$/i.test(text.trim());
    const cells = header.includes(',') || /^\s*(\d+|no opinion|-)\s*$/i.test(first);
    return (
      cells &&
      header.trim() !== '' &&
      (first === '' || first.split(',').every((text) => isRank(text.replaceAll('"', ''))))
    );
  },
  open: (options) => byLines(new RanksReader(options)),
};

class RanksReader implements LineSink {
  private readonly builder: ContestBuilder;
  private readonly isHigherBetter: boolean;
  private gaps = 0;

  constructor(options: ReadOptions) {
    this.builder = new ContestBuilder(options);
    this.isHigherBetter = options.isHigherBetter ?? false;
  }

  line(text: string, from: number, to: number, number: number): void {
    const raw = text.slice(from, to);
    if (this.builder.names.length === 0) {
      if (raw.trim() === '') return;
      for (const { text: name, column } of splitCells(raw, number))
        this.builder.declare(name, number, column);
      this.builder.prepare(this.builder.names.length, number, 1);
    } else if (raw.trim() !== '' || this.builder.names.length === 1) {
      this.readBallot(splitCells(raw, number), number);
    }
  }

  private readBallot(cells: readonly Cell[], line: number): void {
    const { names, ranks } = this.builder;
    if (cells.length !== names.length) {
      const last = cells.at(Math.min(cells.length, names.length + 1) - 1);
      throw new BallotFileError(
        `${cells.length} ranks for ${names.length} candidates`,
        line,
        last?.column ?? 1,
      );
    }
    const numbers = cells.map((cell) => readRank(cell, line));
    const highest = Math.max(...numbers);
    // Ranks may be numbers of any size. Only their order counts, so they are renumbered.
    const used = [...new Set(numbers)]
      .filter((rank) => rank > 0)
      .sort((a, b) => (this.isHigherBetter ? b - a : a - b));
    if (highest > used.length) this.gaps++;
    numbers.forEach((rank, place) => (ranks[place] = rank === 0 ? 0 : used.indexOf(rank) + 1));
    this.builder.cast(1, line, 1);
  }

  end(lines: number): Contest {
    if (this.gaps > 0)
      this.builder.notes.push(
        `${this.gaps} ballots leave rank numbers out; only their order counts.`,
      );
    return this.builder.finish(lines);
  }
}

/** Reads a rank, or returns 0 for none. */
function readRank({ text, column }: Cell, line: number): number {
  if (text === '' || text === '-' || /^no opinion$/i.test(text)) return 0;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new BallotFileError(
    `"${text}" is not a rank; expected a number from 1, "No opinion", "-" or nothing`,
    line,
    column,
  );
}

/** Splits a line into cells, trimmed and without their quotes. A cell cannot contain a line end. */
function splitCells(raw: string, line: number): Cell[] {
  if (!raw.includes('"')) {
    let column = 1;
    return raw.split(',').map((text) => {
      const cell = { text: text.trim(), column: column + (text.length - text.trimStart().length) };
      column += text.length + 1;
      return cell;
    });
  }
  const cells: Cell[] = [];
  const pattern = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y;
  for (let at = 0; ; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const found = pattern.exec(raw);
    if (!found)
      throw new BallotFileError(
        'a quotation mark that is not closed, or text beside it',
        line,
        at + 1,
      );
    const text = (found[1]?.replaceAll('""', '"') ?? found[2] ?? '').trim();
    cells.push({ text, column: at + 1 });
    if (found[3] === '') return cells;
  }
}
