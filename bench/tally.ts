import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { say, type BenchReport, type Measurement } from './report';
import { benchPeers } from './tally-peers';
import { make, runOn } from './tally-children';

/**
 * Measures the count on generated ballots, each count in a process of its own: a million ballots of twenty candidates
 * by the pairwise methods and by Scottish STV, a hundred thousand of ten by Meek, growth from ten thousand to a
 * million, and libraries from npm on the same file.
 */
export async function benchTally(): Promise<BenchReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-bench-'));
  try {
    const parts = [await benchPairwise(folder), await benchStv(folder), await benchPeers(folder)];
    return {
      measurements: parts.flatMap(({ measurements }) => measurements),
      notes: parts.flatMap(({ notes }) => notes),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function benchPairwise(folder: string): Promise<BenchReport> {
  const measurements: Measurement[] = [];
  const notes: string[] = [];
  for (const ballots of [10_000, 100_000, 1_000_000]) {
    const title = `${ballots.toLocaleString('en')} x 20`;
    say(`Making ${title} ballots with equal ranks …`);
    const file = await make(folder, `weak-${ballots}.blt`, {
      ballots,
      candidates: 20,
      seats: 5,
      equalPercent: 15,
    });
    say(`Counting ${title} by Schulze, ranked pairs and minimax …`);
    const found = await runOn(file, ['schulze', 'ranked-pairs', 'minimax']);
    const isFull = ballots === 1_000_000;
    measurements.push(
      { what: `${title}: reading`, value: found.parseMs, unit: 'ms', limit: isFull ? 1000 : null },
      {
        what: `${title}: pairwise, Schulze, ranked pairs, minimax`,
        value: found.countMs,
        unit: 'ms',
        limit: isFull ? 1500 : null,
      },
      {
        what: `${title}: most memory held`,
        value: found.peakMib,
        unit: 'MiB',
        limit: isFull ? 300 : null,
      },
    );
    const { size } = await stat(file);
    const perBallot = (ms: number) => `${((ms * 1000) / ballots).toFixed(2)} µs`;
    notes.push(
      `${title}: ${(size / 2 ** 20).toFixed(1)} MiB of BLT, ${found.distinct.toLocaleString('en')} different ballots; ${perBallot(found.parseMs)} to read and ${perBallot(found.countMs)} to count each; Node alone holds ${found.idleMib} MiB.`,
    );
  }
  return { measurements, notes };
}

async function benchStv(folder: string): Promise<BenchReport> {
  say('Making 1,000,000 x 20 and 100,000 x 10 strict ballots …');
  const large = await make(folder, 'strict-1m.blt', {
    ballots: 1_000_000,
    candidates: 20,
    seats: 5,
    equalPercent: 0,
  });
  const small = await make(folder, 'strict-100k.blt', {
    ballots: 100_000,
    candidates: 10,
    seats: 4,
    equalPercent: 0,
  });
  say('Counting by Scottish STV and Meek …');
  const scottish = await runOn(large, ['scottish-stv']);
  const meek = await runOn(small, ['meek-stv']);
  const wigm = await runOn(large, ['wigm-prf']);
  return {
    measurements: [
      {
        what: '1,000,000 x 20, 5 seats: Scottish STV',
        value: scottish.countMs,
        unit: 'ms',
        limit: 5000,
      },
      {
        what: '1,000,000 x 20, 5 seats: most memory held',
        value: scottish.peakMib,
        unit: 'MiB',
        limit: null,
      },
      { what: '1,000,000 x 20, 5 seats: WIGM-PRF', value: wigm.countMs, unit: 'ms', limit: null },
      { what: '100,000 x 10, 4 seats: Meek-PRF', value: meek.countMs, unit: 'ms', limit: 1000 },
    ],
    notes: [],
  };
}
