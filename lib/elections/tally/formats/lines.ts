import { BallotFileError } from './ballot-file';
import type { LineSink, Sink } from './ballot-file';

/** Maximum length of a line. No format has longer ones, and a file without line ends would fill the memory. */
const MAX_LINE_LENGTH = 1 << 20;

/**
 * Splits text that arrives in pieces into lines. `\n`, `\r\n` and `\r` all end a line; if a file mixes them, the
 * contest gets a note. A NUL is refused with its location. A byte order mark at the beginning is ignored.
 */
export function byLines(sink: LineSink): Sink {
  let carry = '';
  let number = 0;
  let isFirst = true;
  const ends = new Set<string>();

  const take = (text: string) => {
    let from = 0;
    for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
      number++;
      sink.line(text, from, to, number);
      from = to + 1;
    }
    carry = text.slice(from);
    if (carry.length > MAX_LINE_LENGTH)
      throw new BallotFileError('this line has no end', number + 1, 1);
  };

  return {
    push(piece) {
      let text = carry + piece;
      if (isFirst && text.startsWith('\uFEFF')) text = text.slice(1);
      isFirst = isFirst && text === '';
      const nul = text.indexOf('\0');
      if (nul >= 0) throw nulAt(text, nul, number);
      const isHeld = text.endsWith('\r'); // Its \n may be in the next piece.
      if (isHeld) text = text.slice(0, -1);
      noteEnds(text, ends);
      take(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
      if (isHeld) carry += '\r';
    },

    end() {
      const rest = carry.endsWith('\r') ? carry.slice(0, -1) : carry;
      if (carry !== rest) ends.add('\r');
      if (rest !== '' || carry !== rest) {
        number++;
        sink.line(rest, 0, rest.length, number);
      }
      const contest = sink.end(number);
      if (ends.size < 2) return contest;
      return {
        ...contest,
        notes: [...contest.notes, 'The file mixes different line ends; each of them ends a line.'],
      };
    },
  };
}

function noteEnds(text: string, ends: Set<string>): void {
  const hasReturn = text.includes('\r');
  if (!hasReturn) {
    if (text.includes('\n')) ends.add('\n');
    return;
  }
  for (const [end] of text.matchAll(/\r\n|\r|\n/g)) {
    ends.add(end);
    if (ends.size > 1) return;
  }
}

function nulAt(text: string, nul: number, before: number): BallotFileError {
  const lines = text.slice(0, nul).split(/\r\n|\r|\n/);
  const column = (lines.at(-1) ?? '').length + 1;
  return new BallotFileError(
    'a NUL character; the file is damaged or not text',
    before + lines.length,
    column,
  );
}
