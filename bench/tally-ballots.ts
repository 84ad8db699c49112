import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';

/** Parameters of a generated electorate. */
export type Electorate = {
  readonly ballots: number;
  readonly candidates: number;
  readonly seats: number;
  /** Maximum percentage of ballots that rank two neighbouring candidates equally. */
  readonly equalPercent: number;
};

/** Weight of a voter's own taste, compared with squared distances of about a tenth. */
const TASTE = 0.02;

/**
 * Returns a small repeatable generator of numbers from 0 (inclusive) to 1 (exclusive), mulberry32, so that every run
 * counts the same ballots.
 */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Generates ballots of a spatial electorate as BLT lines. Voters and candidates are points in a plane. A voter ranks
 * the candidates nearest first, with some taste of their own, and stops somewhere.
 */
export function* spatialBlt({
  ballots,
  candidates,
  seats,
  equalPercent,
}: Electorate): Generator<string> {
  const random = randomFrom(20261120);
  const place = () => (random() + random() + random()) / 3;
  const xs = Float64Array.from({ length: candidates }, place);
  const ys = Float64Array.from({ length: candidates }, place);
  const order = Array.from({ length: candidates }, (_, i) => i);
  const far = new Float64Array(candidates);
  yield `${candidates} ${seats}\n`;
  let lines = '';
  for (let voter = 0; voter < ballots; voter++) {
    const [x, y] = [place(), place()];
    for (let c = 0; c < candidates; c++)
      far[c] = (x - (xs[c] ?? 0)) ** 2 + (y - (ys[c] ?? 0)) ** 2 + TASTE * random();
    order.sort((a, b) => (far[a] ?? 0) - (far[b] ?? 0));
    const length = 1 + Math.floor(random() * candidates);
    const equalAt =
      equalPercent > 0 && random() * 100 < equalPercent ? Math.floor(random() * length) : -1;
    lines += '1';
    for (let rank = 0; rank < length; rank++) {
      lines += (rank > 0 && rank === equalAt ? '=' : ' ') + String((order[rank] ?? 0) + 1);
    }
    lines += ' 0\n';
    if (lines.length > 1 << 16) {
      yield lines;
      lines = '';
    }
  }
  yield `${lines}0\n`;
  for (let c = 0; c < candidates; c++) yield `"Candidate ${c + 1}"\n`;
  yield '"Spatial electorate"\n';
}

/** Writes the ballots of an electorate to a file. */
export async function writeElectorate(path: string, electorate: Electorate): Promise<void> {
  await pipeline(Readable.from(spatialBlt(electorate)), createWriteStream(path));
}
