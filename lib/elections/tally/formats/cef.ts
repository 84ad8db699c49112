import type { Contest } from '@/lib/elections/tally/types';
import { BallotFileError } from './ballot-file';
import type { Format, LineSink, ReadOptions } from './ballot-file';
import { ContestBuilder } from './contest-builder';
import { byLines } from './lines';

const EMPTY = '/EMPTY_RANKING/';

/**
 * Condorcet Election Format (`.cvotes`).
 *
 * `#/Candidates: A ; B`, `#/Number of Seats: 2`, `#/Implicit Ranking: true` and `#/Weight Allowed: true` come first,
 * then one ballot a line: `tags || A > B = C ^7 * 42`, where ^ is a weight, which counts only if allowed, and * is the
 * number of voters. `#` begins a comment. Without a list, the candidates are those on ballots.
 *
 * @see https://github.com/CondorcetVote/CondorcetElectionFormat
 */
export const cef: Format = {
  name: 'cef',
  title: 'Condorcet Election Format',
  seems: (head) =>
    /^#\/[A-Za-z ]+:/m.test(head) ||
    head.includes(EMPTY) ||
    /^[^#\r\n]*(?:>[^\r\n]*|\*[ \t]*\d+[ \t]*(?:#[^\r\n]*)?)$/m.test(head),
  open: (options) => byLines(new CefReader(options)),
};

class CefReader implements LineSink {
  private readonly builder: ContestBuilder;
  private isListed = false;
  private isWeighted = false;
  private ignoredWeights = 0;

  constructor(options: ReadOptions) {
    this.builder = new ContestBuilder(options);
  }

  line(text: string, from: number, to: number, number: number): void {
    const raw = text.slice(from, to);
    if (raw.startsWith('#/')) {
      this.readParameter(raw, number);
      return;
    }
    const hash = raw.indexOf('#');
    const said = hash >= 0 ? raw.slice(0, hash) : raw;
    if (said.trim() !== '') this.readBallot(said, number);
  }

  private readParameter(raw: string, line: number): void {
    const [, key = '', rest = ''] = /^#\/([^:]*):(.*)$/.exec(raw) ?? [];
    const value = rest.trim();
    const column = raw.length - rest.trimStart().length + 1;
    const name = key.trim().toLowerCase();
    if (this.builder.ballots > 0)
      throw new BallotFileError('parameters have to come before the first ballot', line, 1);
    if (name === 'candidates') this.readCandidates(rest, raw.length - rest.length, line);
    if (name === 'number of seats') {
      if (!/^[1-9]\d*$/.test(value))
        throw new BallotFileError(`"${value}" is not a number of seats`, line, column);
      this.builder.seats = Number(value);
    }
    if (name === 'implicit ranking')
      this.builder.unranked = isTrue(value, line, column) ? 'last' : 'no-opinion';
    if (name === 'weight allowed') this.isWeighted = isTrue(value, line, column);
  }

  private readCandidates(rest: string, offset: number, line: number): void {
    let at = offset;
    for (const part of rest.split(';')) {
      const column = at + (part.length - part.trimStart().length) + 1;
      this.builder.declare(part.trim(), line, column);
      at += part.length + 1;
    }
    this.builder.prepare(this.builder.names.length, line, 1);
    this.isListed = true;
  }

  private readBallot(said: string, line: number): void {
    const tags = said.indexOf('||');
    const start = tags >= 0 ? tags + 2 : 0;
    const [, ranking = '', weight, count] =
      /^([^*^]*)(?:\^([^*]*))?(?:\*(.*))?$/.exec(said.slice(start)) ?? [];
    const column = start + ranking.length + 1;
    const times = count === undefined ? 1 : wholeNumber(count, line, column);
    const each = weight === undefined ? 1 : wholeNumber(weight, line, column);
    if (each > 1 && !this.isWeighted) this.ignoredWeights++;
    if (ranking.trim() !== EMPTY) this.readRanking(ranking, start, line);
    this.builder.cast(this.isWeighted ? times * each : times, line, column);
  }

  private readRanking(ranking: string, offset: number, line: number): void {
    let at = offset;
    let rank = 0;
    for (const group of ranking.split('>')) {
      rank++;
      for (const part of group.split('=')) {
        const name = part.trim();
        const column = at + (part.length - part.trimStart().length) + 1;
        if (name === '') throw new BallotFileError('a rank with nobody in it', line, column);
        const place = this.isListed
          ? this.builder.placeOf(name)
          : this.builder.meet(name, line, column);
        if (place === undefined)
          throw new BallotFileError(
            `nobody called "${name}" is listed as a candidate`,
            line,
            column,
          );
        if (this.builder.ranks[place] !== 0)
          throw new BallotFileError(`"${name}" is ranked twice on this ballot`, line, column);
        this.builder.ranks[place] = rank;
        at += part.length + 1;
      }
    }
  }

  end(lines: number): Contest {
    if (this.ignoredWeights > 0) {
      this.builder.notes.push(
        `${this.ignoredWeights} lines give a weight (^), which this file does not allow; each ballot counts once.`,
      );
    }
    return this.builder.finish(lines);
  }
}

function isTrue(value: string, line: number, column: number): boolean {
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw new BallotFileError(`"${value}" where true or false was expected`, line, column);
}

function wholeNumber(text: string, line: number, column: number): number {
  const value = text.trim();
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new BallotFileError(`"${value}" is not a whole number above 0`, line, column + 1);
}
