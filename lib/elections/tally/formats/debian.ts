import type { Contest } from '@/lib/elections/tally/types';
import { BallotFileError } from './ballot-file';
import type { Format, LineSink, ReadOptions } from './ballot-file';
import { ContestBuilder } from './contest-builder';
import { byLines } from './lines';

/**
 * The tally sheet that the Debian project publishes after a vote.
 *
 * After an introduction, lines `Option 1--->: Name` list the options, and lines `V: 2-13 <hash>` the ballots: one
 * character per option, which is its rank (1 to 9, then A to Z), or `-` for not ranked. Equal characters are equal
 * ranks, and ranks may have gaps. The hash is the voter's receipt and is not kept.
 *
 * @see https://www.debian.org/vote/
 */
export const debian: Format = {
  name: 'debian',
  title: 'Debian tally sheet',
  seems: (head) => /^V: [-0-9A-Z]+\s+[0-9a-f]{32}/m.test(head) || /Option 1-*>?:/.test(head),
  open: (options) => byLines(new DebianReader(options)),
};

class DebianReader implements LineSink {
  private readonly builder: ContestBuilder;
  private hasBallots = false;

  constructor(options: ReadOptions) {
    this.builder = new ContestBuilder(options);
    this.builder.unranked = 'last';
  }

  line(text: string, from: number, to: number, number: number): void {
    const raw = text.slice(from, to);
    if (raw.startsWith('V:')) {
      this.readBallot(raw, number);
      return;
    }
    const [, place, name = ''] = /Option\s+(\d+)\s*-*>?:\s*(.*?)\s*$/.exec(raw) ?? [];
    if (place === undefined) return;
    if (this.hasBallots) throw new BallotFileError('an option after the first ballot', number, 1);
    const expected = this.builder.names.length + 1;
    if (Number(place) !== expected)
      throw new BallotFileError(`option ${place} where option ${expected} was expected`, number, 1);
    this.builder.declare(name, number, raw.lastIndexOf(name) + 1);
  }

  private readBallot(raw: string, line: number): void {
    const count = this.builder.names.length;
    if (!this.hasBallots) {
      if (count === 0) throw new BallotFileError('a ballot before any option is named', line, 1);
      this.builder.prepare(count, line, 1);
      this.hasBallots = true;
    }
    const [head = '', marks = ''] = /^V:\s*(\S*)/.exec(raw) ?? [];
    const column = head.length - marks.length + 1;
    if (marks.length !== count)
      throw new BallotFileError(`${marks.length} marks for ${count} options`, line, column);
    for (let place = 0; place < count; place++) {
      const mark = marks[place] ?? '';
      if (mark === '-') continue;
      if (!/^[1-9A-Z]$/.test(mark))
        throw new BallotFileError(`"${mark}" is not a rank`, line, column + place);
      this.builder.ranks[place] = parseInt(mark, 36);
    }
    this.builder.castSparse(1, line, 1);
  }

  end(lines: number): Contest {
    if (!this.hasBallots)
      throw new BallotFileError('the file ends before the first ballot', Math.max(1, lines), 1);
    return this.builder.finish(lines);
  }
}
