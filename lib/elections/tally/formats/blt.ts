import { MAX_BALLOTS } from '@/lib/elections/tally/ballots';
import type { Contest } from '@/lib/elections/tally/types';
import { BallotFileError } from './ballot-file';
import type { Format, LineSink, ReadOptions } from './ballot-file';
import { ContestBuilder } from './contest-builder';
import { byLines } from './lines';

const [SPACE, TAB, HASH, EQUALS, MINUS, ZERO, NINE] = [32, 9, 35, 61, 45, 48, 57] as const;
const SKIPPED_RANK =
  'a skipped preference; this ballot has a gap, and the rules it was cast under must say what that means';

/**
 * BLT, the format of OpenSTV, OpaVote and most STV programs.
 *
 * The file has the numbers of candidates and seats; a negative number for each withdrawn candidate; one ballot a line:
 * its count, candidates by number, best first, with `=` between equal ones, and 0; a single 0; the names in quotes; the
 * title. `#` begins a comment.
 *
 * @see https://www.opavote.com/help/overview#blt-file-format
 */
export const blt: Format = {
  name: 'blt',
  title: 'BLT',
  seems: (head) =>
    /^\uFEFF?(?:\s|#[^\n\r]*)*\d+[ \t]+\d+[ \t]*(?:#[^\n\r]*)?(?:[\r\n]|$)/.test(head),
  open: (options) => byLines(new BltReader(options)),
};

type Stage = 'header' | 'ballots' | 'names' | 'title' | 'after';

class BltReader implements LineSink {
  private readonly builder: ContestBuilder;
  private stage: Stage = 'header';
  private candidates = 0;
  private readonly withdrawn: number[] = [];
  /** Count of the ballot being read (0 if none is being read), and its last rank. */
  private weight = 0;
  private rank = 0;
  private isEqual = false;

  constructor(options: ReadOptions) {
    this.builder = new ContestBuilder(options);
  }

  line(text: string, from: number, to: number, number: number): void {
    if (this.stage === 'ballots') {
      if (this.weight === 0 && this.readPlainBallot(text, from, to)) return;
      this.readBallots(text, from, to, number);
    } else {
      this.readOther(text.slice(from, to), number);
    }
  }

  /**
   * Reads a line that is one complete ballot without a mistake. This is the hot path: numbers are read from character
   * codes, without creating strings. Any other line is left untouched for `readBallots`, which reports what is wrong.
   */
  private readPlainBallot(text: string, from: number, to: number): boolean {
    const { builder, candidates } = this;
    const { ranks } = builder;
    let weight = 0;
    let rank = 0;
    let isEqual = false;
    for (let at = from; at < to; at++) {
      let value = text.charCodeAt(at) - ZERO;
      if (value < 0 || value > 9) break;
      for (at++; at < to; at++) {
        const digit = text.charCodeAt(at) - ZERO;
        if (digit < 0 || digit > 9) break;
        value = value * 10 + digit;
      }
      const next = at < to ? text.charCodeAt(at) : SPACE;
      if (weight === 0) {
        weight = value;
      } else if (value === 0) {
        if (at < to || isEqual || builder.ballots + weight > MAX_BALLOTS) break;
        builder.cast(weight, 1, 1);
        return true;
      } else {
        if (value > candidates || ranks[value - 1] !== 0) break;
        if (!isEqual) rank++;
        ranks[value - 1] = rank;
      }
      isEqual = next === EQUALS && rank > 0;
      if (weight === 0 || (next !== SPACE && !isEqual)) break;
    }
    ranks.fill(0);
    return false;
  }

  /** Reads ballots of any layout. A ballot may span several lines, so its state is kept between lines. */
  private readBallots(text: string, from: number, to: number, number: number): void {
    let at = from;
    while (at < to) {
      let code = text.charCodeAt(at);
      if (code === SPACE || code === TAB) {
        at++;
        continue;
      }
      if (code < ZERO || code > NINE) {
        if (code === HASH) return;
        at = this.takeOther(text, { at, from, to }, number);
        continue;
      }
      const begin = at;
      let value = 0;
      do {
        value = value * 10 + code - ZERO;
        at++;
        code = at < to ? text.charCodeAt(at) : 0;
      } while (code >= ZERO && code <= NINE);
      if (this.weight > 0 && value > 0) {
        this.takePreference(value, number, begin - from + 1);
      } else if (this.takeMark(value, number, begin - from + 1)) {
        this.expectNothing(text.slice(at, to), number, at - from + 1);
        return;
      }
    }
  }

  private takePreference(value: number, line: number, column: number): void {
    const { ranks } = this.builder;
    if (value > this.candidates) {
      throw new BallotFileError(
        `there is no candidate ${value}; there are ${this.candidates}`,
        line,
        column,
      );
    }
    if (ranks[value - 1] !== 0) {
      throw new BallotFileError(`candidate ${value} is ranked twice on this ballot`, line, column);
    }
    if (this.isEqual) this.isEqual = false;
    else this.rank++;
    ranks[value - 1] = this.rank;
  }

  /** Takes the number that begins a ballot or the 0 that ends one. Returns true for the 0 that ends all ballots. */
  private takeMark(value: number, line: number, column: number): boolean {
    if (this.weight > 0) {
      if (this.isEqual) throw new BallotFileError('"=" with nothing after it', line, column);
      this.builder.cast(this.weight, line, column);
      this.weight = 0;
      return false;
    }
    if (value === 0) {
      this.stage = 'names';
      return true;
    }
    this.weight = value;
    this.rank = 0;
    return false;
  }

  private takeOther(
    text: string,
    { at, from, to }: { at: number; from: number; to: number },
    line: number,
  ): number {
    const column = at - from + 1;
    const code = text.charCodeAt(at);
    if (code === EQUALS && this.rank > 0 && !this.isEqual && this.weight > 0) {
      this.isEqual = true;
      return at + 1;
    }
    if (code === MINUS && this.weight === 0 && this.builder.ballots === 0) {
      const digits = /^-(\d+)/.exec(text.slice(at, to));
      if (digits) {
        this.withdraw(Number(digits[1]), line, column);
        return at + digits[0].length;
      }
    }
    if (code === MINUS) throw new BallotFileError(SKIPPED_RANK, line, column);
    const word = /^\S+/.exec(text.slice(at, to))?.[0] ?? '';
    if (word.startsWith('.') || word.startsWith('/'))
      throw new BallotFileError('weights have to be whole numbers', line, column);
    throw new BallotFileError(`"${word}" where a candidate's number was expected`, line, column);
  }

  private withdraw(candidate: number, line: number, column: number): void {
    if (candidate < 1 || candidate > this.candidates) {
      throw new BallotFileError(
        `there is no candidate ${candidate} to withdraw; there are ${this.candidates}`,
        line,
        column,
      );
    }
    this.withdrawn.push(candidate - 1);
  }

  private readOther(raw: string, line: number): void {
    const text = this.stage === 'header' ? raw.replace(/#.*/, '').trim() : raw.trim();
    const column = raw.length - raw.trimStart().length + 1;
    if (text === '' || (text.startsWith('#') && this.stage !== 'header')) return;
    if (this.stage === 'header') {
      this.readHeader(text, line, column);
    } else if (this.stage === 'names') {
      this.builder.declare(unquote(text, line, column), line, column);
      if (this.builder.names.length === this.candidates) this.stage = 'title';
    } else if (this.stage === 'title') {
      this.builder.title = unquote(text, line, column);
      this.stage = 'after';
    }
  }

  private readHeader(text: string, line: number, column: number): void {
    const [, candidates, seats] = /^(\d+)\s+(\d+)$/.exec(text) ?? [];
    if (candidates === undefined || seats === undefined) {
      throw new BallotFileError(
        'expected the number of candidates and the number of seats',
        line,
        column,
      );
    }
    this.candidates = Number(candidates);
    if (this.candidates === 0) throw new BallotFileError('no candidates', line, column);
    this.builder.seats = Number(seats) || null;
    this.builder.prepare(this.candidates, line, column);
    this.stage = 'ballots';
  }

  private expectNothing(rest: string, line: number, column: number): void {
    const text = rest.trim();
    if (text !== '' && !text.startsWith('#'))
      throw new BallotFileError('text after the 0 that ends the ballots', line, column);
  }

  end(lines: number): Contest {
    if (this.stage === 'header' || this.stage === 'ballots') {
      const problem =
        this.weight > 0 ? 'a ballot without a 0 at its end' : 'no 0 that ends the ballots';
      throw new BallotFileError(`the file ends early: ${problem}`, Math.max(1, lines), 1);
    }
    const found = this.builder.names.length;
    if (found < this.candidates) {
      throw new BallotFileError(
        `the file ends early: ${found} names for ${this.candidates} candidates`,
        lines,
        1,
      );
    }
    for (const place of this.withdrawn) this.builder.withdraw(place);
    return this.builder.finish(lines);
  }
}

function unquote(text: string, line: number, column: number): string {
  if (!text.startsWith('"')) return text.replace(/\s+#.*$/, '');
  const closed = /^"((?:[^"\\]|\\.)*)"\s*(?:#.*)?$/.exec(text);
  if (!closed) throw new BallotFileError('a quotation mark that is not closed', line, column);
  return (closed[1] ?? '').replace(/\\(.)/g, '$1').trim();
}
