import type { Contest } from '@/lib/elections/tally/types';
import { BallotFileError } from './ballot-file';
import type { Format, LineSink, ReadOptions } from './ballot-file';
import { ContestBuilder } from './contest-builder';
import { byLines } from './lines';

/**
 * PrefLib's order formats: soc, soi, toc and toi (strict or with ties, complete or incomplete).
 *
 * Since 2022, files have `# ALTERNATIVE NAME 1: Ann`, `# TITLE:`, … and then `count: 1,2,{3,4}`. Older files have the
 * number of candidates, a line `1,Ann` for each, a line of three totals, and then `count,1,2,{3,4}`.
 *
 * @see https://preflib.github.io/PrefLib-Jekyll/format
 */
export const preflib: Format = {
  name: 'preflib',
  title: 'PrefLib order',
  seems: (head) =>
    /^# (FILE NAME|TITLE|DATA TYPE|NUMBER ALTERNATIVES|ALTERNATIVE NAME \d+):/m.test(head) ||
    /^\uFEFF?\s*\d+\s*[\r\n]+\s*1\s*,/.test(head),
  open: (options) => byLines(new PreflibReader(options)),
};

class PreflibReader implements LineSink {
  private readonly builder: ContestBuilder;
  private readonly names: { name: string; line: number; column: number }[] = [];
  /** Number of candidates an old file declares; 0 for a new file. */
  private announced = 0;
  private isOld = false;
  private hasTotals = false;
  private isReady = false;
  private voters: number | null = null;

  constructor(options: ReadOptions) {
    this.builder = new ContestBuilder(options);
  }

  line(text: string, from: number, to: number, number: number): void {
    const raw = text.slice(from, to);
    const said = raw.trim();
    if (said === '') return;
    if (said.startsWith('#')) {
      this.readHeader(said, number);
    } else if (this.isReady || /^\d+\s*:/.test(said)) {
      this.readOrder(raw, number);
    } else {
      this.readOldHeader(said, number);
    }
  }

  private readHeader(said: string, line: number): void {
    const [, key = '', value = ''] = /^#\s*([^:]*):\s*(.*)$/.exec(said) ?? [];
    const column = said.length - value.length + 1;
    const [, place] = /^ALTERNATIVE NAME (\d+)$/.exec(key) ?? [];
    if (place !== undefined) {
      if (Number(place) !== this.names.length + 1)
        throw new BallotFileError(
          `candidate ${place} where ${this.names.length + 1} was expected`,
          line,
          1,
        );
      this.names.push({ name: value.trim(), line, column });
    }
    if (key === 'TITLE' && value.trim() !== '') this.builder.title = value.trim();
    if (key === 'NUMBER VOTERS' && /^\d+$/.test(value.trim())) this.voters = Number(value);
  }

  private readOldHeader(said: string, line: number): void {
    this.isOld = true;
    if (this.announced === 0) {
      if (!/^\d+$/.test(said) || Number(said) === 0)
        throw new BallotFileError('expected the number of candidates', line, 1);
      this.announced = Number(said);
    } else if (this.names.length < this.announced) {
      const [, place, name = ''] = /^(\d+)\s*,\s*(.*)$/.exec(said) ?? [];
      if (Number(place) !== this.names.length + 1)
        throw new BallotFileError(`expected "${this.names.length + 1}," and a name`, line, 1);
      this.names.push({ name: name.trim(), line, column: said.length - name.length + 1 });
    } else if (!this.hasTotals) {
      const [, voters] = /^(\d+)\s*,\s*\d+\s*,\s*\d+$/.exec(said) ?? [];
      if (voters === undefined)
        throw new BallotFileError(
          'expected three totals: voters, sum of counts, different orders',
          line,
          1,
        );
      this.voters = Number(voters);
      this.hasTotals = true;
      this.prepare(line);
    }
  }

  private prepare(line: number): void {
    for (const { name, line: at, column } of this.names) this.builder.declare(name, at, column);
    if (this.names.length === 0)
      throw new BallotFileError('ballots before any candidate is named', line, 1);
    this.builder.prepare(this.names.length, line, 1);
    this.isReady = true;
  }

  private readOrder(raw: string, line: number): void {
    if (!this.isReady) this.prepare(line);
    const [head, count] = (this.isOld ? /^\s*(\d+)\s*,?/ : /^\s*(\d+)\s*:/).exec(raw) ?? [];
    if (head === undefined || count === undefined)
      throw new BallotFileError('expected how many voters gave this order', line, 1);
    this.readGroups(raw, head.length, line);
    this.builder.cast(Number(count), line, 1);
  }

  private readGroups(raw: string, offset: number, line: number): void {
    if (raw.slice(offset).trim() === '') return;
    const group = /\s*(?:\{([^}]*)\}|([^,{}]*))\s*(,|$)/y;
    let rank = 0;
    for (let at = offset; ; at = group.lastIndex) {
      group.lastIndex = at;
      const found = group.exec(raw);
      if (!found)
        throw new BallotFileError('a brace that is not closed, or text beside it', line, at + 1);
      rank++;
      this.rankGroup(found[1] ?? found[2] ?? '', rank, {
        line,
        column: at + 1 + (found[1] === undefined ? 0 : found[0].indexOf('{') + 1),
      });
      if (found[3] === '') return;
    }
  }

  private rankGroup(
    members: string,
    rank: number,
    { line, column }: { line: number; column: number },
  ): void {
    let at = column;
    for (const part of members.split(',')) {
      const said = part.trim();
      const where = at + (part.length - part.trimStart().length);
      if (said === '') throw new BallotFileError('a rank with nobody in it', line, where);
      const place = /^\d+$/.test(said) ? Number(said) - 1 : -1;
      if (place < 0 || place >= this.names.length)
        throw new BallotFileError(
          `there is no candidate "${said}"; there are ${this.names.length}`,
          line,
          where,
        );
      if (this.builder.ranks[place] !== 0)
        throw new BallotFileError(`candidate ${said} is ranked twice on this ballot`, line, where);
      this.builder.ranks[place] = rank;
      at += part.length + 1;
    }
  }

  end(lines: number): Contest {
    if (!this.isReady) this.prepare(Math.max(1, lines));
    if (this.voters !== null && this.voters !== this.builder.ballots) {
      throw new BallotFileError(
        `the header announces ${this.voters} voters, but ${this.builder.ballots} were found; the file may be cut off`,
        Math.max(1, lines),
        1,
      );
    }
    return this.builder.finish(lines);
  }
}
